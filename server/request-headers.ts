import type { IncomingHttpHeaders } from 'node:http';

/** What the headers that the application gets are made with. */
export interface HeaderSource {
  readonly incoming: IncomingHttpHeaders;
  /** The origin of the site. */
  readonly siteUrl: string;
  /** The address of the client, as far as it can be known. */
  readonly client: string;
}

const draftCookie = /(?:^|;\s*)(?:__prerender_bypass|broadsheet-draft)=/;
const keptCookies = /^(?:__prerender_bypass|broadsheet-draft)=/;
/** What only our server and its proxies may say, and what would let a client steer Next. */
const forged = /^(?:x-broadsheet-.*|x-forwarded-(?:host|proto|port)|forwarded|x-middleware-.*)$/;
/** What would make Next answer with something else than a whole document. */
const partial = /^(?:rsc|next-.*|x-nextjs-.*|range|if-.*|accept-encoding|expect)$/;
/** What belongs to the connection (RFC 9110, 7.6.1), which the application does not see. */
const connectionBound = /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

/** Whether a request carries the cookies of an editor who looks at drafts. */
export function hasDraftCookie(cookie: string | undefined): boolean {
  return cookie !== undefined && draftCookie.test(cookie);
}

/**
 * The headers for a page that everyone gets: nothing of the one who happens to ask first, so that nothing of them can
 * get into it. Only `/`, which is never kept, learns the languages they read.
 */
export function publicHeaders(incoming: IncomingHttpHeaders, siteUrl: string, path: string): IncomingHttpHeaders {
  const languages = path === '/' ? incoming['accept-language'] : undefined;
  return {
    host: new URL(siteUrl).host,
    accept: '*/*',
    'user-agent': 'Broadsheet',
    ...(languages === undefined ? {} : { 'accept-language': languages }),
  };
}

/**
 * The headers for an answer that one reader gets: a form that was sent, a draft. Cookies are those of drafts alone.
 * `Origin: null` comes from our pages that tell nobody their address (`no-referrer`). Whether such a form is ours has
 * been judged by then; without an origin Next would warn of each in the operator's log.
 */
export function personalHeaders(source: HeaderSource): IncomingHttpHeaders {
  const { siteUrl, client } = source;
  const incoming = source.incoming.origin === 'null' ? { ...source.incoming, origin: siteUrl } : source.incoming;
  const headers: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(incoming)) {
    if (value !== undefined && !forged.test(name) && !partial.test(name) && !connectionBound.test(name)) {
      headers[name] = value;
    }
  }
  delete headers.cookie;
  const cookies = (incoming.cookie ?? '').split(/;\s*/).filter((cookie) => keptCookies.test(cookie));
  if (cookies.length > 0) headers.cookie = cookies.join('; ');
  headers.host = hostFor({ incoming, siteUrl });
  headers['x-forwarded-for'] = client;
  return headers;
}

/** Cleans, in place, the headers of a request that Next answers directly. */
export function cleanDirectHeaders(source: HeaderSource): void {
  const { incoming } = source;
  for (const name of Object.keys(incoming)) if (forged.test(name)) delete incoming[name];
  incoming.host = hostFor(source);
  incoming['x-forwarded-for'] = source.client;
}

/**
 * Next takes a form only if `Origin` names its `Host`, and a proxy may have changed the latter. A form of the site's
 * own origin is at home whatever the proxy says; any other one is judged by the host that was asked.
 */
function hostFor({ incoming, siteUrl }: Pick<HeaderSource, 'incoming' | 'siteUrl'>): string {
  const { host } = new URL(siteUrl);
  return incoming.origin === siteUrl ? host : (incoming.host ?? host);
}
