import { matchesOf } from '../document/matches.ts';
import type { Side } from '../rules/rule.ts';

/**
 * How a word negates. `firm`: by itself. `joining`: by itself, or along with another one near it, with which it is one
 * negation. `soft`: perhaps. `often`: not, but other languages often say it with a negation. `widowed`: it was said with a
 * negation, which is not there.
 */
type Kind = 'firm' | 'joining' | 'soft' | 'often' | 'widowed';

/** A negation, and where it stands in a passage. */
export interface Negation {
  readonly kind: Kind;
  readonly at: number;
}

/** How many characters may lie between two words that are one negation. */
const nearest = 100;

/** The negations of a passage, in their order; those that are one are one. */
export function negationsIn(text: string, side: Side): Negation[] {
  const found: Negation[] = [];
  // A pattern that ignores case takes half as long again.
  const small = text.toLowerCase();
  let last: number | undefined;
  const { pattern, kinds } = wordsOf(side);
  for (const match of matchesOf(small.length === text.length ? small : text, pattern)) {
    const kind = kinds[match.indexOf(match[0], 1) - 1];
    if (kind === undefined || kind === 'none') continue;
    const { index } = match;
    if (kind === 'soft' || kind === 'often' || kind === 'widowed') {
      found.push({ kind, at: index });
      continue;
    }
    const isOne =
      last !== undefined &&
      kind === 'joining' &&
      index - last < nearest &&
      !/[.!?;:。！？؟]/.test(text.slice(last, index));
    if (!isOne) found.push({ kind, at: index });
    last = index + match[0].length;
  }
  return found;
}

/** What stands before a word in the list of a language. What only looks like a negation goes before all others. */
const marks = [
  { mark: '!', kind: 'none' },
  { mark: '?', kind: 'widowed' },
  { mark: '~', kind: 'soft' },
  { mark: '+', kind: 'joining' },
  { mark: '', kind: 'firm' },
  { mark: '≈', kind: 'often' },
] as const;

/** The words of a language that have to do with negations, and of which kind each group of the pattern is. */
interface Words {
  readonly pattern: RegExp;
  readonly kinds: readonly (typeof marks)[number]['kind'][];
}

const known = new Map<string, Words>();

function wordsOf({ locale, language }: Side): Words {
  let found = known.get(locale);
  if (!found) {
    const { negations, spaces } = language.writing;
    const kinds: Words['kinds'][number][] = [];
    // No groups with names: the engine would make an object of them for every match.
    const groupsOf = (isMeant: (word: string) => boolean) =>
      marks.flatMap(({ mark, kind }) => {
        const words = negations
          .filter((word) => /^[!?~+≈]?/u.exec(word)?.[0] === mark)
          .map((word) => word.slice(mark.length))
          .filter(isMeant);
        if (words.length === 0) return [];
        kinds.push(kind);
        return [`(${byFirstLetter(words.map(sourceOf))})`];
      });
    const isEnding = (word: string) => word.startsWith('*');
    const whole = groupsOf((word) => !isEnding(word)).join('|');
    // An ending is looked for as it stands: from every beginning of a word the search would take far longer.
    const endings = groupsOf(isEnding).join('|') || '(?!)';
    const pattern = spaces ? `(?<!${letter})(?:${whole})(?!${letter})|(?:${endings})(?!${letter})` : whole;
    found = { pattern: new RegExp(pattern, 'gu'), kinds };
    known.set(locale, found);
  }
  return found;
}

const letter = '[\\p{L}\\p{M}]';

function sourceOf(word: string): string {
  return word.replace(/^\*/, '').replaceAll('_', '\\s').replaceAll('*', `${letter}*`);
}

/** Patterns side by side, those that begin with the same letter behind it: most places are left at the first letter. */
function byFirstLetter(sources: readonly string[]): string {
  const groups = Map.groupBy(sources, (source) => /^\p{L}(?![*+?{])/u.exec(source)?.[0] ?? '');
  return [...groups]
    .flatMap(([first, some]) =>
      first === '' || some.length === 1
        ? some
        : [`${first}(?:${some.map((one) => one.slice(first.length)).join('|')})`],
    )
    .join('|');
}
