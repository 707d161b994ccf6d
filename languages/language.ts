import { defaultWriting, type Writing } from './writing.ts';

/** What a language needs beyond what its script needs. */
export interface Language {
  /** ISO 15924 code of the script that the page is set in; the style sheet keys faces and scale by it. */
  readonly script: string;
  readonly direction: 'ltr' | 'rtl';
  /** Faces that paint first, as addresses; preloaded. Empty where the system's faces are used. */
  readonly preload: readonly string[];
  /** Between the names in a title: `Article – Publication`. */
  readonly titleSeparator: string;
  /** Quotation marks around what a reader typed or a title. */
  readonly quotes: readonly [open: string, close: string];
  /** How texts are written; what the checks know of the language. */
  readonly writing: Writing;
}

/** What `languages/<tag>.ts` says beyond the script's defaults. */
export type OwnLanguage = Partial<Omit<Language, 'writing'>> & { readonly writing?: Partial<Writing> };

const faces: Readonly<Record<string, readonly string[]>> = {
  Latn: ['/fonts/newsreader.185dceb1.woff2', '/fonts/newsreader-bold.01c8bbc3.woff2'],
  Arab: [
    '/fonts/markazi.a1d8b43e.woff2',
    '/fonts/markazi-bold.5a93b5a3.woff2',
    // Digits and Latin names stand in most headlines.
    '/fonts/markazi-latin.210e6757.woff2',
    '/fonts/markazi-latin-bold.9c3182e5.woff2',
  ],
};

/** What every language of a script gets without a file of its own. */
export function defaultsOf(tag: string): Language {
  const locale = new Intl.Locale(tag).maximize();
  const script = locale.script ?? 'Latn';
  return {
    script,
    direction: rightToLeft.has(script) ? 'rtl' : 'ltr',
    preload: faces[script] ?? [],
    titleSeparator: ' – ',
    quotes: ['“', '”'],
    writing: defaultWriting(script),
  };
}

/** Right-to-left scripts in current use (Unicode, UAX 9 and the script property of CLDR). */
const rightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);
