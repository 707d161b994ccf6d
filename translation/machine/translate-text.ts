import { parseDocument } from '../document/document.ts';
import { readFrontMatter } from '../document/front-matter.ts';
import { type Asking, askAll, type Outcome } from './ask.ts';
import { type MachineFront, newFrontMatter, updatedFrontMatter } from './front-matter.ts';
import { type KeptBlocks, keptBlocks } from './kept-blocks.ts';
import { parseTree } from './markdown-tree.ts';
import { type OwnLinks, withOwnLinks } from './own-links.ts';
import { readUnits } from './read-units.ts';
import { hasWords, marksIn, type Unit, wordsOf } from './unit.ts';
import type { Fault } from './wire.ts';

/** An original, and the translation that there is of it. */
export interface TextSources {
  readonly original: string;
  /** A translation whose blocks stay where the original's did not change, with the hashes that it records. */
  readonly earlier?: { readonly source: string; readonly blocks: readonly string[] } | undefined;
}

/** What only the publication knows. */
export interface Surroundings {
  /** The address of a title's page: a free slug. */
  readonly slugFor: (title: string) => string;
  /** The ids of the headings of Markdown, in their order. */
  readonly headingIds: (markdown: string) => readonly string[];
  readonly linkTo: OwnLinks['file'];
  readonly engine: string;
  /** A day, `2026-11-25`. */
  readonly date: string;
  /** Readers see the earlier translation and shall see this one. */
  readonly staysPublished: boolean;
}

/** A part of a text that no engine could translate: the original's words stand there. */
export interface LeftBlock {
  readonly words: string;
  readonly faults: readonly Fault[];
}

export interface TranslatedText {
  /** The file, without the record of what it was made from. */
  readonly source: string;
  readonly left: readonly LeftBlock[];
  readonly asked: number;
  readonly remembered: number;
  readonly kept: number;
}

/** What of a text an engine must be asked for. */
export function unitsToAsk(sources: TextSources): { units: Unit[]; all: Unit[]; kept: KeptBlocks | undefined } {
  const all = readUnits(sources.original);
  const { earlier } = sources;
  const kept = earlier && keptBlocks({ source: sources.original, units: all }, earlier.source, earlier.blocks);
  return { all, kept, units: all.filter((unit) => hasWords(unit) && !kept?.units.has(unit)) };
}

/**
 * Translates a text: asks for what is new, keeps what an earlier translation has for unchanged blocks, and puts all of it
 * where the original has it. What is no prose stays byte for byte.
 * @throws what the engine throws when it cannot go on; every answer until then is in the memory
 */
export async function translateText(
  sources: TextSources,
  asking: Asking,
  around: Surroundings,
  done: (unit: Unit, outcome: Outcome) => void,
): Promise<TranslatedText> {
  const { units, all, kept } = unitsToAsk(sources);
  const outcomes = await askAll(units, asking, done);
  const left = new Map<Unit, readonly Fault[]>();
  for (const [unit, outcome] of outcomes) if (outcome.kind === 'left') left.set(unit, outcome.faults);
  let body = bodyOf(sources.original, all, outcomes, kept, left);
  // A block that reads fine alone and not in its place gets the original's words.
  for (let round = 0; round < units.length; round++) {
    const broken = firstBroken(sources.original, body, outcomes, left);
    if (!broken) break;
    left.set(broken, [{ kind: 'shape', text: wordsOf(broken.pieces).slice(0, 60) }]);
    body = bodyOf(sources.original, all, outcomes, kept, left);
  }
  const fields = fieldsOf(all, outcomes, kept);
  const front: MachineFront = {
    fields,
    slug: sources.earlier ? '' : around.slugFor(fields.get('title') ?? ''),
    engine: around.engine,
    date: around.date,
    staysPublished: around.staysPublished,
  };
  const head = sources.earlier ? updatedFrontMatter(sources.earlier.source, front) : newFrontMatter(front);
  const source = withOwnLinks(head + body, head.length, {
    file: around.linkTo,
    headings: headingsOf(sources.original, body, around.headingIds),
  });
  const remembered = [...outcomes.values()].filter((one) => one.kind === 'translated' && one.remembered).length;
  return {
    source,
    left: [...left].map(([unit, faults]) => ({ words: wordsOf(unit.pieces, '…'), faults })),
    asked: units.length - remembered,
    remembered,
    kept: kept?.units.size ?? 0,
  };
}

/** The definitions of links and footnotes in a text, as Markdown. */
export function definitionsOf(source: string): string {
  const { end } = readFrontMatter(source);
  return parseTree(source, end)
    .children.flatMap((node) => {
      if (node.type === 'definition') return [source.slice(node.position?.start.offset, node.position?.end.offset)];
      return node.type === 'footnoteDefinition' ? [`[^${node.label ?? node.identifier}]: …`] : [];
    })
    .join('\n\n');
}

