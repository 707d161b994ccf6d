import { getTranslations } from 'next-intl/server';
import type { Place } from '../../../../../../publication/addresses.ts';
import { slugOf } from '../../../../../../publication/addresses.ts';
import { hastToFeedHtml } from '../../../../../../publication/feeds/absolute-html.ts';
import { type Feed, type FeedItem, feedItemId } from '../../../../../../publication/feeds/feed.ts';
import { jsonFeed } from '../../../../../../publication/feeds/json-feed.ts';
import { rss } from '../../../../../../publication/feeds/rss.ts';
import { isoWithOffset } from '../../../../../../publication/instant.ts';
import { mediaAddress, mediaWidths } from '../../../../../../publication/media-address.ts';
import type { Card } from '../../../../../../publication/model.ts';
import { renderText } from '../../../../../_views/article.ts';
import { iconAddress } from '../../../../../_views/icons.ts';
import { provenanceNote } from '../../../../../_views/provenance-note.ts';
import { type Site, siteIn, topicLink } from '../../../../../_views/site.ts';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ locale: string; format: string; kind: string; id: string }>;
}

/** How many texts a feed holds. */
const newest = 20;
const pictureWidth = 1280;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, format, kind, id } = await params;
  const site = await siteIn(locale);
  const listed = listOf(site, kind, decodeURIComponent(id));
  if (!listed) return new Response(null, { status: 404 });
  const home = site.href(listed.place);
  const t = await getTranslations({ locale, namespace: 'feed' });
  const icon = await iconAddress(192);
  const items = await Promise.all(listed.cards.map((card) => itemOf(card, site)));
  const title = listed.name ? t('title', { publication: site.view.name, name: listed.name }) : site.view.name;
  const feed: Feed = {
    title,
    description: listed.description ?? site.view.tagline,
    language: locale,
    homeUrl: site.absolute(home),
    feedUrl: site.absolute(`${home}/feed.${format}`),
    iconUrl: icon && site.absolute(icon),
    updated: Math.max(0, ...items.map((item) => item.updatedAt ?? item.publishedAt)) || undefined,
    timeZone: site.config.timeZone,
    items,
  };
  const type = format === 'xml' ? 'application/rss+xml' : 'application/feed+json';
  return new Response(format === 'xml' ? rss(feed) : jsonFeed(feed), {
    headers: { 'Content-Type': `${type}; charset=utf-8` },
  });
}

interface Listed {
  readonly name?: string;
  readonly description?: string;
  readonly place: Place;
  readonly cards: readonly Card[];
}

function listOf(site: Site, kind: string, id: string): Listed | undefined {
  const { archive, locale, config } = site;
  const { sections } = archive.documents;
  if (kind === 'home') return { place: { kind }, cards: archive.latest(locale, newest) };
  if (kind === 'section') {
    const section = sections.find((one) => one.id === id);
    return (
      section && {
        name: site.named(section.name),
        description: site.named(section.description),
        place: { kind, slug: slugOf(section, locale, config) },
        cards: archive.newestInSection(id, locale, newest),
      }
    );
  }
  if (kind === 'topic') {
    const topic = archive.documents.topic(id);
    return (
      topic && {
        name: site.named(topic.name),
        place: { kind, slug: slugOf(topic, locale, config) },
        cards: archive.newestOf('topic', id, locale, newest),
      }
    );
  }
  const author = kind === 'author' ? archive.documents.author(id) : undefined;
  return (
    author && {
      name: site.named(author.name),
      place: { kind: 'author', slug: author.slug },
      cards: archive.newestOf('author', id, locale, newest),
    }
  );
}

async function itemOf(card: Card, site: Site): Promise<FeedItem> {
  const { archive, config, locale, siteUrl } = site;
  const url = site.absolute(site.href({ kind: 'article', slug: card.slug }));
  const text = archive.text(card.article, locale);
  const rendered = text && (await renderText(text, site));
  const picture = card.hero?.picture;
  const width =
    picture && ([...mediaWidths].reverse().find((one) => one <= Math.min(picture.width, pictureWidth)) ?? 320);
  const [year] = isoWithOffset(card.publishedAt, config.timeZone).split('-');
  return {
    id: feedItemId(siteUrl, `${year}`, card.article, locale),
    url,
    title: card.title,
    summary: card.standfirst,
    html: rendered
      ? hastToFeedHtml(rendered.tree, {
          base: url,
          item: card.article,
          picture: (src) => {
            const found = text?.pictures.find((one) => one.file === src);
            if (!found) return undefined;
            const { width: own, height } = found;
            return { url: site.absolute(mediaAddress(found, 750, 'jpg')), width: own, height };
          },
        })
      : '',
    publishedAt: card.publishedAt,
    updatedAt: card.updatedAt,
    authors: card.authors.flatMap((id) => {
      const author = archive.documents.author(id);
      if (!author) return [];
      return [{ name: site.named(author.name), url: site.absolute(site.href({ kind: 'author', slug: author.slug })) }];
    }),
    tags: card.topics.flatMap((id) => topicLink(site, id)?.name ?? []),
    image: picture &&
      width && {
        url: site.absolute(mediaAddress(picture, width, 'jpg')),
        type: 'image/jpeg',
        width,
        height: Math.round((picture.height * width) / picture.width),
      },
    language: locale,
    note: text && (await provenanceNote(text, text.translatedFrom?.locale ?? text.originalLocale, site)),
  };
}
