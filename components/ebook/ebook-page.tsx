import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Cover } from './cover.tsx';
import type { EbookView } from './views.ts';

interface Props {
  readonly ebook: EbookView;
  /** The form with which a reader asks for the files. */
  readonly request?: ReactNode;
}

/** What an eBook is: its cover, what is in it, whom it is for, and its files. */
export function EbookPage({ ebook, request }: Props) {
  const t = useTranslations('ebook');
  const { cover, files } = ebook;
  return (
    <div className="wrap my-8 md:my-12">
      <div className="book-page">
        <div className="book-page-cover">
          <Cover cover={cover} sizes="(min-width: 60rem) 24rem, 18rem" first />
        </div>
        <div>
          <p className="kicker">{t('kicker')}</p>
          <h1 className="font-head text-4xl leading-heading md:text-5xl">{cover.title}</h1>
          {cover.subtitle && <p className="mt-3 text-xl text-muted">{cover.subtitle}</p>}
          <p className="mt-5 text-lg">{ebook.description}</p>
          <p className="mt-4 font-ui text-sm text-muted">
            {cover.authors} <span aria-hidden="true">·</span>{' '}
            <time dateTime={ebook.published.iso}>{t('published', { date: ebook.published.label })}</time>
          </p>
          {request}
        </div>
      </div>
      <div className="book-page-parts">
        <section aria-labelledby="contents">
          <h2 id="contents" className="mb-3 font-head text-2xl">
            {t('contents')}
          </h2>
          <ol className="book-chapters">
            {ebook.chapters.map((chapter) => (
              <li key={chapter}>{chapter}</li>
            ))}
          </ol>
        </section>
        <div>
          {ebook.audience.length > 0 && (
            <section aria-labelledby="audience" className="mb-8">
              <h2 id="audience" className="mb-3 font-head text-2xl">
                {t('audience')}
              </h2>
              <ul className="grid list-disc gap-2 ps-5">
                {ebook.audience.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          )}
          {files && (
            <section aria-labelledby="files" className="mb-8">
              <h2 id="files" className="mb-3 font-head text-2xl">
                {t('files')}
              </h2>
              <ul className="mb-2 font-ui">
                <li>{t('pdf', { pages: files.pages, size: files.pdfSize })}</li>
                <li>{t('epub', { size: files.epubSize })}</li>
              </ul>
              <p className="text-muted">{t('fileNotes')}</p>
            </section>
          )}
          <section aria-labelledby="languages">
            <h2 id="languages" className="mb-3 font-head text-2xl">
              {t('languages')}
            </h2>
            <ul className="flex flex-wrap gap-x-5 font-ui">
              {ebook.languages.map((link) => (
                <li key={link.locale}>
                  <a href={link.href} hrefLang={link.locale} lang={link.locale} className="link inline-block py-2">
                    {link.name}
                  </a>
                </li>
              ))}
            </ul>
          </section>
          {ebook.coverCredit && (
            <p className="mt-8 font-ui text-sm text-muted">{t('coverPicture', { credit: ebook.coverCredit })}</p>
          )}
        </div>
      </div>
    </div>
  );
}
