import type { LinkView } from '../../components/page/views.ts';
import {
  breadcrumbList,
  jsonLdText,
  newsArticle,
  newsMediaOrganization,
  type PublisherInput,
} from '../../publication/json-ld.ts';
import { mediaAddress } from '../../publication/media-address.ts';
import type { Text } from '../../publication/model.ts';
import { iconAddress } from './icons.ts';
import { provenanceNote } from './provenance-note.ts';
import { type Site, sectionLink, topicLink } from './site.ts';

/** The publication as the publisher of its pages. */
export async function publisherOf(site: Site): Promise<PublisherInput> {
  const icon = await iconAddress(512);
  return {
    name: site.view.name,
    url: site.absolute(site.href({ kind: 'home' }, site.config.defaultLocale)),
    ...(icon && { logo: { url: site.absolute(icon), width: 512, height: 512 } }),
    sameAs: site.config.social.map((link) => link.url),
    email: site.config.contact.email,
  };
}

/** A page's way from the front page, and whatever else it is, as JSON-LD. */
export function withBreadcrumb(site: Site, way: readonly LinkView[], things: readonly object[]): string {
  const links = [{ name: site.view.name, href: site.view.home }, ...way];
  const breadcrumb = breadcrumbList(links.map((link) => ({ name: link.name, url: site.absolute(link.href) })));
  return jsonLdText([breadcrumb, ...things]);
}

/** An article as search engines read it, with its translations linked. */
export async function articleJsonLd(text: Text, site: Site, url: string): Promise<string> {
  const { archive } = site;
  const publisher = await publisherOf(site);
  const section = sectionLink(site, text.section);
  const others = archive.addresses(text.article).map((address) => ({
    url: site.absolute(site.href({ kind: 'article', slug: address.slug }, address.locale)),
    language: address.locale,
  }));
  const original = others.find((other) => other.language === text.originalLocale);
  const isOriginal = text.locale === text.originalLocale;
  const picture = text.hero?.picture;
  const crop = (ratio: '1x1' | '4x3' | '16x9') =>
    picture ? site.absolute(mediaAddress(picture, 1200, 'jpg', ratio)) : '';
  const { provenance } = text;
  const article = newsArticle({
    url,
    headline: text.title,
    description: text.description,
    images: picture && { square: crop('1x1'), fourToThree: crop('4x3'), sixteenToNine: crop('16x9') },
    publishedAt: text.publishedAt,
    updatedAt: text.updatedAt,
    timeZone: site.config.timeZone,
    authors: text.authors.flatMap((id) => {
      const author = archive.documents.author(id);
      if (!author) return [];
      return [{ name: site.named(author.name), url: site.absolute(site.href({ kind: 'author', slug: author.slug })) }];
    }),
    language: text.locale,
    section: section.name,
    keywords: text.topics.flatMap((id) => topicLink(site, id)?.name ?? []),
    publisher,
    translationOf: isOriginal ? undefined : original,
    translations: isOriginal ? others.filter((other) => other.language !== text.locale) : undefined,
    translator:
      provenance.kind === 'machine-reviewed' && provenance.reviewedBy ? { name: provenance.reviewedBy } : undefined,
    creditText: await provenanceNote(text, text.translatedFrom?.locale ?? text.originalLocale, site),
    correction: text.correction === undefined ? undefined : { text: text.correction },
  });
  return withBreadcrumb(
    site,
    [section, { name: text.title, href: new URL(url).pathname }],
    [article, newsMediaOrganization(publisher)],
  );
}
