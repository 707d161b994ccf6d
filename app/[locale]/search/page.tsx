import '../../search.css';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SearchPage } from '../../../components/search/search-page.tsx';
import { roughPlainText } from '../../../publication/markdown.ts';
import { excerptAround, markMatches } from '../../../publication/words.ts';
import { cardView } from '../../_views/cards.ts';
import { metadataOf } from '../../_views/metadata.ts';
import { localeLinks, siteIn } from '../../_views/site.ts';
import { SitePage } from '../../_views/site-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** As many as a phone shows on a few screens. */
const resultsPerPage = 10;

async function asked(searchParams: Props['searchParams']) {
  const { q, page } = await searchParams;
  const query = (Array.isArray(q) ? q[0] : q) ?? '';
  const number = Number(Array.isArray(page) ? page[0] : page);
  return {
    query: query.normalize('NFC').trim().slice(0, 200),
    page: Number.isInteger(number) && number > 0 && number < 1000 ? number : 1,
  };
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const { query } = await asked(searchParams);
  const site = await siteIn(locale);
  const t = await getTranslations({ locale, namespace: 'search' });
  return metadataOf({
    site,
    title: query ? t('resultsFor', { query }) : t('title'),
    description: t('label'),
    place: { kind: 'search' },
    alternates: Object.fromEntries(site.config.locales.map((tag) => [tag, { kind: 'search' }])),
    image: { kind: 'search', id: 'search' },
    index: false,
  });
}

export default async function Search({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const site = await siteIn(locale);
  const { query, page } = await asked(searchParams);
  const asWished = site.archive.search(locale, query, page, resultsPerPage);
  // Whoever asks for a page behind the last one gets the last one.
  const found =
    asWished.page > asWished.pages ? site.archive.search(locale, query, asWished.pages, resultsPerPage) : asWished;
  const names = new Intl.ListFormat(locale, { type: 'conjunction' });
  const results = found.items.map((card) => {
    const { href, section, published, title } = cardView(card, site);
    const body = site.archive.bodyOf(card.article, locale) ?? '';
    const authors = card.authors.flatMap((id) => {
      const author = site.archive.documents.author(id);
      return author ? [site.named(author.name)] : [];
    });
    const excerpt = excerptAround(card.standfirst, query, locale) ?? excerptAround(roughPlainText(body), query, locale);
    return {
      href,
      section,
      published,
      title: markMatches(title, query, locale),
      excerpt: markMatches(excerpt ?? card.standfirst, query, locale),
      authors: markMatches(names.format(authors), query, locale),
    };
  });
  const hrefOf = (number: number) => {
    const values = new URLSearchParams({ q: query, ...(number > 1 && { page: String(number) }) });
    return `${site.view.search}?${values}`;
  };
  return (
    <SitePage site={site} locales={localeLinks(site, () => ({ kind: 'search' }))}>
      <SearchPage
        action={site.view.search}
        query={query}
        results={results}
        total={found.total}
        isMore={found.isMore}
        page={found.page}
        pages={found.pages}
        hrefOf={hrefOf}
      />
    </SitePage>
  );
}
