import { Picture } from '../picture/picture.tsx';
import type { CoverView } from './views.ts';

interface Props {
  readonly cover: CoverView;
  /** The `sizes` attribute: how wide the layout shows it. */
  readonly sizes: string;
  /** A cover that paints first is asked for at once. */
  readonly first?: boolean;
}

/** The cover as the files have it. Its words repeat the heading beside it, so they are not spoken. */
export function Cover({ cover, sizes, first = false }: Props) {
  return (
    <div className="book-cover">
      <div aria-hidden="true" className="book-cover-words">
        <p className="book-cover-publisher">{cover.publisher}</p>
        <p>
          <span className="book-cover-title">{cover.title}</span>
          {cover.subtitle && <span className="book-cover-subtitle">{cover.subtitle}</span>}
        </p>
        <p className="book-cover-authors">{cover.authors}</p>
      </div>
      <Picture picture={cover.picture} sizes={sizes} className="book-cover-picture" first={first} />
    </div>
  );
}
