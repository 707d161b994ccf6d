import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { NewsletterPage } from '../../../components/newsletter/newsletter-page.tsx';
import { Subscribe } from '../../../components/subscribe/subscribe.tsx';
import { formatWeekday } from '../../../i18n/formats.ts';
import { weekdays } from '../../../publication/model.ts';
import { readingEditions } from '../../_composition.ts';
import { outdatedForm } from '../../_outdated-form.ts';
import { editionCardView } from '../../_views/editions.ts';
import { withBreadcrumb } from '../../_views/json-ld.ts';
import { metadataOf } from '../../_views/metadata.ts';
import { localeLinks, type Site, siteIn } from '../../_views/site.ts';
import { SitePage } from '../../_views/site-page.tsx';
import { offerView } from '../../_views/subscribe.ts';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

async function described(site: Site) {
  const t = await getTranslations({ locale: site.locale, namespace: 'newsletter' });
  const weekday = formatWeekday(weekdays.indexOf(site.config.newsletter.day), site.locale);
  return { title: t('title'), description: t('description', { publication: site.view.name, weekday }) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const site = await siteIn(locale);
  return metadataOf({
    site,
    ...(await described(site)),
    place: { kind: 'newsletter' },
    alternates: Object.fromEntries(site.config.locales.map((tag) => [tag, { kind: 'newsletter' }])),
    image: { kind: 'newsletter', id: 'newsletter' },
  });
}

export default async function Newsletter({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const site = await siteIn(locale);
  const editions = await readingEditions();
  const { title, description } = await described(site);
  const offer = await offerView(site, 'newsletter', await outdatedForm());
  return (
    <SitePage
      site={site}
      offers={false}
      locales={localeLinks(site, () => ({ kind: 'newsletter' }))}
      jsonLd={withBreadcrumb(site, [{ name: title, href: site.href({ kind: 'newsletter' }) }], [])}
    >
      <NewsletterPage
        description={description}
        subscribe={<Subscribe form={offer?.form} />}
        editions={editions.list(locale).map((content) => editionCardView(content, site))}
      />
    </SitePage>
  );
}
