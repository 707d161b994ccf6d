import type { Root } from 'hast';
import type { CardView, LinkView, MomentView } from '../page/views.ts';
import type { PictureView } from '../picture/picture.tsx';

export interface HeroView {
  readonly picture: PictureView;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

export interface AuthorView extends LinkView {
  readonly role: string;
  readonly biography: Root;
  readonly portrait?: PictureView | undefined;
}

/** How a translation was made, as its message needs it. */
export type ProvenanceView =
  | { readonly kind: 'machine'; readonly engine?: string; readonly date?: string }
  | { readonly kind: 'reviewed'; readonly engine?: string; readonly reviewer?: string; readonly date?: string };

/** What is to be said of a text that is a translation. */
export interface TranslationView {
  /** The original's language as this locale calls it. */
  readonly language: string;
  readonly original?: { readonly href: string; readonly locale: string } | undefined;
  readonly provenance?: ProvenanceView | undefined;
  /** The original has changed since; when it did, if that is known. */
  readonly stale?: { readonly date?: string | undefined } | undefined;
}

export interface HeadingView {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

/** An article in one locale, with all that its page shows. */
export interface ArticleView {
  readonly title: string;
  readonly standfirst: string;
  readonly section: LinkView;
  readonly authors: readonly AuthorView[];
  readonly published: MomentView;
  readonly updated?: MomentView | undefined;
  readonly readingMinutes: number;
  readonly hero?: HeroView | undefined;
  readonly body: Root;
  readonly headings: readonly HeadingView[];
  readonly pictures: Readonly<Record<string, PictureView>>;
  readonly correction?: string | undefined;
  readonly translation?: TranslationView | undefined;
  readonly topics: readonly LinkView[];
  readonly related: readonly CardView[];
  readonly otherLanguages: readonly (LinkView & { readonly locale: string })[];
  /** The absolute address, for sharing. */
  readonly url: string;
}
