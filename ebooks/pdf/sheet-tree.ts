import type { Element, ElementContent, Properties } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Book } from '../book.ts';
import { idsIn, isElement, noteOf, readText } from '../chapters.ts';

/** What `book.typ` sets: a string is words, an object an element with its contents in `c`. */
export type SheetNode =
  | string
  | { readonly t: string; readonly c: readonly SheetNode[]; readonly [name: string]: unknown };

interface Surroundings {
  readonly ids: ReadonlySet<string>;
  readonly notes: ReadonlyMap<string, readonly ElementContent[]>;
  readonly noted: Set<string>;
  readonly pictures: Book['pictures'];
}

/** Rewrites a book's text for the page: footnotes stand where they are referred to, links lead to what exists. */
export function sheetTree(book: Book): SheetNode[] {
  const { chapters, notes } = readText(book.tree);
  const around: Surroundings = { ids: idsIn(book.tree.children), notes, noted: new Set(), pictures: book.pictures };
  return chapters.flatMap((chapter) => [
    { t: 'heading', level: 1, id: chapter.id, c: [chapter.title] },
    ...nodes(chapter.children, around),
  ]);
}

function nodes(children: readonly ElementContent[], around: Surroundings): SheetNode[] {
  // Between blocks a line break is no more than layout of the source; between words it is a space.
  const hasBlocks = children.some((child) => isElement(child) && blocks.has(child.tagName));
  return children.flatMap((child) =>
    hasBlocks && child.type === 'text' && child.value.trim() === '' ? [] : node(child, around),
  );
}

const blocks = new Set(
  'p ul ol li blockquote pre table figure note pull-quote link-card contents hr h3 h4 h5 h6 section'.split(' '),
);

function node(source: ElementContent, around: Surroundings): SheetNode[] {
  if (source.type === 'text') return [source.value.replaceAll('\n', ' ')];
  if (source.type !== 'element') return [];
  const note = noteOf(source);
  if (note !== undefined) return footnote(note, around);
  const { tagName, properties } = source;
  const c = () => nodes(source.children, around);
  switch (tagName) {
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [{ t: 'heading', level: Number(tagName[1]) - 1, id: properties.id ?? '', c: c() }];
    case 'a':
      return link(properties, c(), around);
    case 'figure':
    case 'img':
      return picture(source, around);
    case 'table':
      return [table(source, around)];
    case 'ul':
    case 'ol':
      return [list(source, around)];
    case 'pre':
      return [{ t: 'pre', c: [textOf(source).replace(/\n$/, '')] }];
    case 'link-card':
      return [{ t: 'card', href: text(properties.href), source: text(properties.source), c: [text(properties.title)] }];
    case 'note':
      return [{ t: 'note', title: text(properties.title), c: c() }];
    case 'pull-quote':
      return [{ t: 'pull-quote', by: text(properties.by), c: c() }];
    case 'contents':
      // The book has a list of its contents.
      return [];
    case 'input':
      return [{ t: 'checkbox', checked: properties.checked === true, c: [] }];
    default:
      return [{ t: tagName, c: c() }];
  }
}

function footnote(id: string, around: Surroundings): SheetNode[] {
  const words = around.notes.get(id);
  if (!words) return [];
  if (around.noted.has(id)) return [{ t: 'footnote-again', id, c: [] }];
  around.noted.add(id);
  const paragraphs = words.filter((word) => isElement(word));
  const only = paragraphs.length === 1 && isElement(paragraphs[0], 'p') ? paragraphs[0].children : words;
  return [{ t: 'footnote', id, c: nodes(only, around) }];
}

function link(properties: Properties, c: SheetNode[], around: Surroundings): SheetNode[] {
  const href = text(properties.href);
  if (href.startsWith('#')) {
    const id = decodeURIComponent(href.slice(1));
    return around.ids.has(id) ? [{ t: 'place', id, c }] : c;
  }
  return href ? [{ t: 'a', href, c }] : c;
}

function picture(source: Element, around: Surroundings): SheetNode[] {
  const { src, alt, credit } = source.properties;
  const file = text(src);
  if (!around.pictures[file]) return [];
  return [{ t: 'figure', file, alt: text(alt), credit: text(credit), c: nodes(source.children, around) }];
}

function list(source: Element, around: Surroundings): SheetNode {
  const items = source.children.filter((child) => isElement(child, 'li'));
  const isLoose = items.some((item) => isElement(item) && item.children.some((child) => isElement(child, 'p')));
  const start = Number(source.properties.start ?? 1);
  return {
    t: source.tagName,
    tight: !isLoose,
    start,
    c: items.map((item) => {
      const c = isElement(item) ? nodes(item.children, around) : [];
      const first = c[0];
      const box = typeof first === 'object' && first.t === 'checkbox' ? first : undefined;
      return { t: 'li', box: box ? box.checked === true : null, c: box ? c.slice(1) : c };
    }),
  };
}

function table(source: Element, around: Surroundings): SheetNode {
  const rows = source.children.flatMap((part) =>
    isElement(part) ? part.children.filter((row) => isElement(row, 'tr')) : [],
  );
  const cells = rows.map((row) => (isElement(row) ? row.children.filter((cell) => isElement(cell)) : []));
  const [head = [], ...body] = cells;
  // A column gets room by the square root of its words: long cells take more of it, short ones still fit.
  const weights = head.map((_, column) => {
    const length = cells.reduce((sum, row) => sum + (row[column] ? textOf(row[column]).length : 0), 0);
    return Math.round(Math.sqrt(length) * 10);
  });
  const set = (row: readonly Element[]) => row.map((cell) => ({ t: 'td', c: nodes(cell.children, around) }));
  return { t: 'table', weights, head: set(head), c: body.map((row) => ({ t: 'tr', c: set(row) })) };
}

function text(value: Properties[string]): string {
  return typeof value === 'string' ? value : '';
}
