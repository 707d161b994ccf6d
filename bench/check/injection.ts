import { numbersFrom } from '../../scripts/archive/prose.ts';
import { type CheckFinding, checkPair } from '../../translation/check-pair.ts';
import { Positions } from '../../translation/document/positions.ts';
import type { CheckContext } from '../../translation/prepare.ts';
import type { Fault } from './fault.ts';
import { frontMatterFaults } from './front-matter-faults.ts';
import { markupFaults } from './markup-faults.ts';
import { numberFaults } from './number-faults.ts';
import { senseFaults } from './sense-faults.ts';
import type { TranslatedText } from './texts.ts';
import { typographyFaults } from './typography-faults.ts';

export const faults: readonly Fault[] = [
  ...markupFaults,
  ...typographyFaults,
  ...numberFaults,
  ...senseFaults,
  ...frontMatterFaults,
];

/** One fault in one text, and whether it was found. */
export interface Trial {
  readonly fault: Fault;
  readonly text: TranslatedText;
  readonly found: boolean;
  /** What the text says where the fault is. */
  readonly words: string;
  /** What was reported that the untouched text does not have. */
  readonly reported: readonly CheckFinding[];
}

/** What a text without a fault gets. */
export function untouched(text: TranslatedText, context: CheckContext): CheckFinding[] {
  return check(text, text.source, context);
}

/**
 * Puts one fault of a kind into a text and looks whether it is found: by a rule of the kind, in its line.
 * @param seed another seed, another place
 * @returns undefined where the text has no place for the fault
 */
export function tryFault(
  fault: Fault,
  text: TranslatedText,
  { context, before, seed }: { context: CheckContext; before: readonly CheckFinding[]; seed: number },
): Trial | undefined {
  const language = context.languages.get(text.locale);
  if (!language) return undefined;
  const random = numbersFrom(seed * 7919 + numberOf(`${text.name}${fault.kind}`));
  const injected = fault.inject({ ...text, writing: language.writing, script: language.script, random });
  if (!injected || injected.source === text.source) return undefined;
  const positions = new Positions(injected.source);
  const margin = injected.near ? 4 : 0;
  const first = positions.of(injected.start).line - margin;
  const last = positions.of(Math.max(injected.start, injected.end - 1)).line + margin;
  const known = new Set(before.map(keyOf));
  const reported = check(text, injected.source, context).filter((finding) => !known.has(keyOf(finding)));
  const found = reported.some(
    ({ rule, line, endLine }) => fault.rules.includes(rule) && line <= last && (endLine ?? line) >= first,
  );
  return {
    fault,
    text,
    found,
    words: injected.source.slice(Math.max(0, injected.start - 40), injected.end + 40),
    reported,
  };
}

function keyOf({ rule, line, column, values }: CheckFinding): string {
  return JSON.stringify([rule, line, column, values]);
}

/** Some number that is always the same for the same words. */
function numberOf(words: string): number {
  let sum = 7;
  for (let at = 0; at < words.length; at++) sum = (Math.imul(sum, 31) + words.charCodeAt(at)) | 0;
  return sum;
}

function check({ original, from, locale }: TranslatedText, source: string, context: CheckContext): CheckFinding[] {
  return checkPair({ original: { source: original, locale: from }, translation: { source, locale }, context });
}
