import type { Fault } from './wire.ts';

const reasons: Readonly<Record<string, string>> = {
  'tag-lost': 'The tag {text} was missing.',
  'tag-doubled': 'The tag {text} came twice.',
  'tag-unknown': 'The tag {text} is not in the original.',
  'tag-order': 'The tag {text} stood in another tag than in the original, or was closed in the wrong order.',
  'tag-open': 'The tag {text} was not closed.',
  'tag-empty': 'The tag {text} held no words.',
  'tag-broken': 'A tag was damaged: {text}',
  glued: 'A space was missing beside a tag: {text}',
  shape: 'The words held signs that are read as markup.',
  empty: 'The answer was empty.',
  length: 'The answer was far too short or too long: translate all of it, and nothing else.',
  untranslated: 'The answer was the original itself.',
  unusable: 'The answer did not have the form that was asked for.',
  'left-over-language': 'Some words were not in the target language: {text}',
  'text-cut-off': 'The answer ended in the middle of a sentence.',
  'number-missing': 'A number of the original was missing: {text}',
  'number-differs': 'A number was not that of the original: {text}',
  'name-missing': 'A name of the original was missing: {text}',
  term: 'The glossary wants: {text}',
};

/** Tells an engine what was wrong with its answer, in English. */
export function hintFor(faults: readonly Fault[]): string {
  const said = faults
    .slice(0, 6)
    .map(({ kind, text }) =>
      (reasons[kind] ?? `The answer was refused by the check “${kind}”: {text}`).replace('{text}', text),
    );
  return [
    ...new Set(said),
    'Every numbered tag of the original must be in the answer exactly once, around the words that it belongs to, with the spaces that the language wants outside of it.',
  ].join(' ');
}
