import { checkPair } from './check-pair.ts';
import { type CheckContext, prepareChecks } from './prepare.ts';

/** What a test says of a pair beyond its texts. */
interface Particulars {
  /** The locale of the original; default: English. */
  readonly from?: string;
  readonly exists?: CheckContext['exists'];
}

/** Findings in a translation beside its original. */
export type FindingsOf = (
  locale: string,
  original: string,
  translation: string,
  particulars?: Particulars,
) => ReturnType<typeof checkPair>;

/** Checks pairs of texts in the locales that a test names. */
export async function findingsIn(locales: readonly string[]): Promise<FindingsOf> {
  const context = await prepareChecks(locales);
  return (locale, original, translation, { from = 'en', exists } = {}) =>
    checkPair({
      original: { source: original, locale: from },
      translation: { source: translation, locale },
      context: exists ? { ...context, exists } : context,
    });
}
