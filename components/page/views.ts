import type { PictureView } from '../picture/picture.tsx';

/** A name that leads somewhere. */
export interface LinkView {
  readonly name: string;
  readonly href: string;
}

/** A moment as a machine and as a reader reads it. */
export interface MomentView {
  readonly iso: string;
  readonly label: string;
}

/** Where the language switcher leads for one locale. */
export interface LocaleLink {
  readonly locale: string;
  /** The language's name for itself. */
  readonly name: string;
  readonly href: string;
  /** False: it leads to that locale's front page, because this page does not exist there. */
  readonly same: boolean;
}

/** What every page of a locale shows around its content. */
export interface SiteView {
  readonly locale: string;
  readonly script: string;
  readonly name: string;
  readonly tagline: string;
  /** Markup of the mark, already reduced to shapes. */
  readonly logo?: string | undefined;
  readonly home: string;
  readonly search: string;
  readonly archive: string;
  readonly newsletter: string;
  readonly sections: readonly LinkView[];
  readonly pages: readonly LinkView[];
  readonly social: readonly LinkView[];
  readonly readerScript: string;
}

/** A text as a list shows it. */
export interface CardView {
  readonly href: string;
  readonly title: string;
  readonly standfirst: string;
  readonly section: LinkView;
  readonly published: MomentView;
  readonly picture?: PictureView | undefined;
}
