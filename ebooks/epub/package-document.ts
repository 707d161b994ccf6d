import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Book } from '../book.ts';

/** A file of the EPUB, by its path below `OEBPS/`. */
export interface EpubItem {
  readonly id: string;
  readonly href: string;
  readonly mediaType: string;
  readonly properties?: string;
  /** True for what is read page by page, in this order. */
  readonly isRead: boolean;
}

const head = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Where the package document lies (EPUB Open Container Format 3.3, section 4.2.6.3.1). */
export function containerDocument(): string {
  const rootFile = x('rootfile', { 'full-path': 'OEBPS/package.opf', 'media-type': 'application/oebps-package+xml' });
  const container = x(
    'container',
    { version: '1.0', xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container' },
    x('rootfiles', {}, rootFile),
  );
  return `${head}${toXml(container)}\n`;
}

/** The package document: what the book is, of which files it consists, in which order they are read (EPUB 3.3, section 5). */
export function packageDocument(book: Book, items: readonly EpubItem[], hasPictures: boolean): string {
  const property = (name: string, value: string, more: Record<string, string> = {}) =>
    x('meta', { property: name, ...more }, value);
  const titles = [
    x('dc:title', { id: 'title' }, book.title),
    property('title-type', 'main', { refines: '#title' }),
    ...(book.subtitle
      ? [x('dc:title', { id: 'subtitle' }, book.subtitle), property('title-type', 'subtitle', { refines: '#subtitle' })]
      : []),
  ];
  const authors = book.authors.flatMap((author, index) => [
    x('dc:creator', { id: `author-${index + 1}` }, author),
    property('role', 'aut', { refines: `#author-${index + 1}`, scheme: 'marc:relators' }),
  ]);
  const features = [
    'structuralNavigation',
    'tableOfContents',
    'readingOrder',
    'displayTransformability',
    'alternativeText',
  ];
  const accessibility = [
    property('schema:accessMode', 'textual'),
    ...(hasPictures ? [property('schema:accessMode', 'visual')] : []),
    property('schema:accessModeSufficient', 'textual'),
    ...features.map((feature) => property('schema:accessibilityFeature', feature)),
    property('schema:accessibilityHazard', 'none'),
    property('schema:accessibilitySummary', book.labels.accessibility),
  ];
  const metadata = x(
    'metadata',
    { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    x('dc:identifier', { id: 'book' }, book.address),
    ...titles,
    ...authors,
    x('dc:language', book.locale),
    x('dc:publisher', book.publisher),
    x('dc:date', book.publishedOn),
    x('dc:description', book.description),
    property('dcterms:modified', `${book.publishedOn}T00:00:00Z`),
    ...accessibility,
    x('meta', { name: 'cover', content: 'cover-picture' }),
  );
  const manifest = items.map(({ id, href, mediaType, properties }) =>
    x('item', { id, href, 'media-type': mediaType, properties: properties ?? null }),
  );
  const spine = items.filter((item) => item.isRead).map(({ id }) => x('itemref', { idref: id }));
  const document = x(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'book',
      'xml:lang': book.locale,
      dir: book.direction,
      prefix: 'schema: http://schema.org/',
    },
    metadata,
    x('manifest', {}, ...manifest),
    x('spine', { 'page-progression-direction': book.direction }, ...spine),
  );
  return `${head}${toXml(document)}\n`;
}
