import { useTranslations } from 'next-intl';

interface Props {
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
}

/** Leads through the pages of a list. Nothing when there is one. */
export function Pager({ page, pages, hrefOf }: Props) {
  const t = useTranslations('list');
  if (pages < 2) return null;
  return (
    <nav aria-label={t('pages')} className="mt-10 flex items-center justify-center gap-6 font-ui text-sm">
      {page > 1 ? (
        <a href={hrefOf(page - 1)} rel="prev" className="button">
          {t('previous')}
        </a>
      ) : null}
      <span className="text-muted">{t('pageOf', { page, pages })}</span>
      {page < pages ? (
        <a href={hrefOf(page + 1)} rel="next" className="button">
          {t('next')}
        </a>
      ) : null}
    </nav>
  );
}
