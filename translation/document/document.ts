import type { Definition, Root, RootContent } from 'mdast';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { mask, type Template } from './mask.ts';
import { parseMarkdown } from './parser.ts';
import { Positions } from './positions.ts';
import { plainSegment, type Segment, SegmentBuilder } from './segment.ts';

/** A block of a text in reading order, lists and tables taken apart. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'html' | 'rule' | 'footnote' | 'block' | 'field';
  /** Depth of a heading, cells of a row, name of a block, language of code. */
  readonly detail: string;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  readonly segments: readonly Segment[];
  /** How many lists, quotes and blocks it stands in. */
  readonly depth: number;
  /** Of code and HTML: what it says. Of a footnote: its identifier. */
  readonly value: string;
  /** In a block quote: a citation, perhaps in its own language. */
  readonly quoted: boolean;
}

/** A text taken apart for the checks. */
export interface Document {
  readonly source: string;
  readonly positions: Positions;
  readonly front: FrontMatter;
  readonly blocks: readonly Block[];
  readonly templates: readonly Template[];
  /** Identifiers of footnotes that are defined. */
  readonly footnotes: ReadonlySet<string>;
  /** Labels of reference links that are defined. */
  readonly definitions: ReadonlyMap<string, string>;
  /** Why the text could not be taken apart. */
  readonly refused?: 'long' | 'deep' | undefined;
}

/** Longer texts are not compared, in UTF-16 units: time and memory stay small. */
export const longestText = 1_000_000;

/** Parses a text of any system. Never throws: what cannot be parsed is `refused`. */
export function parseDocument(source: string): Document {
  const positions = new Positions(source);
  const front = readFrontMatter(source);
  const empty = {
    source,
    positions,
    front,
    blocks: [],
    templates: [],
    footnotes: new Set<string>(),
    definitions: new Map(),
  };
  if (source.length > longestText) return { ...empty, refused: 'long' };
  if (isTangled(source)) return { ...empty, refused: 'deep' };
  const { text, templates } = mask(source);
  const blank = source.slice(0, front.end).replace(/[^\n]/g, ' ');
  const root = parseMarkdown(blank + text.slice(front.end));
  const collector = new BlockCollector(source, root);
  for (const node of root.children) collector.take(node, { depth: 0, item: false, quoted: false });
  const { blocks, footnotes, definitions } = collector;
  return { source, positions, front, blocks, templates, footnotes, definitions };
}

