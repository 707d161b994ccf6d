import { useTranslations } from 'next-intl';
import { Kicker } from '../card/kicker.tsx';
import { Pager } from '../navigation/pager.tsx';
import type { LinkView, MomentView } from '../page/views.ts';

export interface Piece {
  readonly text: string;
  readonly match: boolean;
}

export interface ResultView {
  readonly href: string;
  readonly title: readonly Piece[];
  readonly excerpt: readonly Piece[];
  /** Their names, as the language joins them. */
  readonly authors: readonly Piece[];
  readonly section: LinkView;
  readonly published: MomentView;
}

interface Props {
  readonly action: string;
  readonly query: string;
  readonly results: readonly ResultView[];
  readonly total: number;
  /** Whether there are more results than these. */
  readonly isMore: boolean;
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
}

export function SearchPage(props: Props) {
  const t = useTranslations('search');
  return (
    <div className="wrap">
      <div className="column mt-8">
        <h1 className="font-head text-4xl">{t('title')}</h1>
        <search>
          <form action={props.action} method="get" className="mt-5 flex gap-2 font-ui">
            <label className="grow">
              <span className="sr-only">{t('label')}</span>
              <input
                type="search"
                name="q"
                defaultValue={props.query}
                maxLength={200}
                required
                placeholder={t('placeholder')}
                autoComplete="off"
                className="field"
              />
            </label>
            <button type="submit" className="button-strong">
              {t('submit')}
            </button>
          </form>
        </search>
        {props.query ? (
          <>
            <p role="status" className="mt-6 font-ui text-sm text-muted">
              {t(props.isMore ? 'countMore' : 'count', { count: props.total, query: props.query })}
            </p>
            {props.total === 0 && <p className="mt-2">{t('hint')}</p>}
            <ol>
              {props.results.map((result) => (
                <li key={result.href} className="border-b border-rule py-5">
                  <article className="card">
                    <Kicker link={result.section} />
                    <h2 className="font-head text-xl leading-heading">
                      <a href={result.href} className="cover">
                        <Marked pieces={result.title} />
                      </a>
                    </h2>
                    <p className="mt-1 text-muted">
                      <Marked pieces={result.excerpt} />
                    </p>
                    <p className="mt-1 flex flex-wrap gap-x-4 font-ui text-xs text-muted">
                      <span>
                        <Marked pieces={result.authors} />
                      </span>
                      <time dateTime={result.published.iso}>{result.published.label}</time>
                    </p>
                  </article>
                </li>
              ))}
            </ol>
            <Pager page={props.page} pages={props.pages} hrefOf={props.hrefOf} />
          </>
        ) : (
          <p className="mt-4 text-muted">{t('hint')}</p>
        )}
      </div>
    </div>
  );
}

function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, index) => {
    // Pieces of one text never change their order.
    const key = `${index}`;
    // What is not marked stays bare text: a page holds hundreds of pieces.
    return piece.match ? <mark key={key}>{piece.text}</mark> : piece.text;
  });
}
