import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ArchivePage, type YearView } from '../../../components/archive/archive-page.tsx';
import { formatMonthName } from '../../../i18n/formats.ts';
import { withBreadcrumb } from '../../_views/json-ld.ts';
import { metadataOf } from '../../_views/metadata.ts';
import { localeLinks, siteIn } from '../../_views/site.ts';
import { SitePage } from '../../_views/site-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const site = await siteIn(locale);
  const t = await getTranslations({ locale, namespace: 'archive' });
  return metadataOf({
    site,
    title: t('title'),
    description: t('description', { publication: site.view.name }),
    place: { kind: 'archive' },
    alternates: Object.fromEntries(site.config.locales.map((tag) => [tag, { kind: 'archive' }])),
    image: { kind: 'archive', id: 'archive' },
  });
}

export default async function Archive({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const site = await siteIn(locale);
  const t = await getTranslations({ locale, namespace: 'archive' });
  const years = new Map<number, YearView['months'][number][]>();
  for (const { year, month, count } of site.archive.months(locale)) {
    const months = years.get(year) ?? [];
    years.set(year, months);
    months.push({ name: formatMonthName(month, locale), href: site.href({ kind: 'month', year, month }), count });
  }
  const label = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' });
  return (
    <SitePage
      site={site}
      locales={localeLinks(site, () => ({ kind: 'archive' }))}
      jsonLd={withBreadcrumb(site, [{ name: t('title'), href: site.view.archive }], [])}
    >
      <ArchivePage
        description={t('description', { publication: site.view.name })}
        years={[...years].map(([year, months]) => ({ year, months, label: label.format(Date.UTC(year, 6)) }))}
      />
    </SitePage>
  );
}
