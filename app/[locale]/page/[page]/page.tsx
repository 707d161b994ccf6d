import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { Prose } from '../../../../components/article/blocks.tsx';
import type { Place } from '../../../../publication/addresses.ts';
import { renderMarkdown } from '../../../../publication/markdown.ts';
import { withBreadcrumb } from '../../../_views/json-ld.ts';
import { linksFrom } from '../../../_views/links.ts';
import { metadataOf } from '../../../_views/metadata.ts';
import { localeLinks, siteIn } from '../../../_views/site.ts';
import { SitePage } from '../../../_views/site-page.tsx';
import { UnknownPage } from '../../../_views/unknown-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string; page: string }>;
}

async function found(params: Props['params']) {
  const { locale, page: id } = await params;
  const site = await siteIn(locale);
  const all = site.archive.documents.page(decodeURIComponent(id));
  const places: Record<string, Place> = Object.fromEntries(
    all.map((one) => [one.locale, { kind: 'page', slug: one.slug }]),
  );
  return { site, page: all.find((one) => one.locale === locale), places };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, page, places } = await found(params);
  if (!page) return {};
  return metadataOf({
    site,
    title: page.title,
    description: page.description,
    place: { kind: 'page', slug: page.slug },
    alternates: places,
    image: { kind: 'page', id: page.id },
  });
}

export default async function StaticPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { site, page, places } = await found(params);
  if (!page) return <UnknownPage site={site} status={404} />;
  const { tree } = renderMarkdown(page.body, linksFrom(site, `pages/${page.id}`), { footnotes: '', back: () => '' });
  const self = { name: page.title, href: site.href({ kind: 'page', slug: page.slug }) };
  return (
    <SitePage
      site={site}
      locales={localeLinks(site, (locale) => places[locale])}
      jsonLd={withBreadcrumb(site, [self], [])}
    >
      <div className="wrap">
        <div className="column my-10">
          <h1 className="mb-8 font-head text-4xl leading-heading md:text-5xl">{page.title}</h1>
          <Prose tree={tree} />
        </div>
      </div>
    </SitePage>
  );
}
