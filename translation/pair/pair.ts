import type { Block, Document } from '../document/document.ts';
import type { Side } from '../rules/rule.ts';
import { align, type Couple, type Weighed } from './align.ts';
import { anchorsOf } from './anchors.ts';
import { reorder } from './reorder.ts';

/** An original and its translation, block beside block. */
export interface Pair {
  readonly original: Side;
  readonly translation: Side;
  /** In the order of the texts; the fields of the front matter come first. */
  readonly couples: readonly Couple[];
  /** Share of what could be compared that has its counterpart, 0 to 1; below `sure` the texts have grown apart. */
  readonly kinship: number;
  /** The texts follow each other so closely that a difference is a fault. */
  readonly sure: boolean;
  /** The original has changed since the translation was made. */
  readonly stale: boolean;
  /** The texts hold nothing of each other. */
  readonly strangers: boolean;
}

/**
 * Puts an original and its translation beside each other.
 * @param changed whether the original has changed since, where the translation records its blocks
 */
export function pairOf(original: Side, translation: Side, changed?: boolean): Pair {
  const weigh = (side: Side): Weighed[] =>
    side.document.blocks.map((block) => ({
      block,
      anchors: anchorsOf(block),
      length: (blockLength(block) * 100) / side.language.writing.length,
    }));
  const before = weigh(original);
  const after = weigh(translation);
  const body = align(before, after);
  const matched = body.filter((couple) => couple.original && couple.translation).length;
  const most = Math.max(before.length, after.length);
  const kinship = matched / Math.max(1, most);
  const strangers = !runAlike(before, after, matched) && areStrangers(before, after);
  const couples = [...fieldCouples(original.document, translation.document), ...reorder(body, before, after)];
  // What a stale translation lacks is another matter than what a translator lost.
  const { madeFrom } = translation.document.front;
  const { updatedAt } = original.document.front;
  const stale = changed ?? (madeFrom !== undefined && updatedAt !== undefined && madeFrom < updatedAt);
  const sure = !strangers && !stale && (kinship >= 0.9 || (most - matched <= 2 && kinship >= 0.5));
  return { original, translation, couples, kinship, sure, stale, strangers };
}

/** Two longer texts of the same blocks in the same order, of the same lengths, are one text. */
function runAlike(before: readonly Weighed[], after: readonly Weighed[], matched: number): boolean {
  const most = Math.max(before.length, after.length);
  if (most < 20 || matched < most * 0.9) return false;
  const length = (blocks: readonly Weighed[]) => blocks.reduce((sum, block) => sum + block.length, 0);
  const [short = 0, long = 0] = [length(before), length(after)].sort((a, b) => a - b);
  return short > long * 0.7;
}

/** What tells nothing of the subject: short numbers, Roman ones, and lines of code that may be words. */
function tells(anchor: string): boolean {
  return !/^\d{1,2}$|^[IVXLC]+$|\s/.test(anchor);
}

function areStrangers(before: readonly Weighed[], after: readonly Weighed[]): boolean {
  const all = (blocks: readonly Weighed[]) => new Set(blocks.flatMap(({ anchors }) => [...anchors].filter(tells)));
  const one = all(before);
  const other = all(after);
  if (one.size < 5 || other.size < 5) {
    const length = (blocks: readonly Weighed[]) => blocks.reduce((sum, block) => sum + block.length, 0);
    const [short = 0, long = 0] = [length(before), length(after)].sort((a, b) => a - b);
    return one.size + other.size > 6 && short > 100 && long / short > 4;
  }
  let shared = 0;
  for (const anchor of one) if (other.has(anchor)) shared++;
  return shared / Math.min(one.size, other.size) < 0.15;
}

/** The fields that readers read, as couples. */
function fieldCouples(original: Document, translation: Document): Couple[] {
  const names = new Set([...original.front.fields.keys(), ...translation.front.fields.keys()]);
  return [...names].map((name) => ({
    original: fieldBlock(original, name),
    translation: fieldBlock(translation, name),
  }));
}

function fieldBlock(document: Document, name: string): Block | undefined {
  const segment = document.front.fields.get(name);
  if (!segment) return undefined;
  const [start, end] = [segment.at(0), segment.at(Math.max(0, segment.text.length - 1)) + 1];
  return { kind: 'field', detail: name, start, end, segments: [segment], depth: 0, value: '', quoted: false };
}

/** Everything of a text that readers read: fields of the front matter, then the body. */
export function readBlocks(document: Document): Block[] {
  const fields = [...document.front.fields.keys()].flatMap((name) => fieldBlock(document, name) ?? []);
  return [...fields, ...document.blocks];
}

/** Characters of a block's words. */
export function blockLength(block: Block): number {
  return block.segments.reduce((sum, { text }) => sum + text.length, 0);
}
