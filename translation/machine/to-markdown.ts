import type { PhrasingContent, Root, RootContent } from 'mdast';
import { parseTree } from './markdown-tree.ts';
import { type Container, marksIn, type Piece, wordsOf } from './unit.ts';

/** The words of a picture's description, by the unit that asks for them. */
export type AltWords = (unit: NonNullable<Extract<Piece, object>['mark']['alt']>['unit']) => string;

/**
 * Writes pieces as Markdown, so that it reads back as exactly these pieces: first as plainly as can be, then with signs
 * escaped, then with marks moved out of emphasis that could not be closed there.
 * @param definitions link and footnote definitions of the text, as Markdown
 * @returns undefined where no way of writing reads back whole
 */
export function toMarkdown(
  pieces: readonly Piece[],
  container: Container,
  definitions: string,
  altWords: AltWords = (unit) => wordsOf(unit.pieces),
): string | undefined {
  const words = wordsOf(pieces);
  if (container === 'field') return words;
  if (container === 'attribute') return words.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  if (container === 'alt') return words.replace(/[\\[\]`*_<]/g, '\\$&');
  for (const form of [pieces, outsideEmphasis(pieces)]) {
    for (const typed of [plain, escaped]) {
      const markdown = atStart(written(form, container, typed, altWords), container);
      const children = inlineOf(framed(markdown, container, definitions), container);
      if (children && hasMarks(children, form) && plainWords(children) === expectedWords(form)) return markdown;
    }
  }
  return undefined;
}

const plain = (words: string): string => words;
const escaped = (words: string): string => words.replace(/[\\`*_[\]<>~&:{}]/g, '\\$&');

function written(
  pieces: readonly Piece[],
  container: Container,
  typed: (words: string) => string,
  altWords: AltWords,
): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return container === 'cell' ? typed(piece).replaceAll('|', '\\|') : typed(piece);
      const { mark, children } = piece;
      if (mark.pair) return mark.pair.open + written(children, container, typed, altWords) + mark.pair.close;
      return mark.alt ? mark.alt.before + altWords(mark.alt.unit) + mark.alt.after : mark.code;
    })
    .join('');
}

