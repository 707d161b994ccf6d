import '../../../book.css';
import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { EbookPage } from '../../../../components/ebook/ebook-page.tsx';
import { EbookRequest } from '../../../../components/subscribe/ebook-request.tsx';
import { outdatedForm } from '../../../_outdated-form.ts';
import { ebookJsonLd, ebookPlaces, ebookView } from '../../../_views/ebook.ts';
import { metadataOf } from '../../../_views/metadata.ts';
import { localeLinks, siteIn } from '../../../_views/site.ts';
import { SitePage } from '../../../_views/site-page.tsx';
import { ebookFormView } from '../../../_views/subscribe.ts';
import { UnknownPage } from '../../../_views/unknown-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string; ebook: string }>;
}

async function found(params: Props['params']) {
  const { locale, ebook: id } = await params;
  const site = await siteIn(locale);
  const ebook = site.archive.documents.ebook(decodeURIComponent(id));
  const text = ebook?.texts[locale];
  return { site, book: ebook && text && { ebook, text, places: ebookPlaces(ebook) } };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, book } = await found(params);
  if (!book) return {};
  const { ebook, text, places } = book;
  return metadataOf({
    site,
    title: text.title,
    description: text.description,
    place: { kind: 'ebook', slug: text.slug },
    alternates: places,
    original: ebook.originalLocale,
    image: { kind: 'ebook', id: ebook.id },
  });
}

export default async function EbookRoute({ params }: Props) {
  setRequestLocale((await params).locale);
  const { site, book } = await found(params);
  if (!book) return <UnknownPage site={site} status={404} />;
  const { ebook, text, places } = book;
  const view = await ebookView(site, ebook, text);
  const form = await ebookFormView(site, ebook, text, await outdatedForm());
  return (
    <SitePage
      site={site}
      offers={false}
      locales={localeLinks(site, (locale) => places[locale])}
      jsonLd={await ebookJsonLd(site, ebook, text, view)}
    >
      <EbookPage ebook={view} request={<EbookRequest form={form} />} />
    </SitePage>
  );
}
