import type { Image, ImageReference, Link, LinkReference, PhrasingContent, RootContent } from 'mdast';
import { isMap, isScalar, parseDocument } from 'yaml';
import { readFrontMatter } from '../document/front-matter.ts';
import { parseTree } from './markdown-tree.ts';
import type { Container, Mark, Piece, Unit } from './unit.ts';

/** Attributes of the editors' blocks that readers read. What a card says of another house's page is a citation. */
const readAttributes = ['title', 'alt', 'caption', 'by'];

/** Takes a text apart into what an engine is asked for, in the order of the text, fields of the front matter first. */
export function readUnits(source: string): Unit[] {
  const { end } = readFrontMatter(source);
  const reader = new UnitReader(source);
  for (const node of parseTree(source, end).children) reader.block(node);
  return [...fieldUnits(source, end), ...reader.units];
}

/** Takes inline Markdown apart, such as the words of a paragraph. */
export function readInline(source: string): Piece[] {
  const reader = new UnitReader(source);
  const [paragraph] = parseTree(source).children;
  return paragraph?.type === 'paragraph' ? reader.pieces(paragraph.children) : [source];
}

/** Fields that are translated, by name; all else in the front matter is the original's own. */
export const translatedFields = [
  'title',
  'standfirst',
  'description',
  'hero.alt',
  'hero.caption',
  'correction',
] as const;

function fieldUnits(source: string, end: number): Unit[] {
  const head = /^\uFEFF?---[ \t]*\r?\n/.exec(source)?.[0].length ?? 0;
  const document = parseDocument(source.slice(head, end).replace(/(?:^|\r?\n)---[ \t]*(?:\r?\n)?$/, '\n'), {
    schema: 'core',
  });
  if (!isMap(document.contents)) return [];
  return translatedFields.flatMap((name): Unit[] => {
    const node = document.getIn(name.split('.'), true);
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range || node.value.trim() === '') return [];
    const [from, to] = node.range;
    return [{ container: 'field', name, start: head + from, end: head + to, pieces: [node.value.trim()] }];
  });
}

type Directive = Extract<RootContent, { type: 'containerDirective' | 'leafDirective' }>;

class UnitReader {
  readonly units: Unit[] = [];
  readonly #source: string;
  #number = 0;

  constructor(source: string) {
    this.#source = source;
  }

  block(node: RootContent): void {
    switch (node.type) {
      case 'paragraph':
        this.#inline('paragraph', node.children);
        return;
      case 'heading':
        this.#inline('heading', node.children);
        return;
      case 'table':
        for (const row of node.children) for (const cell of row.children) this.#inline('cell', cell.children);
        return;
      case 'containerDirective':
      case 'leafDirective':
        this.#attributes(node);
        if (node.type === 'leafDirective') this.#inline('paragraph', node.children);
        else for (const child of node.children) this.block(child);
        return;
      case 'blockquote':
      case 'list':
      case 'listItem':
      case 'footnoteDefinition':
        for (const child of node.children) this.block(child);
        return;
      default:
    }
  }

