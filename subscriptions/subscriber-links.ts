import { signLink } from './signed-link.ts';

/** How long a link to the eBook works, in milliseconds, and for how many downloads. */
export const ebookLifetime = 14 * 86_400_000;
export const mostDownloads = 10;

/**
 * The tokens of one subscriber's links. Those of preferences and of leaving never expire (RFC 8058 wants them to last).
 * @param ebook which eBook the link to it opens; the newest without it
 */
export function linksOf(subscriber: string, keys: readonly string[], now: number, ebook?: string) {
  return {
    preferencesToken: signLink(keys, { purpose: 'preferences', subscriber }),
    unsubscribeToken: signLink(keys, { purpose: 'unsubscribe', subscriber }),
    ebookToken: signLink(keys, { purpose: 'ebook', subscriber, expires: now + ebookLifetime, ebook }),
  } as const;
}
