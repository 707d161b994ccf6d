import { type NextRequest, NextResponse } from 'next/server';
import { composition } from './app/_composition.ts';
import { draftCookie } from './app/_draft.ts';
import { modalAddress } from './app/_views/modal-address.ts';
import { sitemapsNow } from './app/_views/other-pages.ts';
import { negotiateLocale } from './i18n/negotiate.ts';
import type { SubscriptionPlace } from './publication/addresses.ts';
import { verifyPreview } from './publication/preview-token.ts';
import { type Resolution, resolvePath, type Target } from './publication/resolve.ts';

export const config = {
  // What has routes of its own is left out; the bare names, such as `/media/`, are addresses like any other.
  matcher: ['/((?!(?:_next|assets|fonts|media|api|icons)/.|desk/preview/[^/]+$|\\.well-known/security\\.txt$).*)'],
};

/** Addresses with a route of their own. */
const files = /^\/(?:robots\.txt|sitemap\.xml|news-sitemap\.xml)$/;

/** Why a link opens nothing. */
const refused = /^\/desk\/preview\/refused\/[^/]+$/;

/** What a link that opens nothing is answered with. */
const refusals: ReadonlyMap<string, number> = new Map([
  ['/desk/preview/refused/altered', 403],
  ['/desk/preview/refused/expired', 410],
]);

/** Asks the index what an address names, and leads to the page that shows it, with the right status. */
export function proxy(request: NextRequest): NextResponse {
  const { archive, words, keys, editions } = composition();
  const { pathname } = request.nextUrl;
  const { locales, defaultLocale } = archive.documents.config;
  const to = (path: string, init?: { status: number }) => NextResponse.rewrite(new URL(path, request.url), init);
  if (files.test(pathname)) return NextResponse.next();
  if (refused.test(pathname)) return to(pathname, { status: refusals.get(pathname) ?? 404 });
  if (pathname === '/favicon.ico') return to('/icons/favicon');
  const slice = /^\/sitemap-([1-9]\d{0,3})\.xml$/.exec(pathname)?.[1];
  if (slice && Number(slice) <= sitemapsNow(archive, editions)) return to(`/sitemaps/${slice}`);
  if (pathname === '/') {
    const locale = negotiateLocale(request.headers.get('accept-language'), locales, defaultLocale);
    const response = NextResponse.redirect(new URL(`/${locale}`, request.url), 307);
    response.headers.set('Vary', 'Accept-Language');
    return response;
  }
  const manifest = /^\/([^/]+)\/manifest\.webmanifest$/.exec(pathname)?.[1];
  if (manifest && locales.includes(manifest)) return to(`/${manifest}/manifest`);
  const modal = locales.find((locale) => pathname === modalAddress(locale));
  if (modal) return to(`/${modal}/modal`);
  if (request.headers.get('x-broadsheet-render') === 'failure') {
    const locale = locales.find((tag) => pathname === `/${tag}`) ?? defaultLocale;
    return to(`/${locale}/failure`, { status: 500 });
  }
  // Whether draft mode is on cannot be told here, only in the page, which answers 404 by itself when it is not.
  const cookie = request.cookies.get(draftCookie)?.value;
  const preview = cookie ? verifyPreview(keys, cookie, Date.now()) : undefined;
  const draft = preview?.ok ? preview.article : undefined;
  const hasEdition = (date: string, locale: string) => editions.content(date, locale) !== undefined;
  const resolution = resolvePath(pathname, { archive, words, hasEdition, draft, now: Date.now() });
  // A form of an earlier build, with what was typed: pages with forms of their own show it, for the others this one does.
  const outdated = request.headers.get('x-broadsheet-render') === 'outdated-form';
  if (outdated && resolution.outcome !== 'redirect' && !hasOwnForm(resolution)) {
    return to(`/${resolution.locale}/newsletter`);
  }
  return answer(resolution, request, to);
}

function hasOwnForm(resolution: Resolution): boolean {
  return resolution.outcome === 'show' && ['newsletter', 'ebook', 'subscription'].includes(resolution.target.kind);
}

function answer(
  resolution: Resolution,
  request: NextRequest,
  to: (path: string, init?: { status: number }) => NextResponse,
): NextResponse {
  switch (resolution.outcome) {
    case 'redirect': {
      const url = new URL(resolution.path, request.url);
      for (const name of ['q', 'page']) {
        const value = request.nextUrl.searchParams.get(name);
        if (value !== null) url.searchParams.set(name, value);
      }
      return NextResponse.redirect(url, 308);
    }
    case 'unknown':
      return to(`/${resolution.locale}/unknown/${resolution.status}/${encodeURIComponent(resolution.article ?? '-')}`, {
        status: resolution.status,
      });
    case 'feed': {
      const { target } = resolution;
      const id = 'id' in target ? target.id : '-';
      return to(`/${resolution.locale}/feed/${resolution.format}/${target.kind}/${id}`);
    }
    default: {
      if (resolution.target.kind === 'subscription') return ownPage(resolution.locale, resolution.target, to);
      const search = resolution.target.kind === 'search' ? request.nextUrl.search : '';
      return to(`/${resolution.locale}${routeOf(resolution.target)}${search}`);
    }
  }
}

/** A page of somebody's own subscription: kept by nobody, and its address, which holds a token, told to nobody. */
function ownPage(
  locale: string,
  { step, token, news }: SubscriptionPlace,
  to: (path: string) => NextResponse,
): NextResponse {
  const segments = token === undefined ? ['done', step] : [step, token, ...(news ? [news] : [])];
  const response = to(`/${[locale, 'subscription', ...segments].map(encodeURIComponent).join('/')}`);
  response.headers.set('X-Broadsheet-Private', '1');
  response.headers.set('X-Robots-Tag', 'noindex, nofollow');
  // The server in front makes it `no-referrer`, with which Next alone would refuse the page's own forms.
  response.headers.set('Referrer-Policy', 'same-origin');
  return response;
}

/** The route under `app/[locale]` that renders a target. */
function routeOf(target: Exclude<Target, SubscriptionPlace>): string {
  switch (target.kind) {
    case 'home':
      return '';
    case 'archive':
    case 'search':
    case 'newsletter':
      return `/${target.kind}`;
    case 'edition':
      return `/newsletter/${target.id}`;
    case 'article':
    case 'page':
    case 'ebook':
      return `/${target.kind}/${encodeURIComponent(target.id)}`;
    case 'month':
      return `/month/${target.year}/${target.month}/${target.page}`;
    default:
      return `/${target.kind}/${encodeURIComponent(target.id)}/${target.page}`;
  }
}
