import type { Element, ElementContent, Properties } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import type { Book } from '../book.ts';
import { isElement } from '../chapters.ts';

type XmlContent = Parameters<typeof toXml>[0];

const xhtmlNamespace = 'http://www.w3.org/1999/xhtml';
const opsNamespace = 'http://www.idpf.org/2007/ops';

/** How the blocks of a text become XHTML. */
export interface BookHtml {
  /** Where in the book an id stands: `chapter-3.xhtml#id`; undefined for one that stands nowhere. */
  readonly placeOf: (id: string) => string | undefined;
  /** The address of a picture inside the book. */
  readonly pictureAt: (file: string) => string | undefined;
  /** The note that a reference leads to, when `node` is one. */
  readonly noteNumber: (node: ElementContent) => number | undefined;
}

/** An XHTML document of the book (EPUB 3.3, section 6.1). */
export function xhtmlDocument(book: Book, title: string, body: XmlContent, type?: string): string {
  const document = x(
    'html',
    {
      xmlns: xhtmlNamespace,
      'xmlns:epub': opsNamespace,
      lang: book.locale,
      'xml:lang': book.locale,
      dir: book.direction,
    },
    x(
      'head',
      {},
      x('meta', { charset: 'utf-8' }),
      x('title', title),
      x('link', { rel: 'stylesheet', type: 'text/css', href: 'style.css' }),
    ),
    x('body', type ? { 'epub:type': type } : {}, body as never),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n${toXml(document)}\n`;
}

/** Elements of a page's tree as XML. */
export function xhtmlOf(nodes: readonly ElementContent[], html: BookHtml): XmlContent {
  const root = { type: 'root' as const, children: nodes.flatMap((node) => plain(node, html)) };
  return toXast(root);
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function words(value: string): ElementContent {
  return { type: 'text', value };
}

function all(nodes: readonly ElementContent[], html: BookHtml): ElementContent[] {
  return nodes.flatMap((node) => plain(node, html));
}

function plain(node: ElementContent, html: BookHtml): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const number = html.noteNumber(node);
  if (number !== undefined) return reference(node, number);
  const { tagName, properties } = node;
  const children = () => all(node.children, html);
  switch (tagName) {
    case 'contents':
      return [];
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [element(`h${Number(tagName[1]) - 1}`, { id: properties.id }, children())];
    case 'a':
      return link(properties, children(), html);
    case 'img':
      return picture(properties, html);
    case 'figure': {
      const pictures = picture(properties, html);
      const caption = children();
      if (pictures.length === 0) return [];
      return [element('figure', {}, caption.length > 0 ? [...pictures, element('figcaption', {}, caption)] : pictures)];
    }
    case 'pull-quote':
      // It repeats the text: a screen reader need not say it twice.
      return [element('div', { className: ['pull-quote'], ariaHidden: 'true' }, children())];
    case 'note': {
      const title = text(properties.title);
      const head = title ? [element('p', { className: ['note-title'] }, [words(title)])] : [];
      return [
        element('aside', { className: ['note'], ...(title ? { ariaLabel: title } : {}) }, [...head, ...children()]),
      ];
    }
    case 'link-card': {
      const title = element('a', { href: properties.href }, [words(text(properties.title))]);
      const source = text(properties.source);
      return [
        element('p', { className: ['link-card'] }, source ? [title, element('br', {}, []), words(source)] : [title]),
      ];
    }
    case 'input':
      return [words(properties.checked ? '☑ ' : '☐ ')];
    case 'ul': {
      const isChecklist = JSON.stringify(node.children).includes('"tagName":"input"');
      return [element('ul', isChecklist ? { className: ['checklist'] } : {}, children())];
    }
    case 'th':
    case 'td':
      return [element(tagName, tagName === 'th' ? { scope: 'col' } : {}, children())];
    case 'pre':
      return [element('pre', { dir: 'ltr' }, children())];
    default:
      return [element(tagName, kept(properties), children())];
  }
}

/** A reference that reading systems open as a pop-up (EPUB Structural Semantics: noteref). */
function reference(node: ElementContent, number: number): ElementContent[] {
  const anchor = isElement(node) ? node.children[0] : undefined;
  const id = isElement(anchor) ? text(anchor.properties.id) : '';
  const properties = { id, href: `#note-${number}`, role: 'doc-noteref', 'epub:type': 'noteref' };
  return [element('sup', {}, [element('a', properties, [words(String(number))])])];
}

function link(properties: Properties, children: ElementContent[], html: BookHtml): ElementContent[] {
  const href = text(properties.href);
  if (!href.startsWith('#')) return href ? [element('a', { href }, children)] : children;
  const place = html.placeOf(decodeURIComponent(href.slice(1)));
  return place ? [element('a', { href: place }, children)] : children;
}

function picture({ src, alt }: Properties, html: BookHtml): ElementContent[] {
  const address = html.pictureAt(text(src));
  return address ? [element('img', { src: address, alt: text(alt) }, [])] : [];
}

function kept({ id, start }: Properties): Properties {
  return { ...(id === undefined ? {} : { id }), ...(start === undefined ? {} : { start }) };
}

function text(value: Properties[string]): string {
  return typeof value === 'string' ? value : '';
}
