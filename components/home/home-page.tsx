import { useTranslations } from 'next-intl';
import { Card, LeadCard } from '../card/card.tsx';
import type { CardView, LinkView, SiteView } from '../page/views.ts';

interface Props {
  readonly site: SiteView;
  readonly lead?: CardView | undefined;
  readonly grid: readonly CardView[];
  readonly sections: readonly { readonly link: LinkView; readonly cards: readonly CardView[] }[];
  readonly latest: readonly CardView[];
}

const thirdSizes = '(min-width: 80rem) 23rem, (min-width: 40rem) 30vw, 94vw';

export function HomePage({ site, lead, grid, sections, latest }: Props) {
  const t = useTranslations();
  return (
    <div className="wrap">
      <h1 className="sr-only">{site.name}</h1>
      {lead ? (
        <div className="mt-6">
          <LeadCard card={lead} />
        </div>
      ) : (
        <p className="mt-10 text-lg text-muted">{t('list.empty')}</p>
      )}
      {grid.length > 0 && (
        <ul className="mt-10 grid gap-x-8 gap-y-10 border-t border-rule pt-8 sm:grid-cols-3">
          {grid.map((card) => (
            <li key={card.href}>
              <Card card={card} level={2} sizes={thirdSizes} />
            </li>
          ))}
        </ul>
      )}
      <div className="mt-14 grid gap-x-12 gap-y-14 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid content-start gap-y-14">
          {sections.map(({ link, cards }) => (
            <section key={link.href} aria-labelledby={idOf(link)}>
              <h2 id={idOf(link)} className="border-t-2 border-ink pt-2 font-head text-2xl">
                <a href={link.href} className="hover:underline">
                  {link.name}
                </a>
              </h2>
              <SectionCards cards={cards} />
              <p className="mt-4 font-ui text-sm">
                <a href={link.href} className="link">
                  {t('home.more', { section: link.name })}
                </a>
              </p>
            </section>
          ))}
        </div>
        <section aria-labelledby="latest">
          <h2 id="latest" className="border-t-2 border-accent pt-2 font-head text-2xl">
            {t('home.latest')}
          </h2>
          <ol className="mt-2">
            {latest.map((card) => (
              <li key={card.href} className="border-b border-rule py-4">
                <Card card={card} level={3} withStandfirst={false} />
              </li>
            ))}
          </ol>
          <p className="mt-4 font-ui text-sm">
            <a href={site.archive} className="link">
              {t('home.allArticles')}
            </a>
          </p>
        </section>
      </div>
    </div>
  );
}

function idOf(link: LinkView): string {
  return `section-${decodeURIComponent(link.href.split('/').at(-1) ?? '')}`;
}

/** The newest with its picture, the others beside it. */
function SectionCards({ cards }: { readonly cards: readonly CardView[] }) {
  const [first, ...others] = cards;
  if (!first) return null;
  const isAlone = others.length === 0;
  return (
    <div className={isAlone ? 'mt-5' : 'mt-5 grid gap-8 sm:grid-cols-2'}>
      <Card
        card={first}
        level={3}
        sizes="(min-width: 64rem) 23rem, (min-width: 40rem) 46vw, 94vw"
        withSection={false}
        isAlone={isAlone}
      />
      {!isAlone && (
        <ul>
          {others.map((card) => (
            <li key={card.href} className="border-rule py-4 not-first:border-t first:pt-0">
              <Card card={card} level={3} withSection={false} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
