import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { plainSegment, type Segment } from './segment.ts';

/** A finding that the author of a text accepts, with the reason. */
export interface Acceptance {
  readonly rule: string;
  readonly text: string;
  readonly reason: string;
  /** Offset in the source. */
  readonly start: number;
}

export interface FrontMatter {
  /** Behind the front matter. */
  readonly end: number;
  /** Fields that readers read, by name: title, hero.alt … */
  readonly fields: ReadonlyMap<string, Segment>;
  readonly slug?: Segment | undefined;
  readonly accept: readonly Acceptance[];
  /** When the text was last changed, and which state of its original it was made from, as written. */
  readonly updatedAt?: string | undefined;
  readonly madeFrom?: string | undefined;
  /** The hashes of the original's blocks from which it was made. */
  readonly madeOf?: readonly string[] | undefined;
  /** Digests of the states of its original for which it was seen to be right without a change. */
  readonly seen: readonly string[];
  /** Where `translatedFrom` stands; offset in the source. */
  readonly translatedFrom?: number | undefined;
}

/** Fields for readers; those of other systems as well. */
const readFields = new Set(
  ['title', 'standfirst', 'description', 'correction', 'alt', 'caption', 'subtitle', 'summary', 'excerpt'].concat([
    'linkTitle',
    'sidebar_label',
    'subject',
    'preheader',
    'greeting',
  ]),
);

const none: FrontMatter = { end: 0, fields: new Map(), accept: [], seen: [] };

/** Reads front matter of any system: what is no YAML is passed over, and the fields that nobody reads as well. */
export function readFrontMatter(source: string): FrontMatter {
  const other = /^\uFEFF?(?:\+\+\+\r?\n[\s\S]{0,50000}?\n\+\+\+|;;;\r?\n[\s\S]{0,50000}?\n;;;)[ \t]*(?:\r?\n|$)/.exec(
    source,
  );
  if (other) return { ...none, end: other[0].length };
  const match = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/.exec(source);
  if (!match) return none;
  const start = match[1]?.length ?? 0;
  const end = match[0].length;
  const { typed, hashes } = withoutHashes(match[2] ?? '');
  const document = parseDocument(typed, { schema: 'core', lineCounter: new LineCounter(), uniqueKeys: false });
  if (document.errors.length > 0 || !isMap(document.contents)) return { ...none, end };
  const fields = new Map<string, Segment>();
  let slug: Segment | undefined;
  const visit = (map: YAMLMap, path: string, depth: number) => {
    for (const pair of map.items) {
      const key = String(pair.key);
      const name = path ? `${path}.${key}` : key;
      if (isMap(pair.value) && depth < 3) visit(pair.value, name, depth + 1);
      if (!isScalar(pair.value) || typeof pair.value.value !== 'string' || !pair.value.range) continue;
      const [from, to] = pair.value.range;
      const segment = plainSegment(pair.value.value, source.slice(start + from, start + to), start + from, name);
      if (name === 'slug') slug = segment;
      if (readFields.has(key)) fields.set(name, segment);
    }
  };
  visit(document.contents, '', 0);
  const text = (path: readonly string[]) => {
    const value = document.getIn(path);
    return typeof value === 'string' ? value : undefined;
  };
  const [updatedAt, madeFrom] = [text(['updatedAt']), text(['translatedFrom', 'updatedAt'])];
  return {
    end,
    fields,
    slug,
    accept: acceptances(document.contents, start),
    updatedAt,
    madeFrom,
    madeOf: hashes ?? textsIn(document.getIn(['translatedFrom', 'blocks'])),
    seen: seenIn(document.getIn(['translatedFrom', 'seen'])),
    translatedFrom: placeOf(document.contents, 'translatedFrom', start),
  };
}

/** The record of the blocks as `translate` and `stale` write it, in the only map that has one. */
const record = /(^translatedFrom:[ \t]*\n(?:[ \t]+[^\n]*\n)*?[ \t]+blocks:\s*\[)([\s",0-9a-f]*)(?=\])/m;

/** Takes the hashes out before YAML is parsed: they take it longer than all the rest. Every place stays where it was. */
function withoutHashes(typed: string): { typed: string; hashes?: readonly string[] } {
  const found = record.exec(typed);
  const hashes = found?.[2]?.match(/"[0-9a-f]{10}"/g);
  if (!found || !hashes || found[2]?.replace(/"[0-9a-f]{10}"/g, '').replace(/[\s,]/g, '') !== '') return { typed };
  const start = found.index + (found[1] ?? '').length;
  const blank = (found[2] ?? '').replace(/[^\n]/g, ' ');
  return {
    typed: typed.slice(0, start) + blank + typed.slice(start + blank.length),
    hashes: hashes.map((hash) => hash.slice(1, -1)),
  };
}

function textsIn(list: unknown): string[] | undefined {
  return isSeq(list) ? list.items.map((item) => String(isScalar(item) ? item.value : '')) : undefined;
}

function seenIn(list: unknown): string[] {
  if (!isSeq(list)) return [];
  return list.items.filter(isMap).flatMap((item) => {
    const blocks = item.get('blocks');
    return typeof blocks === 'string' ? [blocks] : [];
  });
}

function placeOf(map: YAMLMap, field: string, start: number): number | undefined {
  const key = map.items.find((item) => String(item.key) === field)?.key;
  return isScalar(key) && key.range ? start + key.range[0] : undefined;
}

function acceptances(map: YAMLMap, start: number): Acceptance[] {
  const list = map.get('accept', true);
  if (!list || typeof list !== 'object' || !('items' in list)) return [];
  return (list as { items: unknown[] }).items.filter(isMap).flatMap((item) => {
    const [rule, text, reason] = ['rule', 'text', 'reason'].map((key) => item.get(key));
    if (typeof rule !== 'string' || typeof text !== 'string') return [];
    return [{ rule, text, reason: typeof reason === 'string' ? reason : '', start: start + (item.range?.[0] ?? 0) }];
  });
}
