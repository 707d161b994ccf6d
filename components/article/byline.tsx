import { useLocale, useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import type { ArticleView } from './views.ts';

/** Names joined as the language joins them, each with its link. */
function Names({ authors }: Pick<ArticleView, 'authors'>) {
  const locale = useLocale();
  const parts = new Intl.ListFormat(locale, { type: 'conjunction' }).formatToParts(authors.map((one) => one.name));
  return parts.map((part, index) => {
    const place = parts.slice(0, index).filter((one) => one.type === 'element').length;
    const author = part.type === 'element' ? authors[place] : undefined;
    // The parts of one list never change their order.
    const key = `${index}`;
    if (!author) return <Fragment key={key}>{part.value}</Fragment>;
    return (
      <a key={key} href={author.href} rel="author" className="link">
        {author.name}
      </a>
    );
  });
}

export function Byline({ article }: { readonly article: ArticleView }) {
  const t = useTranslations('article');
  const names = <Names authors={article.authors} />;
  const updated = article.updated?.iso;
  const asTime = (label: ReactNode) => <time dateTime={updated}>{label}</time>;
  return (
    <div className="mt-5 border-t border-rule pt-3 font-ui text-sm text-muted">
      <p className="text-ink">{t.rich('byline', { authors: () => names })}</p>
      <p className="mt-1 flex flex-wrap gap-x-4">
        <time dateTime={article.published.iso}>{article.published.label}</time>
        {article.updated && <span>{t.rich('updated', { date: article.updated.label, time: asTime })}</span>}
        <span>{t('readingTime', { minutes: article.readingMinutes })}</span>
      </p>
    </div>
  );
}