/** Signs that would begin a list, a heading, a quotation or a block. */
function atStart(markdown: string, container: Container): string {
  if (container !== 'paragraph')
    return container === 'heading' ? markdown.replace(/#+$/, (run) => `\\${run}`) : markdown;
  return markdown
    .replace(/^(?:[#>+=-]|\d{1,9}(?=[.)])|:(?=::))/, (sign) => (/\d/.test(sign) ? sign : `\\${sign}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Whether Markdown holds exactly the markup of some pieces: the same kinds and addresses, standing in the same. */
export function holdsMarks(
  markdown: string,
  pieces: readonly Piece[],
  container: Container,
  definitions: string,
): boolean {
  const children = inlineOf(framed(markdown, container, definitions), container);
  return children !== undefined && hasMarks(children, pieces);
}

function hasMarks(children: readonly PhrasingContent[], pieces: readonly Piece[]): boolean {
  const found = signatures(children, '').sort();
  const wanted = marksIn(pieces)
    .filter(({ mark }) => mark.kind !== 'template')
    .map(({ mark, within }) => `${within ? `${within.kind} ${within.target}` : ''} > ${mark.kind} ${mark.target}`)
    .sort();
  return found.length === wanted.length && found.every((one, index) => one === wanted[index]);
}

/** Inline Markdown where it will stand, as a text of its own. */
export function framedSource(markdown: string, container: Container, definitions: string): string {
  return `${frameOf(container).join(markdown)}\n\n${definitions}`;
}

/** What stands before and behind. */
function frameOf(container: Container): readonly [before: string, behind: string] {
  if (container === 'heading') return ['## ', ''];
  return container === 'cell' ? ['| ', ' |\n| --- |'] : ['', ''];
}

function framed(markdown: string, container: Container, definitions: string): Root {
  return parseTree(framedSource(markdown, container, definitions));
}

function inlineOf(tree: Root, container: Container): readonly PhrasingContent[] | undefined {
  const [first, second] = tree.children;
  if (second && !isDefinition(second)) return undefined;
  if (container === 'cell') {
    if (first?.type !== 'table' || first.children.length !== 1) return undefined;
    const cells = first.children[0]?.children ?? [];
    return cells.length === 1 ? cells[0]?.children : undefined;
  }
  if (container === 'heading') return first?.type === 'heading' ? first.children : undefined;
  return first?.type === 'paragraph' ? first.children : undefined;
}

function isDefinition(node: RootContent): boolean {
  return node.type === 'definition' || node.type === 'footnoteDefinition';
}

function signatures(nodes: readonly PhrasingContent[], within: string): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text' || node.type === 'textDirective') return [];
    const self = `${node.type} ${targetOf(node)}`;
    // The words of an address that stands for itself are no words.
    const inner = 'children' in node && !isBare(node) ? signatures(node.children, self) : [];
    return [`${within} > ${self}`, ...inner];
  });
}

function targetOf(node: PhrasingContent): string {
  if ('url' in node) return node.url;
  if (node.type === 'inlineCode' || node.type === 'html') return node.value;
  if (node.type === 'footnoteReference') return node.identifier;
  return node.type === 'linkReference' || node.type === 'imageReference' ? `[${node.identifier}]` : '';
}

function isBare(node: PhrasingContent): boolean {
  if (node.type !== 'link' || node.children.length !== 1) return false;
  const [only] = node.children;
  const [outer, inner] = [node.position, only?.position];
  if (only?.type !== 'text' || !outer || !inner) return false;
  const margin = (inner.start.offset ?? 0) - (outer.start.offset ?? 0);
  const behind = (outer.end.offset ?? 0) - (inner.end.offset ?? 0);
  return margin === behind && margin <= 1;
}

/** Without spaces: how lines break is no matter here. */
function plainWords(nodes: readonly PhrasingContent[]): string {
  const text = nodes
    .map((node): string => {
      if (node.type === 'text') return node.value;
      if (node.type === 'textDirective') return `:${node.name}${plainWords(node.children)}`;
      return 'children' in node && !isBare(node) ? plainWords(node.children) : '';
    })
    .join('');
  return normal(text);
}

function expectedWords(pieces: readonly Piece[]): string {
  const words = pieces
    .map((piece): string => {
      if (typeof piece === 'string') return piece;
      if (piece.mark.kind === 'template') return piece.mark.code;
      return piece.mark.pair ? expectedWords(piece.children) : '';
    })
    .join('');
  return normal(words);
}

/** Of a colon's label only the words come back from the parser, not the brackets around it. */
function normal(text: string): string {
  return text.replace(/\s+/g, '');
}

const opens = /^[「『（【“«„‘(]+/;
const closes = /[」』）】”»“’)、。！？!?.,，]+$/;

/** Moves marks at the edges of emphasis outside: CommonMark does not close it between a mark and a letter. */
function outsideEmphasis(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (typeof piece === 'string') return [piece];
    const children = outsideEmphasis(piece.children);
    if (!/^(?:emphasis|strong|delete)$/.test(piece.mark.kind)) return [{ mark: piece.mark, children }];
    const [first, last] = [children[0], children.at(-1)];
    const before = typeof first === 'string' ? (opens.exec(first)?.[0] ?? '') : '';
    const after = typeof last === 'string' ? (closes.exec(last)?.[0] ?? '') : '';
    const inner = children.map((child, index) => {
      if (typeof child !== 'string') return child;
      const start = index === 0 ? child.slice(before.length) : child;
      return index === children.length - 1 ? start.slice(0, start.length - after.length) : start;
    });
    if (wordsOf(inner, 'x').trim() === '') return [{ mark: piece.mark, children }];
    return [before, { mark: piece.mark, children: inner }, after].filter((one) => one !== '');
  });
}
