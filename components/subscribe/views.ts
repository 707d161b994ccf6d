import type { CoverView } from '../ebook/views.ts';
import type { LinkView } from '../page/views.ts';

/** Where in the site a form stands. */
export const formPlaces = ['modal', 'article', 'edition', 'footer', 'newsletter', 'ebook'] as const;
export type FormPlace = (typeof formPlaces)[number];

/** Why a form was refused: messages `subscribe.problems`. */
export type FormProblem =
  | 'missing'
  | 'lineBreak'
  | 'several'
  | 'displayName'
  | 'quoted'
  | 'noAt'
  | 'tooLong'
  | 'localPart'
  | 'domain'
  | 'tooMany'
  | 'failed';

/** What a reader has typed. */
export interface TypedForm {
  readonly address: string;
  /** Whether the newsletter's box is ticked, where there is one. */
  readonly newsletter: boolean;
}

/**
 * What became of a form. `outdated`: nothing was done, because its words are no longer those of the site; the reader sees
 * the new ones first.
 */
export type FormAnswer =
  | { readonly outcome: 'requested'; readonly typed: TypedForm }
  | { readonly outcome: 'refused'; readonly problem: FormProblem; readonly typed: TypedForm }
  | { readonly outcome: 'outdated'; readonly typed: TypedForm };

/** Takes a form in. What it is given first is what became of it before, as React has it; it must not be believed. */
export type AskAction = (before: FormAnswer | null, form: FormData) => Promise<FormAnswer>;

/** A form with which a reader asks for the newsletter, an eBook or both. */
export interface SubscribeFormView {
  readonly action: AskAction;
  /** The page that shows the answer where there is no script. It holds a form of the same kind. */
  readonly answerPage: string;
  readonly locale: string;
  readonly place: FormPlace;
  /** Names the words that the reader is shown. */
  readonly version: string;
  /** Identifier of the eBook that is asked for. */
  readonly ebook?: string | undefined;
  readonly button: string;
  /** What else the reader gets. */
  readonly gift?: string | undefined;
  /** What she agrees to by pressing the button. */
  readonly consent: string;
  /** What she agrees to as well by ticking a box. */
  readonly box?: string | undefined;
  readonly policies: readonly LinkView[];
  /** Address of the script that works for the proof. */
  readonly worker: string;
  /** What became of it before this page was made. */
  readonly answer?: FormAnswer | undefined;
}

/** The newsletter as it is offered. */
export interface OfferView {
  readonly slogan: string;
  readonly pitch: string;
  readonly form: SubscribeFormView;
}

/** When the window that offers it opens (`modal` in publication.yaml), and where it is. */
export interface ModalRulesView {
  readonly read: number;
  readonly seconds: number;
  readonly leaving: boolean;
  readonly fromView: number;
  readonly restDays: number;
  /** A document that holds the window; loaded for those to whom it may open. */
  readonly document: string;
}

/** The window that offers it. */
export interface ModalView extends OfferView {
  /** Address of its style sheet. */
  readonly styles: string;
  /** The eBook that comes with it, and the page where one gets it alone. */
  readonly ebook?: { readonly cover: CoverView; readonly page: string } | undefined;
}
