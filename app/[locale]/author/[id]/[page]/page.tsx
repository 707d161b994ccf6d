import { toString as textOf } from 'hast-util-to-string';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AuthorHead } from '../../../../../components/author/author-head.tsx';
import type { Place } from '../../../../../publication/addresses.ts';
import { person } from '../../../../../publication/json-ld.ts';
import { mediaAddress } from '../../../../../publication/media-address.ts';
import { authorView } from '../../../../_views/article.ts';
import { publisherOf } from '../../../../_views/json-ld.ts';
import { alternatesOf, List } from '../../../../_views/list.tsx';
import { metadataOf } from '../../../../_views/metadata.ts';
import { siteIn } from '../../../../_views/site.ts';
import { UnknownPage } from '../../../../_views/unknown-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string; id: string; page: string }>;
}

async function found(params: Props['params']) {
  const { locale, id, page } = await params;
  const site = await siteIn(locale);
  const author = site.archive.documents.author(decodeURIComponent(id));
  const view = author && authorView(author.id, site);
  const biography = view ? textOf(view.biography).trim() : '';
  return { site, author, view, biography, page: Number(page), t: await getTranslations({ locale }) };
}

const placesOf =
  (slug: string) =>
  (_locale: string, page: number): Place => ({ kind: 'author', slug, page });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, author, view, biography, page, t } = await found(params);
  if (!author || !view) return {};
  const placeIn = placesOf(author.slug);
  return metadataOf({
    site,
    title: page > 1 ? t('page.titleOfPage', { title: view.name, page }) : view.name,
    description: biography || t('list.articlesBy', { author: view.name }),
    place: placeIn(site.locale, page),
    alternates: alternatesOf(site, page, placeIn),
    image: { kind: 'author', id: author.id },
    feeds: site.href(placeIn(site.locale, 1)),
  });
}

export default async function AuthorPage({ params }: Props) {
  setRequestLocale((await params).locale);
  const { site, author, view, biography, page, t } = await found(params);
  if (!author || !view) return <UnknownPage site={site} status={404} />;
  const things = [
    person({
      name: view.name,
      url: site.absolute(view.href),
      jobTitle: view.role || undefined,
      description: biography || undefined,
      image: author.portrait && site.absolute(mediaAddress(author.portrait, 640, 'jpg')),
      sameAs: author.links.map((link) => link.url),
      publisher: await publisherOf(site),
    }),
  ];
  return (
    <List
      site={site}
      kind="author"
      kicker={t('list.author')}
      title={view.name}
      description={biography || undefined}
      head={<AuthorHead author={view} links={author.links.map(({ name, url }) => ({ name, href: url }))} />}
      list={site.archive.of('author', author.id, site.locale, page)}
      placeIn={placesOf(author.slug)}
      things={things}
    />
  );
}
