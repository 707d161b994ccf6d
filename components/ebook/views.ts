import type { LinkView, LocaleLink, MomentView } from '../page/views.ts';
import type { PictureView } from '../picture/picture.tsx';

/** The cover of an eBook in a locale. */
export interface CoverView {
  readonly publisher: string;
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly authors: string;
  readonly picture: PictureView;
}

/** An eBook as its page shows it. */
export interface EbookView {
  readonly cover: CoverView;
  readonly description: string;
  readonly authors: readonly LinkView[];
  readonly published: MomentView;
  /** Titles of the chapters. */
  readonly chapters: readonly string[];
  /** Whom it is for. */
  readonly audience: readonly string[];
  /** What the files are like; absent while they cannot be built. */
  readonly files?: { readonly pages: number; readonly pdfSize: string; readonly epubSize: string } | undefined;
  /** The locales in which it exists. */
  readonly languages: readonly LocaleLink[];
  readonly coverCredit?: string | undefined;
}
