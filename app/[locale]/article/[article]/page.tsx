import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { Article } from '../../../../components/article/article.tsx';
import { DraftBanner } from '../../../../components/draft/draft-banner.tsx';
import { SubscribeBlock } from '../../../../components/subscribe/subscribe-block.tsx';
import { formatMoment } from '../../../../i18n/formats.ts';
import type { Place } from '../../../../publication/addresses.ts';
import { isoWithOffset } from '../../../../publication/instant.ts';
import { statusOf, type Text } from '../../../../publication/model.ts';
import { composition } from '../../../_composition.ts';
import { draftArticle } from '../../../_draft.ts';
import { articleView } from '../../../_views/article.ts';
import { draftFindings } from '../../../_views/draft-findings.ts';
import { articleJsonLd } from '../../../_views/json-ld.ts';
import { metadataOf } from '../../../_views/metadata.ts';
import { localeLinks, type Site, siteIn } from '../../../_views/site.ts';
import { SitePage } from '../../../_views/site-page.tsx';
import { offerView } from '../../../_views/subscribe.ts';
import { UnknownPage } from '../../../_views/unknown-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string; article: string }>;
}

interface Shown {
  readonly site: Site;
  readonly text: Text;
  /** True when this reader sees it only because of a preview link. */
  readonly preview: boolean;
}

/** The text, if this reader may see it: the index may have changed since the address was looked up. */
async function shown(params: Props['params']): Promise<Shown | { site: Site }> {
  const { locale, article } = await params;
  const site = await siteIn(locale);
  const text = site.archive.text(decodeURIComponent(article), locale);
  if (!text) return { site };
  const preview = (await draftArticle()) === text.article;
  if (!preview && statusOf(text, Date.now()) !== 'published') return { site };
  return { site, text, preview };
}

function placesOf({ site, text, preview }: Shown): Record<string, Place> {
  const addresses = site.archive.addresses(text.article, preview);
  return Object.fromEntries(addresses.map(({ locale, slug }) => [locale, { kind: 'article', slug }]));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await shown(params);
  if (!('text' in found)) return { robots: { index: false } };
  const { site, text, preview } = found;
  const iso = (instant: number) => isoWithOffset(instant, site.config.timeZone);
  return metadataOf({
    site,
    title: text.title,
    description: text.description,
    place: { kind: 'article', slug: text.slug },
    alternates: placesOf(found),
    original: text.originalLocale,
    image: { kind: 'article', id: text.article },
    article: {
      publishedAt: iso(text.publishedAt),
      updatedAt: text.updatedAt === undefined ? undefined : iso(text.updatedAt),
    },
    index: !preview,
  });
}

export default async function ArticlePage({ params }: Props) {
  setRequestLocale((await params).locale);
  const found = await shown(params);
  if (!('text' in found)) return <UnknownPage site={found.site} status={404} />;
  const { site, text, preview } = found;
  const article = await articleView(text, site);
  const places = placesOf(found);
  const offer = await offerView(site, 'article');
  const banner = preview && (
    <DraftBanner
      status={statusOf(text, Date.now())}
      date={formatMoment(text.publishedAt, site.locale, site.config.timeZone)}
      exit="/desk/preview/exit"
      script={composition().assets.draft}
      findings={await draftFindings(text, site)}
    />
  );
  return (
    <SitePage
      site={site}
      kind={preview ? undefined : 'article'}
      offers={false}
      locales={localeLinks(site, (locale) => places[locale])}
      current={article.section.href}
      jsonLd={preview ? undefined : await articleJsonLd(text, site, article.url)}
      banner={banner}
    >
      <Article article={article} site={site.view} subscribe={offer && <SubscribeBlock offer={offer} />} />
    </SitePage>
  );
}
