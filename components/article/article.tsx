import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '../card/card.tsx';
import { Breadcrumb } from '../navigation/breadcrumb.tsx';
import type { SiteView } from '../page/views.ts';
import { AuthorCard } from './author-card.tsx';
import { Body } from './blocks.tsx';
import { Byline } from './byline.tsx';
import { Hero } from './hero.tsx';
import { Share } from './share.tsx';
import { TranslationNotice } from './translation-notice.tsx';
import type { ArticleView } from './views.ts';

const relatedSizes = '(min-width: 80rem) 23rem, (min-width: 64rem) 30vw, (min-width: 40rem) 46vw, 94vw';

interface Props {
  readonly article: ArticleView;
  readonly site: SiteView;
  /** Where one subscribes. */
  readonly subscribe?: ReactNode;
}

export function Article({ article, site, subscribe }: Props) {
  const t = useTranslations('article');
  const locale = useLocale();
  return (
    <>
      <article>
        <header className="wrap mt-6 mb-6">
          <div className="column">
            <Breadcrumb links={[{ name: site.name, href: site.home }, article.section]} />
            <h1 className="mt-3 font-head text-4xl leading-heading md:text-5xl">{article.title}</h1>
            <p className="mt-4 text-xl leading-snug text-muted">{article.standfirst}</p>
            <Byline article={article} />
            {article.translation && <TranslationNotice translation={article.translation} />}
          </div>
        </header>
        {article.hero && <Hero hero={article.hero} />}
        <div className="wrap mt-8">
          <div className="column">
            <Body tree={article.body} headings={article.headings} pictures={article.pictures} />
            {article.correction && (
              <aside aria-labelledby="correction" className="notice">
                <h2 id="correction" className="font-semibold">
                  {t('correction')}
                </h2>
                <p>{article.correction}</p>
              </aside>
            )}
            {subscribe}
            <Share title={article.title} url={article.url} />
            {article.topics.length > 0 && (
              <nav aria-labelledby="topics" className="mt-8 font-ui text-sm print:hidden">
                <h2 id="topics" className="font-semibold">
                  {t('topics')}
                </h2>
                <ul className="mt-2 flex flex-wrap gap-2">
                  {article.topics.map((topic) => (
                    <li key={topic.href}>
                      <a href={topic.href} className="button">
                        {topic.name}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
            {article.otherLanguages.length > 0 && (
              <nav aria-labelledby="languages" className="mt-8 font-ui text-sm print:hidden">
                <h2 id="languages" className="font-semibold">
                  {t('otherLanguages')}
                </h2>
                <ul className="mt-1 flex flex-wrap gap-x-5">
                  {article.otherLanguages.map((link) => (
                    <li key={link.locale}>
                      <a href={link.href} hrefLang={link.locale} lang={link.locale} className="link inline-block py-1">
                        {link.name}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
            <section aria-labelledby="authors" className="mt-10">
              <h2 id="authors" className="border-t border-rule pt-4 font-ui text-sm font-semibold">
                {t('authors', { count: article.authors.length })}
              </h2>
              {article.authors.map((author) => (
                <AuthorCard key={author.href} author={author} />
              ))}
            </section>
          </div>
        </div>
      </article>
      {article.related.length > 0 && (
        <section aria-labelledby="related" className="wrap mt-14 print:hidden" lang={locale}>
          <h2 id="related" className="border-t-2 border-ink pt-3 font-head text-2xl">
            {t('related')}
          </h2>
          <ul className="mt-5 grid gap-x-8 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
            {article.related.map((card) => (
              <li key={card.href}>
                <Card card={card} level={3} sizes={relatedSizes} withStandfirst={false} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
