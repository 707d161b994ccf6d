import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { type Place, slugOf } from '../../../../../publication/addresses.ts';
import { alternatesOf, List } from '../../../../_views/list.tsx';
import { metadataOf } from '../../../../_views/metadata.ts';
import { type Site, siteIn } from '../../../../_views/site.ts';
import { UnknownPage } from '../../../../_views/unknown-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string; id: string; page: string }>;
}

async function found(params: Props['params']) {
  const { locale, id, page } = await params;
  const site = await siteIn(locale);
  const topic = site.archive.documents.topic(decodeURIComponent(id));
  return { site, topic, page: Number(page), t: await getTranslations({ locale }) };
}

const placesOf =
  (site: Site, topic: Parameters<typeof slugOf>[0]) =>
  (locale: string, page: number): Place => ({
    kind: 'topic',
    slug: slugOf(topic, locale, site.config),
    page,
  });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, topic, page, t } = await found(params);
  if (!topic) return {};
  const placeIn = placesOf(site, topic);
  const name = site.named(topic.name);
  return metadataOf({
    site,
    title: page > 1 ? t('page.titleOfPage', { title: name, page }) : name,
    description: t('list.topicDescription', { topic: name, publication: site.view.name }),
    place: placeIn(site.locale, page),
    alternates: alternatesOf(site, page, placeIn),
    image: { kind: 'topic', id: topic.id },
    feeds: site.href(placeIn(site.locale, 1)),
  });
}

export default async function TopicPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { site, topic, page, t } = await found(params);
  if (!topic) return <UnknownPage site={site} status={404} />;
  return (
    <List
      site={site}
      kind="topic"
      kicker={t('list.topic')}
      title={site.named(topic.name)}
      list={site.archive.of('topic', topic.id, site.locale, page)}
      placeIn={placesOf(site, topic)}
    />
  );
}
