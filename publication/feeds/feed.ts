/** A feed, prepared: every address is absolute, every text in the feed's language. Times are milliseconds since the epoch. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly homeUrl: string;
  readonly feedUrl: string;
  readonly iconUrl?: string | undefined;
  readonly updated?: number | undefined;
  /** The zone whose offset dates carry; UTC when absent. */
  readonly timeZone?: string | undefined;
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** Never changes, whatever becomes of the slug: a tag: URI (see `feedItemId`). */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** The text in full, as `hastToFeedHtml` makes it. */
  readonly html: string;
  readonly publishedAt: number;
  readonly updatedAt?: number | undefined;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly tags: readonly string[];
  readonly image?: FeedImage | undefined;
  readonly language: string;
  /** How the translation was made; stands before the text. */
  readonly note?: string | undefined;
}

export interface FeedImage {
  readonly url: string;
  /** A media type. */
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly bytes?: number | undefined;
}

/**
 * The tag: URI (RFC 4151) that names a text for good.
 * @param siteUrl gives the authority; @param since a date (`2026-11-20`) on which the site already had that name
 */
export function feedItemId(siteUrl: string, since: string, article: string, locale: string): string {
  return `tag:${new URL(siteUrl).hostname},${since}:${article}/${locale}`;
}

/** Feed readers do not know the direction of a text: it is written on it. */
function directionOf(language: string): 'ltr' | 'rtl' {
  const locale = new Intl.Locale(language) as Intl.Locale & { getTextInfo?: () => { direction?: string } };
  return locale.getTextInfo?.().direction === 'rtl' ? 'rtl' : 'ltr';
}

const inHtml: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => inHtml[character] ?? '');
}

/** An item's whole content: its note and its text, with language and direction. */
export function contentHtml(item: FeedItem): string {
  const note = item.note === undefined ? '' : `<p><em>${escapeHtml(item.note)}</em></p>`;
  const direction = directionOf(item.language);
  return `<div lang="${escapeHtml(item.language)}" dir="${direction}">${note}${item.html}</div>`;
}
