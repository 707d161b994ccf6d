import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { EditionCardView } from './views.ts';

interface Props {
  readonly description: string;
  readonly editions: readonly EditionCardView[];
  /** Where one subscribes. */
  readonly subscribe?: ReactNode;
}

/** What the newsletter is, the way to subscribe, and all of its editions. */
export function NewsletterPage({ description, editions, subscribe }: Props) {
  const t = useTranslations('newsletter');
  return (
    <div className="wrap">
      <div className="column mt-10">
        <h1 className="font-head text-4xl leading-heading md:text-5xl">{t('title')}</h1>
        <p className="mt-3 text-lg text-muted">{description}</p>
        {subscribe}
        <section aria-labelledby="past" className="mt-12">
          <h2 id="past" className="border-b-4 border-double border-rule pb-2 font-head text-2xl leading-heading">
            {t('past')}
          </h2>
          {editions.length === 0 ? (
            <p className="mt-6">{t('empty')}</p>
          ) : (
            <ul>
              {editions.map((edition) => (
                <li key={edition.href} className="card border-b border-rule py-6">
                  <p className="font-ui text-xs text-muted">
                    <time dateTime={edition.published.iso}>{edition.published.label}</time>
                    {' · '}
                    {t('inIt', { count: edition.count })}
                  </p>
                  <h3 className="mt-1 font-head text-xl leading-heading">
                    <a href={edition.href} className="cover">
                      {edition.subject}
                    </a>
                  </h3>
                  <p className="mt-2 text-muted">{edition.preheader}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  );
}
