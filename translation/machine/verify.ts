import type { Language } from '../../languages/language.ts';
import { type CheckFinding, checkPair } from '../check-pair.ts';
import type { CheckContext } from '../prepare.ts';
import { ruleGroups } from '../rules/registry.ts';
import { isUnchanged } from '../unchanged.ts';
import { inLocaleForm } from './locale-form.ts';
import { readInline } from './read-units.ts';
import { gluedMarks, settledSpaces } from './spacing.ts';
import { framedSource, holdsMarks, toMarkdown } from './to-markdown.ts';
import { type Container, type Piece, wordsOf } from './unit.ts';
import { type Fault, fromWire } from './wire.ts';

/** What answers are verified with: the languages, and the definitions of the text as Markdown. */
export interface Verifying {
  readonly from: string;
  readonly to: string;
  readonly context: CheckContext;
  readonly definitions: string;
}

/** An answer, looked at. */
export interface Verified {
  /** The words in Markdown, in the locale's form; undefined when they must not be used. */
  readonly pieces?: readonly Piece[] | undefined;
  readonly markdown?: string | undefined;
  /** Why the words must not be used. */
  readonly faults: readonly Fault[];
  /** What should be asked again, and may stand when no better answer comes. */
  readonly doubts: readonly Fault[];
}

