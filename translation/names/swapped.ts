import { matchesOf } from '../document/matches.ts';
import { longestPassage } from './exchanged.ts';

/** A name with which a clause begins. */
const beginnings =
  /(?:^|[.!?;:,–—]["“”»]?\s+)(?:\p{Ll}+\s){0,2}(?:\p{Ll}[’'])?(\p{Lu}[\p{Script=Latin}\p{M}\p{Nd}-]{2,})(?=\s\p{Ll})/gu;

/**
 * The first of two names that begin clauses of a passage, and in its translation begin them the other way round:
 * Microsoft denied it, and Google said nothing → Google l’a nié, et Microsoft n’a rien dit.
 */
export function swappedName(
  original: string,
  translation: string,
  isCommon: (word: string) => boolean,
): string | undefined {
  if (Math.max(original.length, translation.length) > longestPassage) return undefined;
  const before = onceEach(original, isCommon);
  if (before.length < 2) return undefined;
  const after = onceEach(translation, isCommon);
  const both = before.filter((name) => after.includes(name));
  const again = after.filter((name) => before.includes(name));
  const at = both.findIndex((name, index) => name !== again[index]);
  return at !== -1 && both.length === 2 ? both[at] : undefined;
}

/** Names that begin a clause and stand nowhere else in the passage. */
function onceEach(text: string, isCommon: (word: string) => boolean): string[] {
  const names = matchesOf(text, beginnings).flatMap(([, name]) => name ?? []);
  if (names.length < 2) return [];
  return names.filter((name) => !isCommon(name) && text.split(name).length === 2);
}
