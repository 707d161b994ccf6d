import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer } from './application.ts';
import { isCompressible } from './compression.ts';
import { filterDocument } from './document-filter.ts';
import { siteLocation } from './location.ts';
import { makePage } from './page.ts';
import type { Rendered } from './renewal.ts';
import type { RawHeaders, SecurityHeaders } from './security-headers.ts';

/** Who gets an answer, and for how long: a page that changes, a file whose name holds its hash, or one reader alone. */
export type Audience = 'everyone' | 'everyone-forever' | 'one';

/** What an answer of the application becomes an answer to readers with. */
export interface ReaderAnswerRules {
  readonly audience: Audience;
  /** The address that was asked for, without query. */
  readonly path: string;
  readonly siteUrl: string;
  readonly ownOrigins: ReadonlySet<string>;
  readonly security: SecurityHeaders;
}

/** The application could not answer. */
export class RenderFailure extends Error {
  override readonly name = 'RenderFailure';
}

/** What a shared cache in front may keep: two seconds. */
export const sharedBriefly = 'public, max-age=0, s-maxage=2';
const keptForever = 'public, max-age=31536000, immutable';
const keptByNobody = 'private, no-store';
const passedOn = ['content-language', 'content-disposition', 'x-robots-tag', 'retry-after', 'allow'];

/**
 * Turns an answer of the application into what readers get: documents filtered, strict policies, no cookies but to one
 * reader, our own caching. Only status 200 for everyone becomes a page. An answer with `x-broadsheet-private` or `Vary:
 * Accept-Language` is never one.
 * @throws {RenderFailure} for status 5xx and for redirects that leave the site
 */
export async function readerAnswer(answer: Answer, rules: ReaderAnswerRules): Promise<Rendered> {
  const { status, headers } = answer;
  // 503 is a page's own word: what it needs does not answer.
  if (status >= 500 && status !== 503) throw new RenderFailure(`the application answered with status ${status}`);
  const isPersonal = rules.audience === 'one' || headers['x-broadsheet-private'] !== undefined;
  const byLanguage = /\baccept-language\b/i.test(text(headers.vary) ?? '');
  const cookies = rules.audience === 'one' ? setCookies(headers) : [];
  const shared = status === 404 || status === 410 || (status >= 300 && status < 400) || status === 200;
  const brief = ['cache-control', shared && !isPersonal ? sharedBriefly : keptByNobody, ...cookies];
  const vary = byLanguage ? ['Accept-Language'] : [];

  if (status >= 300 && status < 400) {
    const location = text(headers.location);
    const target =
      location === undefined ? undefined : siteLocation(location, rules.siteUrl + rules.path, rules.ownOrigins);
    if (target === undefined)
      throw new RenderFailure(`the application redirects away from the site (status ${status})`);
    const fields = ['location', target, ...brief, ...rules.security.forFiles({ sandboxed: false })];
    return { passing: { status, headers: fields, vary, body: Buffer.alloc(0) } };
  }

  if (status === 404 && rules.audience === 'everyone-forever') {
    const fields = [
      'content-type',
      'text/plain; charset=utf-8',
      ...brief,
      ...rules.security.forFiles({ sandboxed: true }),
    ];
    return { passing: { status, headers: fields, vary: [], body: Buffer.from('404 There is no such file.\n') } };
  }
  const contentType = text(headers['content-type']) ?? 'application/octet-stream';
  const { body, policies } = content(answer.body, contentType, rules);
  const fields = [
    ...(headers['x-broadsheet-private'] === undefined ? policies : withoutReferrer(policies)),
    ...passedOn.flatMap((name) => field(name, headers)),
  ];
  if (status === 200 && !isPersonal && !byLanguage) {
    const cacheControl = rules.audience === 'everyone-forever' ? keptForever : sharedBriefly;
    const tags = tagsOf(answer, rules);
    return { page: await makePage({ body, contentType, headers: fields, cacheControl, tags }) };
  }
  if (isCompressible(contentType)) vary.unshift('Accept-Encoding');
  return { passing: { status, headers: ['content-type', contentType, ...brief, ...fields], vary, body } };
}

/**
 * A document as readers get it, and the headers that go with it. What one person alone gets keeps all styles: a draft's
 * page follows its file by script.
 */
export function readerDocument(
  html: Buffer,
  { security, audience }: Pick<ReaderAnswerRules, 'security' | 'audience'>,
): { body: Buffer; policies: RawHeaders } {
  const document = filterDocument(html.toString(), { styles: audience === 'one' ? 'all' : 'used' });
  return { body: Buffer.from(document.html), policies: security.forReaders(document) };
}

/** The address of a page that belongs to one person may hold a token, which is told to nobody. */
function withoutReferrer(policies: RawHeaders): RawHeaders {
  return policies.map((value, index) => (policies[index - 1] === 'referrer-policy' ? 'no-referrer' : value));
}

function content(body: Buffer, contentType: string, rules: ReaderAnswerRules): { body: Buffer; policies: RawHeaders } {
  const { path, security } = rules;
  const sandboxed = path.startsWith('/media/') || /^image\/svg/i.test(contentType);
  if (sandboxed) return { body, policies: security.forFiles({ sandboxed }) };
  if (/^text\/html\b/i.test(contentType)) return readerDocument(body, rules);
  const policies = /^(?:text|application)\//i.test(contentType) && isCompressible(contentType);
  return { body, policies: policies ? security.forReaders() : security.forFiles({ sandboxed }) };
}

/** A file whose name holds its hash is made from nothing that changes, unless the application says otherwise. */
function tagsOf({ tags }: Answer, { audience }: ReaderAnswerRules): ReadonlySet<string> | undefined {
  return audience === 'everyone-forever' ? (tags ?? new Set()) : tags;
}

function text(value: OutgoingHttpHeaders[string]): string | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? value.join(', ') : String(value);
}

function field(name: string, headers: OutgoingHttpHeaders): readonly string[] {
  const value = text(headers[name]);
  return value === undefined ? [] : [name, value];
}

function setCookies(headers: OutgoingHttpHeaders): readonly string[] {
  return [headers['set-cookie'] ?? []].flat().flatMap((cookie) => ['set-cookie', cookie]);
}
