import { checkPair } from './check-pair.ts';
import { type CheckContext, prepareChecks } from './prepare.ts';

/** What a test says of a pair beyond its texts. */
interface Particulars {
  /** The locale of the original; default: English. */
  readonly from?: string;
  readonly exists?: CheckContext['exists'];
}

/** A translation beside its original, as a test asks for what is found in it. */
export type Pair = readonly [locale: string, original: string, translation: string, particulars?: Particulars];

/** Checks pairs of texts in the locales that a test names: all that is found, or the rules' names alone. */
export async function checksIn(locales: readonly string[]) {
  const context = await prepareChecks(locales);
  const findingsOf = (...[locale, original, translation, { from = 'en', exists } = {}]: Pair) =>
    checkPair({
      original: { source: original, locale: from },
      translation: { source: translation, locale },
      context: exists ? { ...context, exists } : context,
    });
  return { findingsOf, rulesOf: (...pair: Pair) => findingsOf(...pair).map(({ rule }) => rule) };
}
