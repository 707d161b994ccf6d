import { type Face, facesOf } from './faces.ts';
import { defaultWriting, type Writing } from './writing.ts';

/** What a language needs beyond what its script needs. */
export interface Language {
  /** ISO 15924 code of the script that the page is set in; the style sheet keys faces and scale by it. */
  readonly script: string;
  readonly direction: 'ltr' | 'rtl';
  /** The faces of the script; none where the system's are used. */
  readonly faces: readonly Face[];
  /** Those that paint first, as addresses; preloaded. */
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

/** What every language of a script gets without a file of its own. */
export function defaultsOf(tag: string): Language {
  const locale = new Intl.Locale(tag).maximize();
  const script = locale.script ?? 'Latn';
  const faces = facesOf(script);
  return {
    script,
    direction: rightToLeft.has(script) ? 'rtl' : 'ltr',
    faces: faces.all,
    preload: faces.first.map(({ file }) => file),
    titleSeparator: ' – ',
    quotes: ['“', '”'],
    writing: defaultWriting(script),
  };
}

/** Right-to-left scripts in current use (Unicode, UAX 9 and the script property of CLDR). */
const rightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);
