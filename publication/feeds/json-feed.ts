import { isoWithOffset } from '../instant.ts';
import { contentHtml, type Feed } from './feed.ts';

/** A JSON Feed 1.1 with the items' full content (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(feed: Feed): string {
  const zone = feed.timeZone ?? 'UTC';
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    language: feed.language,
    home_page_url: feed.homeUrl,
    feed_url: feed.feedUrl,
    icon: feed.iconUrl,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_html: contentHtml(item),
      image: item.image?.url,
      date_published: isoWithOffset(item.publishedAt, zone),
      date_modified: item.updatedAt === undefined ? undefined : isoWithOffset(item.updatedAt, zone),
      authors: item.authors.map(({ name, url }) => ({ name, url })),
      tags: item.tags,
      language: item.language,
    })),
  });
}
