import { getTranslations } from 'next-intl/server';
import type { ArticleView, AuthorView, TranslationView } from '../../components/article/views.ts';
import { formatDay, formatMoment, languageName, ownLanguageName } from '../../i18n/formats.ts';
import { isoWithOffset } from '../../publication/instant.ts';
import { type Rendered, renderMarkdown } from '../../publication/markdown.ts';
import { type Author, localized, type Text } from '../../publication/model.ts';
import { relatedTo } from '../../publication/related.ts';
import { stalenessOf } from '../../publication/staleness.ts';
import { readingMinutes } from '../../publication/words.ts';
import { cardView } from './cards.ts';
import { linksFrom } from './links.ts';
import { heroView, pictureView } from './pictures.ts';
import { provenanceView } from './provenance.ts';
import { type Site, sectionLink, topicLink } from './site.ts';

/** A text's body, rendered. */
export async function renderText(text: Text, site: Site): Promise<Rendered> {
  const t = await getTranslations({ locale: site.locale, namespace: 'article' });
  return renderMarkdown(text.body, linksFrom(site, `articles/${text.article}`), {
    footnotes: t('footnotes'),
    back: (number) => t('backToReference', { number }),
  });
}

/** An article as its page shows it. */
export async function articleView(text: Text, site: Site): Promise<ArticleView> {
  const { archive, config, locale } = site;
  const { tree, headings, plain } = await renderText(text, site);
  const moment = (instant: number) => ({
    iso: isoWithOffset(instant, config.timeZone),
    label: formatMoment(instant, locale, config.timeZone),
  });
  return {
    title: text.title,
    standfirst: text.standfirst,
    section: sectionLink(site, text.section),
    authors: text.authors.flatMap((id) => authorView(id, site) ?? []),
    published: moment(text.publishedAt),
    updated: text.updatedAt === undefined ? undefined : moment(text.updatedAt),
    readingMinutes: readingMinutes(plain, locale),
    hero: text.hero && heroView(text.hero),
    body: tree,
    headings,
    pictures: Object.fromEntries(text.pictures.map((picture) => [picture.file, pictureView(picture, '')])),
    correction: text.correction,
    translation: translationView(text, site),
    topics: text.topics.flatMap((id) => topicLink(site, id) ?? []),
    related: relatedTo(text, archive, 3).map((card) => cardView(card, site)),
    otherLanguages: archive
      .addresses(text.article)
      .filter((address) => address.locale !== locale)
      .map((address) => ({
        locale: address.locale,
        name: ownLanguageName(address.locale),
        href: site.href({ kind: 'article', slug: address.slug }, address.locale),
      })),
    url: site.absolute(site.href({ kind: 'article', slug: text.slug })),
  };
}

/** A portrait is 8rem wide at most, on a phone of three dots a pixel. */
const widestPortrait = 480;

/** An author as a card shows them; undefined for one who has gone. */
export function authorView(id: string, site: Site): AuthorView | undefined {
  const author = site.archive.documents.author(id);
  if (!author) return undefined;
  const name = site.named(author.name);
  return {
    name,
    href: site.href({ kind: 'author', slug: author.slug }),
    role: localized(author.role, site.locale, site.config.defaultLocale),
    biography: biography(author, site),
    portrait: author.portrait && pictureView(author.portrait, name, widestPortrait),
  };
}

function biography(author: Author, site: Site) {
  // Never another language's words under this locale's address.
  const source = author.biography[site.locale] ?? '';
  return renderMarkdown(source, linksFrom(site, `authors/${author.id}`), { footnotes: '', back: () => '' }).tree;
}

function translationView(text: Text, site: Site): TranslationView | undefined {
  if (text.locale === text.originalLocale) return undefined;
  const from = text.translatedFrom?.locale ?? text.originalLocale;
  const address = site.archive.addresses(text.article).find((one) => one.locale === from);
  const stale = stalenessOf(text, site.archive);
  const since = stale?.changedAt;
  return {
    language: languageName(from, site.locale),
    original: address && {
      href: site.href({ kind: 'article', slug: address.slug }, address.locale),
      locale: address.locale,
    },
    provenance: provenanceView(text, site),
    stale: stale && (since === undefined ? {} : { date: formatDay(since, site.locale, site.config.timeZone) }),
  };
}