  #inline(container: Container, children: readonly PhrasingContent[]): void {
    const [first, last] = [children[0]?.position, children.at(-1)?.position];
    if (first?.start.offset === undefined || last?.end.offset === undefined) return;
    this.#number = 0;
    const pieces = this.pieces(children);
    this.units.push({ container, start: first.start.offset, end: last.end.offset, pieces });
  }

  #attributes(node: Directive): void {
    const start = node.position?.start.offset ?? 0;
    const line = /^[^\n]*/.exec(this.#source.slice(start))?.[0] ?? '';
    const href = node.attributes?.href ?? '';
    for (const name of readAttributes) {
      if (!node.attributes?.[name]?.trim() || (name === 'title' && /^[a-z]+:/i.test(href))) continue;
      const typed = new RegExp(`[{\\s]${name}=(?:"([^"]*)"|'([^']*)')`, 'd').exec(line);
      const range = typed?.indices?.[1] ?? typed?.indices?.[2];
      if (!range) continue;
      const [from, to] = range;
      const pieces = [node.attributes[name]];
      this.units.push({ container: 'attribute', name, start: start + from, end: start + to, pieces });
    }
  }

  pieces(nodes: readonly PhrasingContent[]): Piece[] {
    return joined(nodes.flatMap((node, index) => this.#piece(node, nodes[index + 1])));
  }

  #piece(node: PhrasingContent, next: PhrasingContent | undefined): Piece[] {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const typed = this.#source.slice(start, end);
    switch (node.type) {
      case 'text':
        return this.#text(node.value);
      case 'link':
      case 'linkReference':
        if (!typed.startsWith('[') || node.children.length === 0)
          return [this.#alone(node.type, targetOf(node), typed)];
        return [this.#around(node, targetOf(node), '[', closingOf(node, this.#source))];
      case 'emphasis':
        return [this.#around(node, '', '*', '*')];
      case 'strong':
        return [this.#around(node, '', '**', '**')];
      case 'delete':
        return [this.#around(node, '', '~~', '~~')];
      case 'image':
      case 'imageReference':
        return [this.#picture(node, typed, start)];
      case 'break':
        // What follows the break on the next line (`> `, an indent) belongs to it.
        return [this.#alone('break', '', this.#source.slice(start, next?.position?.start.offset ?? end))];
      case 'footnoteReference':
        return [this.#alone('footnoteReference', node.identifier, typed)];
      case 'inlineCode':
        return [this.#alone('inlineCode', node.value, typed)];
      case 'html':
        return [this.#alone('html', node.value, typed)];
      default:
        // A colon before a word is prose far more often than a directive.
        return [typed];
    }
  }

  /** Pieces of templates of other systems and variables stand for themselves. */
  #text(value: string): Piece[] {
    const soft = value.replace(/[ \t]*\n[ \t]*/g, ' ');
    return soft
      .split(/(\{\{[^\n{}]*\}\}|\{%[^\n]*?%\}|(?<![\w{$])\$?\{[A-Za-z_]\w*\})/)
      .flatMap((part, index) => (part === '' ? [] : index % 2 === 1 ? [this.#alone('template', part, part)] : [part]));
  }

  #next(): number {
    this.#number++;
    return this.#number;
  }

  #alone(kind: Mark['kind'], target: string, code: string): Piece {
    return { mark: { number: this.#next(), kind, target, code }, children: [] };
  }

  #around(
    node: Extract<PhrasingContent, { children: PhrasingContent[] }>,
    target: string,
    open: string,
    close: string,
  ): Piece {
    const number = this.#next();
    const mark: Mark = { number, kind: node.type, target, code: '', pair: { open, close } };
    return { mark, children: this.pieces(node.children) };
  }

  #picture(node: Image | ImageReference, typed: string, start: number): Piece {
    const number = this.#next();
    const target = targetOf(node);
    const alone: Mark = { number, kind: node.type, target, code: typed };
    if (!node.alt?.trim() || !typed.startsWith('![')) return { mark: alone, children: [] };
    const label = node.type === 'imageReference' && node.referenceType !== 'full';
    const closes = typed.lastIndexOf(label ? ']' : node.type === 'image' ? '](' : '][');
    const behind = label ? `][${labelOf(node)}]` : typed.slice(closes);
    const unit: Unit = { container: 'alt', start: start + 2, end: start + closes, pieces: [node.alt] };
    this.units.push(unit);
    return { mark: { ...alone, alt: { before: '![', unit, after: behind } }, children: [] };
  }
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

function targetOf(node: Link | LinkReference | Image | ImageReference): string {
  return 'url' in node ? node.url : `[${node.identifier}]`;
}

function labelOf(node: LinkReference | ImageReference): string {
  return node.label ?? node.identifier;
}

/** What stands behind the words of a link; a label that was the words themselves is written out. */
function closingOf(node: Link | LinkReference, source: string): string {
  const behind = source.slice(node.children.at(-1)?.position?.end.offset, node.position?.end.offset);
  return node.type === 'linkReference' && node.referenceType !== 'full' ? `][${labelOf(node)}]` : behind;
}
