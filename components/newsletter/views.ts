import type { Root } from 'hast';
import type { CardView, MomentView } from '../page/views.ts';

/** An edition as a list shows it. */
export interface EditionCardView {
  readonly href: string;
  readonly subject: string;
  readonly preheader: string;
  readonly published: MomentView;
  readonly count: number;
}

/** An article of an edition. */
export interface EditionEntryView {
  readonly card: CardView;
  /** How its translation was made, as a sentence. */
  readonly note?: string | undefined;
  /** Set when it can be read in another language only. */
  readonly elsewhere?: { readonly locale: string; readonly direction: string; readonly language: string } | undefined;
}

/** An edition as its page shows it. */
export interface EditionView {
  readonly subject: string;
  readonly preheader: string;
  readonly published: MomentView;
  readonly greeting?: Root | undefined;
  readonly entries: readonly EditionEntryView[];
  /** The page that lists all. */
  readonly all: string;
  readonly earlier?: EditionCardView | undefined;
  readonly later?: EditionCardView | undefined;
}
