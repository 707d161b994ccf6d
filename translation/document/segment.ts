import type { Link, PhrasingContent } from 'mdast';
import { hidden } from './mask.ts';

/** A part of a segment that is more than words. `from` and `to` count in the segment's text. */
export interface Inline {
  readonly kind: 'link' | 'emphasis' | 'strong' | 'delete' | 'code' | 'image' | 'footnote' | 'html' | 'break';
  readonly from: number;
  readonly to: number;
  /** Address of a link or picture, identifier of a footnote, the code. */
  readonly target: string;
  /** Written without brackets: the address itself is what is read. */
  readonly bare: boolean;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
}

/** Words that are read together, as they are rendered: a paragraph, a heading, a cell, a field of the front matter. */
export interface Segment {
  readonly text: string;
  readonly inlines: readonly Inline[];
  /** The field of the front matter, or the attribute of a block. */
  readonly field?: string | undefined;
  /** Offset in the source of a place in the text. */
  readonly at: (index: number) => number;
}

interface Piece {
  readonly from: number;
  readonly offset: number;
  /** Where source and text differ (escapes, entities, indents): the offset of each character. */
  readonly offsets?: readonly number[] | undefined;
}

/** Collects the text of inline nodes with the way back to the source. */
export class SegmentBuilder {
  readonly #source: string;
  readonly #definitions: ReadonlyMap<string, string>;
  #text = '';
  readonly #pieces: Piece[] = [];
  readonly #inlines: Inline[] = [];
  readonly pictures: { readonly alt: string; readonly start: number }[] = [];

  constructor(source: string, definitions: ReadonlyMap<string, string>) {
    this.#source = source;
    this.#definitions = definitions;
  }

  add(nodes: readonly PhrasingContent[]): this {
    for (const node of nodes) this.#add(node);
    return this;
  }

  #add(node: PhrasingContent): void {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    switch (node.type) {
      case 'text':
        this.#write(node.value, start, end);
        return;
      case 'inlineCode':
        this.#mark('code', node.value, start, end, () => this.#put(hidden, start));
        return;
      case 'break':
        this.#mark('break', '', start, end, () => this.#put('\n', start));
        return;
      case 'html':
        this.#mark('html', node.value, start, end, () => {
          if (/^<br\b/i.test(node.value)) this.#put('\n', start);
        });
        return;
      case 'image':
      case 'imageReference': {
        const address = node.type === 'image' ? node.url : this.#address(node.identifier);
        if (node.alt) this.pictures.push({ alt: node.alt, start: this.#source.indexOf('[', start) + 1 });
        this.#mark('image', address, start, end, () => this.#put(hidden, start));
        return;
      }
      case 'footnoteReference':
        this.#mark('footnote', node.identifier, start, end, () => undefined);
        return;
      case 'link':
      case 'linkReference': {
        const address = node.type === 'link' ? node.url : this.#address(node.identifier);
        const bare = node.type === 'link' && isBare(node, this.#source);
        this.#mark(
          'link',
          address,
          start,
          end,
          () => (bare ? this.#put(hidden, start) : this.add(node.children)),
          bare,
        );
        return;
      }
      case 'emphasis':
      case 'strong':
      case 'delete':
        this.#mark(node.type, '', start, end, () => this.add(node.children));
        return;
      default:
        // A colon before a word is prose far more often than a directive: take it as it was typed.
        this.#write(this.#source.slice(start, end), start, end);
    }
  }

  #address(identifier: string): string {
    return this.#definitions.get(identifier) ?? '';
  }

  #mark(kind: Inline['kind'], target: string, start: number, end: number, content: () => unknown, bare = false): void {
    const from = this.#text.length;
    content();
    // Templates are hidden in the tree; the address of a link is what the source says.
    this.#inlines.push({ kind, target, bare, from, to: this.#text.length, start, end });
  }

  #put(text: string, offset: number): void {
    this.#pieces.push({ from: this.#text.length, offset });
    this.#text += text;
  }

  #write(value: string, start: number, end: number): void {
    const typed = this.#source.slice(start, end);
    const offsets = typed === value ? undefined : alignTyped(value, typed, start);
    this.#pieces.push({ from: this.#text.length, offset: start, offsets });
    this.#text += value;
  }

  build(end: number, field?: string): Segment {
    const pieces = this.#pieces;
    const at = (index: number): number => {
      if (index >= this.#text.length && index > 0) return Math.min(end, at(index - 1) + 1);
      let low = 0;
      let high = pieces.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((pieces[middle]?.from ?? 0) <= index) low = middle;
        else high = middle - 1;
      }
      const piece = pieces[low];
      if (!piece) return end;
      return piece.offsets?.[index - piece.from] ?? piece.offset + (index - piece.from);
    };
    return { text: this.#text, inlines: this.#inlines.sort((a, b) => a.from - b.from || b.to - a.to), field, at };
  }
}

/** A segment of words without markup, such as a field of the front matter. */
export function plainSegment(text: string, typed: string, start: number, field?: string): Segment {
  const found = typed.indexOf(text);
  const offsets = found === -1 ? alignTyped(text, typed, start) : undefined;
  return {
    text,
    inlines: [],
    field,
    at: (index) => offsets?.[Math.min(index, offsets.length - 1)] ?? start + Math.max(0, found) + index,
  };
}

function isBare(node: Link, source: string): boolean {
  return source[node.position?.start.offset ?? 0] !== '[';
}

/** Offsets of the characters of a value in what was typed for it: escapes, entities and line prefixes stand between. */
function alignTyped(value: string, typed: string, start: number): number[] {
  const offsets: number[] = [];
  let place = 0;
  for (let index = 0; index < value.length; index++) {
    const near = typed.indexOf(value[index] ?? '', place);
    // An entity such as &nbsp; has none of the character's letters: it takes one place and the rest is passed over.
    if (near !== -1 && near - place <= 40) {
      offsets.push(start + near);
      place = near + 1;
    } else {
      const entity = /&#?\w+;/y;
      entity.lastIndex = place;
      const match = entity.exec(typed);
      offsets.push(start + place);
      place += match ? match[0].length : 1;
    }
  }
  return offsets;
}
