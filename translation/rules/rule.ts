import type { Language } from '../../languages/language.ts';
import type { Finding } from '../../publication/model.ts';
import type { Document } from '../document/document.ts';
import type { Pair } from '../pair/pair.ts';

export type Severity = Finding['severity'];

/** A text with its language. */
export interface Side {
  readonly document: Document;
  readonly locale: string;
  readonly language: Language;
}

/** What a rule looks at: a text, and its original where it is a translation. */
export interface Subject {
  readonly text: Side;
  /** The original and the translation beside each other; undefined for an original. */
  readonly pair?: Pair | undefined;
  /** Whether a file that a link names exists; undefined where nobody knows. */
  readonly exists?: ((target: string) => boolean) | undefined;
}

/** What a rule has found, in the source of the text. */
export interface Found {
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
  /** Values for the message `findings.<rule>`. */
  readonly values?: Readonly<Record<string, string>>;
  /** Another severity than the rule's. */
  readonly severity?: Severity;
  /** What could stand in the place of what was found. */
  readonly suggestion?: string;
  /** The suggestion is right beyond doubt: `--fix` makes it. */
  readonly certain?: boolean;
}

/** A wrong text, found by the rule, and a right one, about which all rules are silent. Shown in docs/writing.md. */
export interface Example {
  readonly locale: string;
  /** The original, for rules that compare. */
  readonly original?: string;
  /** The original's locale, where that is not English. */
  readonly originalLocale?: string;
  readonly wrong: string;
  readonly right: string;
}

/** Locales that a rule has nothing to say about, and why. */
interface Exempt {
  readonly locales: readonly string[];
  readonly because: string;
}

/** One kind of fault: how it is found, how grave it is, how it is explained. A rule is one file. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  /**
   * What it warns of is an error in what is published here: elsewhere it may be the habit of a house. So for faults that a
   * publication of ours must never show.
   */
  readonly strict?: true;
  /** `text`: the text alone. `pair`: original and translation. */
  readonly compares: 'text' | 'pair';
  /** One or two sentences for docs/writing.md. */
  readonly explains: string;
  readonly examples: readonly Example[];
  /** Locales whose texts cannot have the fault, for docs/writing.md. */
  readonly exempt?: readonly Exempt[];
  readonly check: (subject: Subject, report: (found: Found) => void) => void;
}
