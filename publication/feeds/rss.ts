import { isoWithOffset } from '../instant.ts';
import { type Xml, xml, xmlDocument } from '../xml.ts';
import { contentHtml, type Feed, type FeedItem } from './feed.ts';

const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};

/**
 * An RSS 2.0 document with the items' full content (https://www.rssboard.org/rss-specification; Media RSS 1.5.1).
 * Whatever characters its texts hold, the document is well-formed.
 */
export function rss(feed: Feed): string {
  const zone = feed.timeZone ?? 'UTC';
  return xmlDocument(xml`<rss version="2.0" xmlns:atom="${namespaces.atom}" xmlns:content="${namespaces.content}" xmlns:dc="${namespaces.dc}" xmlns:media="${namespaces.media}">
<channel>
<title>${feed.title}</title>
<link>${feed.homeUrl}</link>
<description>${feed.description}</description>
<language>${feed.language}</language>
<atom:link href="${feed.feedUrl}" rel="self" type="application/rss+xml"/>
<generator>Broadsheet</generator>
${feed.updated !== undefined && xml`<lastBuildDate>${rfc822(feed.updated, zone)}</lastBuildDate>\n`}${imageOf(feed)}${feed.items.map((item) => itemOf(item, feed, zone))}</channel>
</rss>`);
}

/** The specification allows GIF, JPEG and PNG; an icon that is a drawing is left out. */
function imageOf(feed: Feed): Xml | undefined {
  if (feed.iconUrl === undefined || /\.svg(?:$|\?)/i.test(feed.iconUrl)) return undefined;
  return xml`<image><url>${feed.iconUrl}</url><title>${feed.title}</title><link>${feed.homeUrl}</link></image>\n`;
}

function itemOf(item: FeedItem, feed: Feed, zone: string): Xml {
  const { image } = item;
  return xml`<item>
<title>${item.title}</title>
<link>${item.url}</link>
<guid isPermaLink="${item.id === item.url ? 'true' : 'false'}">${item.id}</guid>
<pubDate>${rfc822(item.publishedAt, zone)}</pubDate>
${item.updatedAt !== undefined && xml`<atom:updated>${isoWithOffset(item.updatedAt, zone)}</atom:updated>\n`}${item.language !== feed.language && xml`<dc:language>${item.language}</dc:language>\n`}${item.authors.map(({ name }) => xml`<dc:creator>${name}</dc:creator>\n`)}${item.tags.map((tag) => xml`<category>${tag}</category>\n`)}<description>${item.summary}</description>
<content:encoded>${contentHtml(item)}</content:encoded>
${
  image &&
  // A length of 0 says that it is not known (RSS Best Practices Profile, 4.2.4).
  xml`<enclosure url="${image.url}" length="${image.bytes ?? 0}" type="${image.type}"/>
<media:content url="${image.url}" type="${image.type}" medium="image" width="${image.width}" height="${image.height}"/>\n`
}</item>\n`;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 822 with a year of four digits: `Fri, 20 Nov 2026 06:30:00 +0100`. */
function rfc822(instant: number, zone: string): string {
  const iso = isoWithOffset(instant, zone);
  const local = new Date(`${iso.slice(0, 19)}Z`);
  const day = `${days[local.getUTCDay()]}, ${iso.slice(8, 10)} ${months[local.getUTCMonth()]} ${iso.slice(0, 4)}`;
  return `${day} ${iso.slice(11, 19)} ${iso.slice(19).replace(':', '')}`;
}