/** Findings for which words must not be used: markup, and what is not a translation of the whole. */
const grave = new Set<string>([
  ...ruleGroups.markup.map(({ id }) => id),
  'left-over-language',
  'text-cut-off',
  'text-doubled',
  'paragraph-missing',
  'paragraph-added',
  'mojibake',
  'translation-empty',
  'unrelated-texts',
  'look-alike',
  'invisible-marks',
]);
/** Signs of Markdown and HTML: what an engine adds of them would be shown as it was typed. */
const signs = [/\*\*/, /`/, /^#{1,6} /, /\]\(/, /<\/?[a-z][^<>]*>/i];
/** Suggestions that are no matter of taste for words that nobody has chosen yet. */
const settled = new Set(['date-order', 'number-format', 'double-space', 'space-inside']);

/**
 * Looks at an engine's answer: its tags, the spaces beside them, whether its Markdown reads back as the original's, and
 * what the checks say of the two as original and translation.
 */
export function verify(
  answer: string,
  asked: { readonly pieces: readonly Piece[]; readonly container: Container },
  verifying: Verifying,
): Verified {
  const read = fromWire(answer, asked.pieces);
  if ('faults' in read) return refused(read.faults);
  return verifyPieces(read.pieces, asked, verifying);
}

/** As `verify`, for an answer whose tags are in order. */
export function verifyPieces(
  answer: readonly Piece[],
  asked: { readonly pieces: readonly Piece[]; readonly container: Container },
  { from, to, context, definitions }: Verifying,
): Verified {
  const [source, target] = [context.languages.get(from), context.languages.get(to)];
  if (!source || !target) throw new Error(`The languages ${from} and ${to} are not prepared.`);
  const length = lengthFault(asked.pieces, answer, source, target);
  if (length) return refused([length]);
  const [known, words] = [wordsOf(asked.pieces), wordsOf(answer)];
  const added = signs.find((sign) => sign.test(words) && !sign.test(known));
  if (added) return refused([{ kind: 'shape', text: added.exec(words)?.[0] ?? '' }]);
  const spaced = settledSpaces(asked.pieces, answer, target.writing);
  const original = asked.pieces;
  const pieces = inLocaleForm(spaced, {
    original,
    from: { locale: from, language: source },
    to: { locale: to, language: target },
  });
  const glued = gluedMarks(original, pieces, target.writing);
  if (glued.length > 0) return refused(glued);
  // Of the interface: its marks are no Markdown, and its words too few for the checks of texts.
  if (asked.container === 'message') return { pieces, markdown: '', faults: [], doubts: [] };
  const container = asked.container === 'heading' || asked.container === 'cell' ? asked.container : 'paragraph';
  const [before, after] = [original, pieces].map((side) => toMarkdown(side, container, definitions));
  if (before === undefined || after === undefined)
    return refused([{ kind: 'shape', text: wordsOf(pieces).slice(0, 60) }]);
  const { markdown, findings } = mended(before, after, container, { from, to, context, definitions });
  if (!holdsMarks(markdown, pieces, container, definitions))
    return refused([{ kind: 'shape', text: markdown.slice(0, 60) }]);
  const count = plainWords(wordsOf(pieces));
  const faults = findings.filter((finding) => isGrave(finding, count)).map(faultOf);
  if (faults.length > 0) return refused(faults);
  const doubts = findings.filter(({ severity }) => severity === 'error').map(faultOf);
  // Words without markup are written as they are read, so what was mended must be in them.
  const plain = asked.container === 'field' || asked.container === 'attribute' || asked.container === 'alt';
  return { pieces: plain ? [wordsOf(readInline(markdown))] : pieces, markdown, faults: [], doubts };
}

/** Many words of what seems to be a third language are one; a few may be names. */
function isGrave({ rule, severity }: CheckFinding, words: number): boolean {
  return (
    grave.has(rule) && (severity === 'error' || (rule === 'left-over-language' && severity === 'warning' && words >= 8))
  );
}

function refused(faults: readonly Fault[]): Verified {
  return { faults, doubts: [] };
}

function faultOf({ rule, values }: CheckFinding): Fault {
  return { kind: rule, text: values.text ?? values.target ?? values.found ?? '' };
}

/** Checks two pieces of Markdown against each other and makes what is certain; the findings are those that remain. */
function mended(
  before: string,
  after: string,
  container: Container,
  { from, to, context, definitions }: Verifying,
): { markdown: string; findings: CheckFinding[] } {
  const frame = (markdown: string) => framedSource(markdown, container, definitions);
  const offset = frame('\u0000').indexOf('\u0000');
  let markdown = after;
  for (let round = 1; ; round++) {
    const source = frame(markdown);
    const findings = checkPair({
      original: { source: frame(before), locale: from },
      translation: { source, locale: to },
      context,
    });
    const edits = round > 3 ? [] : findings.flatMap((finding) => editOf(finding, source, offset, markdown.length));
    if (edits.length === 0) return { markdown, findings };
    let last = Number.POSITIVE_INFINITY;
    for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
      if (end > last) continue;
      markdown = markdown.slice(0, start) + text + markdown.slice(end);
      last = start;
    }
  }
}

function editOf(
  { rule, fix, suggestion, line, column, endLine, endColumn }: CheckFinding,
  source: string,
  offset: number,
  length: number,
): { start: number; end: number; text: string }[] {
  const place = (at: number, inLine: number) =>
    source
      .split('\n')
      .slice(0, at - 1)
      .join('\n').length +
    (at > 1 ? 1 : 0) +
    inLine -
    1;
  const wanted =
    fix ??
    (settled.has(rule) && suggestion !== undefined && endLine !== undefined && endColumn !== undefined
      ? { start: place(line, column), end: place(endLine, endColumn), text: suggestion }
      : undefined);
  if (!wanted) return [];
  const [start, end] = [wanted.start - offset, wanted.end - offset];
  return start >= 0 && end <= length ? [{ start, end, text: wanted.text }] : [];
}

/** Of fewer characters than these nobody can say how many another language needs. */
const shortest = 40;

/** Words in small letters: no names. */
function plainWords(text: string): number {
  return text.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0;
}

/** Words that can hardly be all of the original, or only of it. */
function lengthFault(
  original: readonly Piece[],
  answer: readonly Piece[],
  from: Language,
  to: Language,
): Fault | undefined {
  const [before, after] = [wordsOf(original).trim(), wordsOf(answer).trim()];
  if (/\p{L}/u.test(before) && after === '') return { kind: 'empty', text: '' };
  const expected = to.writing.length / from.writing.length;
  const isSame = before === after;
  if (isSame && (plainWords(before) >= 5 || isUnchanged(before, from, to)))
    return { kind: 'untranslated', text: after.slice(0, 60) };
  if (before.length < shortest) {
    const most = shortest + before.length * 3 * expected;
    return after.length > most ? { kind: 'length', text: after.slice(0, 60) } : undefined;
  }
  const ratio = after.length / before.length / expected;
  return ratio < 0.4 || ratio > 2.6 ? { kind: 'length', text: after.slice(-60) } : undefined;
}
