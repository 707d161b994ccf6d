import type { Language } from '../languages/language.ts';
import { loadLanguage } from '../languages/load.ts';

/** What checks need to know beside the texts. */
export interface CheckContext {
  /** By locale; `prepareChecks` fills it. */
  readonly languages: ReadonlyMap<string, Language>;
  /** The name that findings bear; default: empty. */
  readonly file?: string | undefined;
  /** Whether the file that a relative link names exists, seen from the translation. */
  readonly exists?: ((target: string) => boolean) | undefined;
  /** Severities other than the rules' own; `off` silences a rule. */
  readonly severities?: Readonly<Record<string, 'error' | 'warning' | 'hint' | 'off'>> | undefined;
}

/**
 * Loads what is known of the languages of some locales, once.
 * @param locales BCP 47 tags; one that is none gets what is general
 */
export async function prepareChecks(locales: Iterable<string>): Promise<CheckContext> {
  const languages = new Map<string, Language>();
  for (const locale of new Set(locales)) languages.set(locale, await loadLanguage(knownTag(locale)));
  return { languages };
}

/** The tag in canonical form, or `und` for what is none. */
export function knownTag(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0] ?? 'und';
  } catch {
    return 'und';
  }
}