function bodyOf(
  original: string,
  all: readonly Unit[],
  outcomes: ReadonlyMap<Unit, Outcome>,
  kept: KeptBlocks | undefined,
  left: ReadonlyMap<Unit, unknown>,
): string {
  const inPictures = new Set(all.flatMap(({ pieces }) => marksIn(pieces).flatMap(({ mark }) => mark.alt?.unit ?? [])));
  const edits = all.flatMap((unit) => {
    if (unit.container === 'field' || inPictures.has(unit)) return [];
    const { start, end } = unit;
    const kind = kept?.units.get(unit) ?? translation(unit, outcomes, left);
    const text = kept?.units.has(unit)
      ? kind
      : withDescriptions(kind ?? original.slice(start, end), unit, outcomes, left, original);
    return text === undefined ? [] : [{ start, end, text }];
  });
  const { end } = readFrontMatter(original);
  return [...edits, ...(kept?.others ?? [])]
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), original)
    .slice(end);
}

function translation(
  unit: Unit,
  outcomes: ReadonlyMap<Unit, Outcome>,
  left: ReadonlyMap<Unit, unknown>,
): string | undefined {
  const outcome = outcomes.get(unit);
  if (outcome?.kind !== 'translated' || left.has(unit)) return undefined;
  if (unit.container === 'attribute') return wordsOf(outcome.pieces).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return unit.container === 'alt' ? wordsOf(outcome.pieces).replace(/[\\[\]`*_<]/g, '\\$&') : outcome.markdown;
}

/** Puts the descriptions of pictures into the Markdown in which they stand. */
function withDescriptions(
  markdown: string,
  unit: Unit,
  outcomes: ReadonlyMap<Unit, Outcome>,
  left: ReadonlyMap<Unit, unknown>,
  original: string,
): string {
  return marksIn(unit.pieces).reduce((text, { mark: { alt } }) => {
    const words = alt && translation(alt.unit, outcomes, left);
    if (!alt || words === undefined) return text;
    for (const typed of [original.slice(alt.unit.start, alt.unit.end), wordsOf(alt.unit.pieces)]) {
      const place = text.indexOf(`${alt.before}${typed}${alt.after}`);
      if (place === -1) continue;
      const start = place + alt.before.length;
      return text.slice(0, start) + words + text.slice(start + typed.length);
    }
    return text;
  }, markdown);
}

function fieldsOf(
  all: readonly Unit[],
  outcomes: ReadonlyMap<Unit, Outcome>,
  kept: KeptBlocks | undefined,
): Map<string, string> {
  return new Map(
    all.flatMap((unit) => {
      if (unit.container !== 'field' || unit.name === undefined) return [];
      const outcome = outcomes.get(unit);
      const words = outcome?.kind === 'translated' ? wordsOf(outcome.pieces) : wordsOf(unit.pieces);
      return [[unit.name, kept?.units.get(unit) ?? words] as const];
    }),
  );
}

/** A unit that an engine translated whose block is not in the translation what it is in the original. */
function firstBroken(
  original: string,
  body: string,
  outcomes: ReadonlyMap<Unit, Outcome>,
  left: ReadonlyMap<Unit, unknown>,
): Unit | undefined {
  const [before, after] = [parseDocument(original), parseDocument(body)];
  const different = before.blocks.findIndex((block, index) => {
    const other = after.blocks[index];
    return other?.kind !== block.kind || other.detail !== block.detail || other.depth !== block.depth;
  });
  const at = different === -1 && after.blocks.length > before.blocks.length ? before.blocks.length - 1 : different;
  const block = before.blocks[at];
  if (!block) return undefined;
  const [from, to] = [before.blocks[at - 1]?.start ?? block.start, block.end];
  const answered = [...outcomes].filter(([unit, { kind }]) => kind === 'translated' && !left.has(unit));
  // What is wrong may have begun in the block before.
  return answered
    .map(([unit]) => unit)
    .findLast(({ container, start }) => container !== 'field' && start >= from && start < to);
}

/** By the id of a heading of the original: that of the heading in its place. */
function headingsOf(
  original: string,
  body: string,
  idsOf: (markdown: string) => readonly string[],
): ReadonlyMap<string, string> {
  const [before, after] = [idsOf(original.slice(readFrontMatter(original).end)), idsOf(body)];
  if (before.length !== after.length) return new Map();
  return new Map(before.map((id, index) => [`#${id}`, `#${after[index] ?? id}`]));
}
