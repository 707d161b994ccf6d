import type { Locale } from '../publication/model.ts';

/** Which articles an edition brings. */
export type Selection =
  | { readonly articles: readonly string[] }
  /** At most `count` of those that appeared in the `days` before the edition. */
  | { readonly bestOf: { readonly days: number; readonly count: number } };

/** One mailing of the newsletter, in all its locales, as it was written or made. */
export interface Edition {
  /** The date on which it comes out, `2026-11-20`, in the newsletter's zone. */
  readonly id: string;
  /** When it comes out: milliseconds since the epoch. */
  readonly at: number;
  readonly selection: Selection;
  /** What becomes of an article without a text in a subscriber's locale. */
  readonly untranslated: 'omit' | 'link';
  /** Whether a translation that is older than its original may go out. */
  readonly stale: 'omit' | 'include';
  readonly greetings: Readonly<Record<Locale, Greeting>>;
}

/** What an editor wrote above the articles, in one locale. */
export interface Greeting {
  readonly subject: string;
  readonly preheader: string;
  /** Markdown; may be empty. */
  readonly body: string;
}
