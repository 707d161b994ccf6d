import { useTranslations } from 'next-intl';
import { Cover } from '../ebook/cover.tsx';
import type { CoverView } from '../ebook/views.ts';
import { OwnForm } from './own-form.tsx';
import type { OwnAction, OwnFields, RefusalWords } from './views.ts';

/** An eBook in a locale, with the names and sizes of its files. */
export interface BookFilesView {
  readonly locale: string;
  readonly title: string;
  readonly files: readonly {
    readonly format: 'pdf' | 'epub';
    readonly name: string;
    /** Its size, once it is known. */
    readonly note?: string | undefined;
  }[];
}

/** The eBook that a link gives its holder. */
export interface DownloadView {
  readonly cover: CoverView;
  readonly book: BookFilesView;
  /** The same eBook in other languages. */
  readonly others: readonly BookFilesView[];
  /** The publication's other eBooks, in the page's language. */
  readonly more: readonly BookFilesView[];
  /** The day in full until which the link works. */
  readonly until: string;
  readonly downloads: number;
}

interface Props {
  readonly view: DownloadView;
  readonly download: OwnAction;
  readonly freshLink: OwnAction;
  readonly fields: OwnFields;
  readonly words: RefusalWords;
}

/** The files of an eBook, behind buttons: what opens links by itself uses none of the downloads up. */
export function DownloadPage({ view, download, freshLink, fields, words }: Props) {
  const t = useTranslations('subscription.download');
  const { cover, book, others, more } = view;
  return (
    <div className="wrap my-10 md:my-16">
      <div className="book-page">
        <div className="book-page-cover">
          <Cover cover={cover} sizes="(min-width: 60rem) 24rem, 18rem" first />
        </div>
        <div>
          <p className="kicker">{t('kicker')}</p>
          <h1 className="font-head text-4xl leading-heading">{cover.title}</h1>
          {cover.subtitle && <p className="mt-3 text-lg text-muted">{cover.subtitle}</p>}
          <OwnForm id="download" action={download} fields={fields} words={words} className="mt-8">
            <Files book={book} strong />
            {others.length > 0 && (
              <details className="mt-6">
                <summary className="cursor-pointer py-2 font-ui">{t('others')}</summary>
                <Books books={others} />
              </details>
            )}
            {more.length > 0 && (
              <section aria-labelledby="more-ebooks" className="mt-10">
                <h2 id="more-ebooks" className="font-head text-2xl leading-heading">
                  {t('more')}
                </h2>
                <Books books={more} />
              </section>
            )}
          </OwnForm>
          <p className="mt-8 font-ui text-sm text-muted">
            {t('valid', { date: view.until, downloads: view.downloads })}
          </p>
          <OwnForm id="fresh-link" action={freshLink} fields={fields} words={words} className="font-ui text-sm">
            <button type="submit" className="link cursor-pointer py-2">
              {t('fresh')}
            </button>
          </OwnForm>
        </div>
      </div>
    </div>
  );
}

function Books({ books }: { readonly books: readonly BookFilesView[] }) {
  return (
    <ul>
      {books.map((book) => (
        <li key={book.files[0]?.name} className="border-b border-rule py-4">
          <p lang={book.locale} className="mb-3">
            {book.title}
          </p>
          <Files book={book} />
        </li>
      ))}
    </ul>
  );
}

function Files({ book, strong = false }: { readonly book: BookFilesView; readonly strong?: boolean }) {
  const t = useTranslations('subscription.download');
  return (
    <ul className="flex flex-wrap gap-3 font-ui">
      {book.files.map(({ format, name, note }) => (
        <li key={format}>
          <button type="submit" name="file" value={name} className={strong ? 'button-strong' : 'button'}>
            {t(format)}
            {note !== undefined && <span className="own-note">{note}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
