import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { HomePage } from '../../components/home/home-page.tsx';
import { jsonLdText, newsMediaOrganization, webSite } from '../../publication/json-ld.ts';
import { cardView } from '../_views/cards.ts';
import { publisherOf } from '../_views/json-ld.ts';
import { metadataOf } from '../_views/metadata.ts';
import { localeLinks, sectionLink, siteIn } from '../_views/site.ts';
import { SitePage } from '../_views/site-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

const latestCount = 10;
const gridCount = 3;
const perSection = 3;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const site = await siteIn((await params).locale);
  return metadataOf({
    site,
    title: `${site.view.name}${site.language.titleSeparator}${site.view.tagline}`,
    description: site.view.tagline,
    place: { kind: 'home' },
    alternates: Object.fromEntries(site.config.locales.map((locale) => [locale, { kind: 'home' }])),
    image: { kind: 'home', id: 'home' },
  });
}

export default async function Home({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const site = await siteIn(locale);
  const { archive, config } = site;
  const latest = archive.latest(locale, latestCount);
  const lead = (config.home.lead && archive.card(config.home.lead, locale)) || latest[0];
  const grid = latest.filter((card) => card.article !== lead?.article).slice(0, gridCount);
  const shown = new Set([lead?.article, ...grid.map((card) => card.article)]);
  const sections = archive.documents.sections.map((section) => ({
    link: sectionLink(site, section.id),
    cards: archive
      .newestInSection(section.id, locale, perSection + shown.size)
      .filter((card) => !shown.has(card.article))
      .slice(0, perSection)
      .map((card) => cardView(card, site)),
  }));
  const publisher = await publisherOf(site);
  const jsonLd = jsonLdText([
    webSite({
      name: site.view.name,
      description: site.view.tagline,
      url: site.absolute(site.view.home),
      language: locale,
      searchUrl: site.absolute(site.view.search),
      publisher,
    }),
    newsMediaOrganization(publisher),
  ]);
  return (
    <SitePage site={site} kind="home" locales={localeLinks(site, () => ({ kind: 'home' }))} jsonLd={jsonLd}>
      <HomePage
        site={site.view}
        lead={lead && cardView(lead, site)}
        grid={grid.map((card) => cardView(card, site))}
        sections={sections.filter((section) => section.cards.length > 0)}
        latest={latest.map((card) => cardView(card, site))}
      />
    </SitePage>
  );
}
