import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EditionPage } from '../../../../components/newsletter/edition-page.tsx';
import { SubscribeBlock } from '../../../../components/subscribe/subscribe-block.tsx';
import { collectionPage } from '../../../../publication/json-ld.ts';
import { readingEditions } from '../../../_composition.ts';
import { editionPlaces, editionView } from '../../../_views/editions.ts';
import { withBreadcrumb } from '../../../_views/json-ld.ts';
import { metadataOf } from '../../../_views/metadata.ts';
import { localeLinks, siteIn } from '../../../_views/site.ts';
import { SitePage } from '../../../_views/site-page.tsx';
import { offerView } from '../../../_views/subscribe.ts';
import { UnknownPage } from '../../../_views/unknown-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string; edition: string }>;
}

async function found(params: Props['params']) {
  const { locale, edition } = await params;
  const site = await siteIn(locale);
  const editions = await readingEditions();
  const content = editions.content(edition, locale);
  return { site, editions, content, places: editionPlaces(edition, site, editions) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, content, places } = await found(params);
  if (!content) return { robots: { index: false } };
  return metadataOf({
    site,
    title: content.subject,
    description: content.preheader,
    place: { kind: 'edition', date: content.id },
    alternates: places,
    image: { kind: 'edition', id: content.id },
  });
}

export default async function Edition({ params }: Props) {
  setRequestLocale((await params).locale);
  const { site, editions, content, places } = await found(params);
  if (!content) return <UnknownPage site={site} status={404} />;
  const t = await getTranslations({ locale: site.locale, namespace: 'newsletter' });
  const offer = await offerView(site, 'edition');
  const edition = await editionView(content, site, editions);
  const self = site.href({ kind: 'edition', date: content.id });
  const collection = collectionPage({
    name: content.subject,
    description: content.preheader,
    url: site.absolute(self),
    language: site.locale,
    homeUrl: site.absolute(site.view.home),
    items: edition.entries.map(({ card }) => ({ name: card.title, url: site.absolute(card.href) })),
  });
  const way = [
    { name: t('title'), href: edition.all },
    { name: content.subject, href: self },
  ];
  return (
    <SitePage
      site={site}
      offers={false}
      locales={localeLinks(site, (locale) => places[locale])}
      jsonLd={withBreadcrumb(site, way, [collection])}
    >
      <EditionPage edition={edition} subscribe={offer && <SubscribeBlock offer={offer} />} />
    </SitePage>
  );
}
