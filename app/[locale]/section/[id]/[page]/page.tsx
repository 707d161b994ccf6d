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
  const section = site.archive.documents.sections.find((one) => one.id === decodeURIComponent(id));
  return { site, section, page: Number(page) };
}

const placesOf =
  (site: Site, section: Parameters<typeof slugOf>[0]) =>
  (locale: string, page: number): Place => ({
    kind: 'section',
    slug: slugOf(section, locale, site.config),
    page,
  });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, section, page } = await found(params);
  if (!section) return {};
  const t = await getTranslations({ locale: site.locale, namespace: 'page' });
  const placeIn = placesOf(site, section);
  const name = site.named(section.name);
  return metadataOf({
    site,
    title: page > 1 ? t('titleOfPage', { title: name, page }) : name,
    description: site.named(section.description),
    place: placeIn(site.locale, page),
    alternates: alternatesOf(site, page, placeIn),
    image: { kind: 'section', id: section.id },
    feeds: site.href(placeIn(site.locale, 1)),
  });
}

export default async function SectionPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { site, section, page } = await found(params);
  if (!section) return <UnknownPage site={site} status={404} />;
  const placeIn = placesOf(site, section);
  const description = site.named(section.description);
  return (
    <List
      site={site}
      kind="section"
      title={site.named(section.name)}
      description={description}
      head={<p className="mt-3 max-w-prose text-lg text-muted">{description}</p>}
      list={site.archive.inSection(section.id, site.locale, page)}
      placeIn={placeIn}
      current={site.href(placeIn(site.locale, 1))}
      withSection={false}
    />
  );
}
