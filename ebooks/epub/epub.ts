import { strToU8, type Zippable, zipSync } from 'fflate';
import type { ElementContent } from 'hast';
import sharp from 'sharp';
import { x } from 'xastscript';
import type { Book } from '../book.ts';
import { type Chapter, idsIn, noteOf, readText } from '../chapters.ts';
import { containerDocument, type EpubItem, packageDocument } from './package-document.ts';
import { styleSheet } from './style-sheet.ts';
import { type BookHtml, xhtmlDocument, xhtmlOf } from './xhtml.ts';

const pictureWidth = 1400;
const xhtml = 'application/xhtml+xml';

/**
 * Makes an EPUB 3.3 of a book: cover, contents and a document for each chapter with its notes at the end.
 * @param cover the cover as a JPEG
 */
export async function makeEpub(book: Book, cover: Uint8Array): Promise<Uint8Array> {
  const { chapters, notes } = readText(book.tree);
  const files = new Map<string, string | Uint8Array>();
  const items: EpubItem[] = [];
  const add = (item: EpubItem, content: string | Uint8Array) => {
    items.push(item);
    files.set(`OEBPS/${item.href}`, content);
  };
  const name = (index: number) => `chapter-${String(index + 1).padStart(2, '0')}.xhtml`;
  const places = new Map<string, string>();
  chapters.forEach((chapter, index) => {
    for (const id of [chapter.id, ...idsIn(chapter.children)]) places.set(id, `${name(index)}#${id}`);
  });
  const pictures = Object.entries(book.pictures).map(([file, picture], index) => ({
    file,
    href: `pictures/picture-${index + 1}.jpg`,
    picture,
  }));

  const coverPicture = x('img', { src: 'cover.jpg', alt: `${book.title}. ${book.cover.alt}` });
  add(
    { id: 'cover', href: 'cover.xhtml', mediaType: xhtml, isRead: true },
    xhtmlDocument(book, book.labels.cover, x('section', { class: 'cover', 'epub:type': 'cover' }, coverPicture)),
  );
  add(
    { id: 'contents', href: 'contents.xhtml', mediaType: xhtml, properties: 'nav', isRead: true },
    contents(book, chapters, name),
  );
  for (const [index, chapter] of chapters.entries()) {
    const html: BookHtml = {
      placeOf: (id) => places.get(id),
      pictureAt: (file) => pictures.find((picture) => picture.file === file)?.href,
      noteNumber: numbering(chapter, notes),
    };
    add(
      { id: `chapter-${index + 1}`, href: name(index), mediaType: xhtml, isRead: true },
      chapterDocument(book, chapter, html, notes),
    );
  }
  add({ id: 'imprint', href: 'imprint.xhtml', mediaType: xhtml, isRead: true }, imprint(book));
  add({ id: 'style', href: 'style.css', mediaType: 'text/css', isRead: false }, styleSheet(book));
  add(
    { id: 'cover-picture', href: 'cover.jpg', mediaType: 'image/jpeg', properties: 'cover-image', isRead: false },
    cover,
  );
  for (const [index, { href, picture }] of pictures.entries()) {
    const bytes = await sharp(picture.path)
      .resize({ width: pictureWidth, withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer();
    add({ id: `picture-${index + 1}`, href, mediaType: 'image/jpeg', isRead: false }, bytes);
  }
  files.set('OEBPS/package.opf', packageDocument(book, items, pictures.length > 0));
  files.set('META-INF/container.xml', containerDocument());
  return zip(files, book.publishedOn);
}

/** The container: `mimetype` comes first and is not compressed (EPUB Open Container Format 3.3, section 4.3). */
function zip(files: ReadonlyMap<string, string | Uint8Array>, day: string): Uint8Array {
  const mtime = new Date(`${day}T12:00:00`);
  const entries: Zippable = { mimetype: [strToU8('application/epub+zip'), { level: 0, mtime }] };
  for (const [path, content] of files) {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    entries[path] = [bytes, { level: path.endsWith('.jpg') ? 0 : 9, mtime }];
  }
  return zipSync(entries);
}

function contents(book: Book, chapters: readonly Chapter[], name: (index: number) => string): string {
  const entries = chapters.map((chapter, index) => x('li', {}, x('a', { href: name(index) }, chapter.title)));
  const landmark = (type: string, href: string, label: string) =>
    x('li', {}, x('a', { 'epub:type': type, href }, label));
  const body = x(
    null,
    x(
      'nav',
      { 'epub:type': 'toc', role: 'doc-toc', id: 'toc' },
      x('h1', book.labels.contents),
      x('ol', {}, ...entries),
    ),
    x(
      'nav',
      { 'epub:type': 'landmarks', hidden: 'hidden' },
      x(
        'ol',
        {},
        landmark('cover', 'cover.xhtml', book.labels.cover),
        landmark('toc', 'contents.xhtml#toc', book.labels.contents),
        landmark('bodymatter', name(0), chapters[0]?.title ?? book.title),
      ),
    ),
  );
  return xhtmlDocument(book, book.labels.contents, body);
}

/** Numbers a chapter's notes in the order in which they are referred to. */
function numbering(chapter: Chapter, notes: ReadonlyMap<string, unknown>): BookHtml['noteNumber'] {
  const order: string[] = [];
  const walk = (node: ElementContent): void => {
    const id = noteOf(node);
    if (id !== undefined && notes.has(id) && !order.includes(id)) order.push(id);
    else if (node.type === 'element') for (const child of node.children) walk(child);
  };
  for (const node of chapter.children) walk(node);
  return (node) => {
    const place = order.indexOf(noteOf(node) ?? '');
    return place < 0 ? undefined : place + 1;
  };
}

function chapterDocument(
  book: Book,
  chapter: Chapter,
  html: BookHtml,
  notes: ReadonlyMap<string, readonly ElementContent[]>,
): string {
  const found: { number: number; words: readonly ElementContent[]; back: string }[] = [];
  const walk = (node: ElementContent): void => {
    if (node.type !== 'element') return;
    const number = html.noteNumber(node);
    const anchor = node.children[0];
    if (number === undefined || anchor?.type !== 'element') {
      for (const child of node.children) walk(child);
    } else if (!found.some((note) => note.number === number)) {
      found.push({ number, words: notes.get(noteOf(node) ?? '') ?? [], back: anchor.properties.id ?? '' });
    }
  };
  for (const node of chapter.children) walk(node);
  const asides = found.map(({ number, words, back }) =>
    x(
      'aside',
      { 'epub:type': 'footnote', role: 'doc-footnote', id: `note-${number}`, class: 'footnote' },
      x('a', { href: `#${back}`, class: 'number', 'aria-label': book.labels.back, role: 'doc-backlink' }, `${number}`),
      xhtmlOf(words, html) as never,
    ),
  );
  const body = x(
    'section',
    { 'epub:type': 'chapter', 'aria-labelledby': chapter.id },
    x('h1', { id: chapter.id }, chapter.title),
    xhtmlOf(chapter.children, html) as never,
    ...(asides.length > 0 ? [x('section', { class: 'footnotes', 'aria-label': book.labels.notes }, ...asides)] : []),
  );
  return xhtmlDocument(book, chapter.title, body);
}

function imprint(book: Book): string {
  const lines = book.labels.imprint.map((line) => x('p', line));
  const body = x(
    'section',
    { class: 'imprint' },
    x('h1', book.title),
    ...lines,
    x('p', {}, x('a', { href: book.address, dir: 'ltr' }, decodeURI(book.address))),
  );
  return xhtmlDocument(book, book.title, body);
}