/** Nesting and brackets that no person writes; the parser's time would grow with their square. */
function isTangled(source: string): boolean {
  if (/^[ \t]*(?:(?:>[ \t]*|(?:[-*+]|\d+[.)])[ \t]+)){60,}/m.test(source) || /^[ \t]{400,}\S/m.test(source))
    return true;
  return (
    /([[\]()<*_~`!{])(?:\s?\1){400,}/.test(source) ||
    manyOpen(source) ||
    manyInParagraph(source, /\]\(|\)/g, 3000) ||
    manyInParagraph(source, /[*_]+/g, 4000) ||
    hasEndlessWord(source)
  );
}

/** Longer words nobody writes, in UTF-16 units; patterns of words would go over them again and again. */
const longestWord = 4000;
/** Half of a surrogate pair is one as well. */
const wordPart = /[\p{L}\p{M}\p{N}\uD800-\uDFFF]/u;

function hasEndlessWord(source: string): boolean {
  // Such a word lies across one of these places at least.
  for (let at = longestWord; at < source.length; at += longestWord) {
    let [from, to] = [at, at];
    while (from > 0 && at - from <= longestWord && wordPart.test(source[from - 1] ?? '')) from--;
    while (to < source.length && to - at <= longestWord && wordPart.test(source[to] ?? '')) to++;
    if (to - from > longestWord) return true;
  }
  return false;
}

/** Whether a paragraph opens more brackets than it could ever close. */
function manyOpen(source: string): boolean {
  let open = 0;
  for (let at = 0; at < source.length; at++) {
    const char = source.charCodeAt(at);
    if (char === 0x5b || char === 0x3c) {
      open++;
      if (open > 3000) return true;
    } else if (char === 0x5d || char === 0x3e) open = Math.max(0, open - 1);
    else if (char === 0x0a && source.charCodeAt(at + 1) === 0x0a) open = 0;
  }
  return false;
}

/** Where a line begins another block, and what stands before is no longer looked at. */
const blockStart = /^[ \t]*(?:$|[|>#]|[-*+] |\d+[.)] |```)/;

/** Whether one paragraph has more of some signs; a closing bracket takes one back. */
function manyInParagraph(source: string, signs: RegExp, most: number): boolean {
  if ((source.match(signs)?.length ?? 0) <= most) return false;
  let count = 0;
  for (const line of source.split('\n')) {
    if (blockStart.test(line)) count = 0;
    for (const [sign] of line.matchAll(signs)) count = Math.max(0, count + (sign === ')' ? -1 : 1));
    if (count > most) return true;
  }
  return false;
}

interface Around {
  readonly depth: number;
  readonly item: boolean;
  readonly quoted: boolean;
  readonly footnote?: string;
}

class BlockCollector {
  readonly blocks: Block[] = [];
  readonly footnotes = new Set<string>();
  readonly definitions = new Map<string, string>();
  readonly #source: string;

  constructor(source: string, root: Root) {
    this.#source = source;
    const definitions = (nodes: readonly RootContent[]) => {
      for (const node of nodes) {
        if (node.type === 'definition') this.#define(node);
        if (node.type === 'footnoteDefinition') this.footnotes.add(node.identifier);
        if ('children' in node && node.type !== 'paragraph') definitions(node.children);
      }
    };
    definitions(root.children);
  }

  #define(node: Definition): void {
    if (!this.definitions.has(node.identifier)) this.definitions.set(node.identifier, node.url);
  }

  #push(
    node: RootContent,
    around: Around,
    kind: Block['kind'],
    detail: string,
    value: string,
    segments: Segment[],
  ): void {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    this.blocks.push({ kind, detail, start, end, segments, depth: around.depth, value, quoted: around.quoted });
  }

  take(node: RootContent, around: Around): void {
    const deeper = { ...around, depth: around.depth + 1 };
    switch (node.type) {
      case 'paragraph': {
        const kind = around.footnote !== undefined ? 'footnote' : around.item ? 'item' : 'paragraph';
        this.#push(node, around, kind, '', around.footnote ?? '', this.#inline(node));
        return;
      }
      case 'heading':
        this.#push(node, around, 'heading', String(node.depth), '', this.#inline(node));
        return;
      case 'blockquote':
        for (const child of node.children) this.take(child, { ...deeper, quoted: true });
        return;
      case 'list':
        for (const item of node.children) {
          for (const [index, child] of item.children.entries()) this.take(child, { ...deeper, item: index === 0 });
        }
        return;
      case 'table':
        for (const row of node.children) {
          const cells = row.children.flatMap((cell) => this.#inline(cell));
          this.#push(row, around, 'row', String(row.children.length), '', cells);
        }
        return;
      case 'code':
        this.#push(node, around, 'code', node.lang ?? '', node.value, []);
        return;
      case 'html':
        this.#push(node, around, 'html', '', node.value, []);
        return;
      case 'thematicBreak':
        this.#push(node, around, 'rule', '', '', []);
        return;
      case 'footnoteDefinition':
        for (const child of node.children) this.take(child, { ...deeper, footnote: node.identifier });
        return;
      case 'containerDirective':
      case 'leafDirective': {
        this.#push(node, around, 'block', node.name, '', this.#attributes(node));
        if (node.type === 'containerDirective') {
          for (const child of node.children) this.take(child, deeper);
        }
        return;
      }
      default:
    }
  }

  #inline(node: Extract<RootContent, { type: 'paragraph' | 'heading' | 'tableCell' }>): Segment[] {
    const builder = new SegmentBuilder(this.#source, this.definitions).add(node.children);
    const segments = [builder.build(node.position?.end.offset ?? 0)];
    for (const { alt, start } of builder.pictures) {
      segments.push(plainSegment(alt, this.#source.slice(start, start + alt.length * 2 + 20), start, 'alt'));
    }
    return segments;
  }

  /** The attributes of a block that readers read. */
  #attributes(node: Extract<RootContent, { type: 'containerDirective' | 'leafDirective' }>): Segment[] {
    const start = node.position?.start.offset ?? 0;
    const line = this.#source.slice(start, (this.#source.indexOf('\n', start) + 1 || this.#source.length + 1) - 1);
    return ['title', 'alt', 'caption', 'by', 'source'].flatMap((name) => {
      const value = node.attributes?.[name];
      if (!value) return [];
      const at = new RegExp(`\\b${name}=["']?`).exec(line);
      const from = start + (at ? at.index + at[0].length : 0);
      // A block that leads elsewhere cites what is there.
      const field = node.attributes?.href === undefined ? name : 'cited';
      return [plainSegment(value, this.#source.slice(from, from + value.length), from, field)];
    });
  }
}
