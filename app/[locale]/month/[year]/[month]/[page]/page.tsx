import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formatMonth } from '../../../../../../i18n/formats.ts';
import type { Place } from '../../../../../../publication/addresses.ts';
import { alternatesOf, List } from '../../../../../_views/list.tsx';
import { metadataOf } from '../../../../../_views/metadata.ts';
import { type Site, siteIn } from '../../../../../_views/site.ts';

interface Props {
  readonly params: Promise<{ locale: string; year: string; month: string; page: string }>;
}

async function found(params: Props['params']) {
  const { locale, ...numbers } = await params;
  const [year, month, page] = [Number(numbers.year), Number(numbers.month), Number(numbers.page)];
  const site = await siteIn(locale);
  return { site, year, month, page, name: formatMonth(year, month, locale), t: await getTranslations({ locale }) };
}

/** A month exists in the locales that published something in it. */
const placesOf =
  (site: Site, year: number, month: number) =>
  (locale: string, page: number): Place | undefined =>
    site.archive.inMonth(locale, year, month).total > 0 ? { kind: 'month', year, month, page } : undefined;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, year, month, page, name, t } = await found(params);
  return metadataOf({
    site,
    title: page > 1 ? t('page.titleOfPage', { title: name, page }) : name,
    description: t('archive.monthDescription', { publication: site.view.name, month: name }),
    place: { kind: 'month', year, month, page },
    alternates: alternatesOf(site, page, placesOf(site, year, month)),
    image: { kind: 'month', id: `${year}-${month}` },
  });
}

export default async function MonthPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { site, year, month, page, name, t } = await found(params);
  return (
    <List
      site={site}
      kicker={t('archive.title')}
      title={name}
      list={site.archive.inMonth(site.locale, year, month, page)}
      placeIn={placesOf(site, year, month)}
      way={[{ name: t('archive.title'), href: site.view.archive }]}
    />
  );
}
