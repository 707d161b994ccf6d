import type { IncomingMessage, ServerResponse } from 'node:http';
import { applicationPath, checkAddress, readerQuery } from './address.ts';
import { type Answer, ask, type Handler, type Question } from './application.ts';
import { type ClientAddress, clientAddressBehind } from './client-address.ts';
import { FailurePages } from './failure-pages.ts';
import { isBrokenForm, isForeignForm, typedFields, unknownAction } from './forms.ts';
import { type Log, logToStandardError, reasonOf, withoutTokens } from './log.ts';
import type { Page, PassingAnswer } from './page.ts';
import { PageCache } from './page-cache.ts';
import { Pressing } from './pressing.ts';
import { type Audience, type ReaderAnswerRules, readerAnswer } from './reader-answer.ts';
import { type Rendered, Renewal } from './renewal.ts';
import { readBody } from './request-body.ts';
import { cleanDirectHeaders, hasDraftCookie, personalHeaders, publicHeaders } from './request-headers.ts';
import { type RawHeaders, SecurityHeaders } from './security-headers.ts';
import { sendPage, sendPassing, sendRefusal } from './send.ts';

/** What the server is made with. */
export interface DocumentServerOptions {
  /** Next, or a stand-in. */
  readonly handler: Handler;
  /** The origin of the site. */
  readonly siteUrl: string;
  /** Other origins under which Next knows itself; redirects to them stay on the site. */
  readonly ownOrigins?: readonly string[];
  /** Bound of what is kept, in bytes. */
  readonly pageCacheBytes: number;
  /** Addresses and networks of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[];
  readonly log?: Log;
  /** A clock in milliseconds. */
  readonly now?: () => number;
}

/** Pictures and faces are large; they get this share of the cache and cannot push out pages. */
const filesShare = 1 / 4;
const files = /^\/(?:_next\/static|assets|fonts|icons|media)\//;
/** What is there of the desk, and the interfaces. */
const direct = /^\/(?:desk\/preview\/(?:refused\/)?[^/]+$|api\/.)/;

/**
 * Stands between readers and Next. Reader pages leave it as filtered documents with strict policies; public ones are
 * kept, compressed, and answered without Next until something that they were made from is dropped. The desk and `/api`
 * go to Next as they are.
 */
export class DocumentServer {
  /** Once true, every answer closes its connection. */
  draining = false;
  readonly #handler: Handler;
  readonly #log: Log;
  readonly #siteUrl: string;
  readonly #ownOrigins: ReadonlySet<string>;
  readonly #security: SecurityHeaders;
  readonly #directHeaders: readonly string[];
  readonly #clientAddress: ClientAddress;
  readonly #failures: FailurePages;
  readonly #pages: PageCache;
  readonly #files: PageCache;
  readonly #pressing: Pressing;
  readonly #renewals: { readonly everyone: Renewal; readonly 'everyone-forever': Renewal };

  constructor(options: DocumentServerOptions) {
    const { handler, siteUrl, log = logToStandardError, now } = options;
    this.#handler = handler;
    this.#log = log;
    this.#siteUrl = siteUrl;
    this.#ownOrigins = new Set([siteUrl, ...(options.ownOrigins ?? [])]);
    this.#security = new SecurityHeaders(siteUrl);
    this.#directHeaders = this.#security.forApplication();
    this.#clientAddress = clientAddressBehind(options.trustedProxies ?? []);
    this.#failures = new FailurePages({ handler, siteUrl, security: this.#security, log });
    this.#pages = new PageCache(options.pageCacheBytes * (1 - filesShare), now);
    this.#files = new PageCache(options.pageCacheBytes * filesShare, now);
    this.#pressing = new Pressing([this.#pages, this.#files], log);
    this.#renewals = { everyone: new Renewal(this.#pages, now), 'everyone-forever': new Renewal(this.#files, now) };
  }

  /**
   * Renders the failure pages. Call it once the application runs, before readers come. @param locales the default first
   */
  async prepare(locales: readonly string[]): Promise<void> {
    await this.#failures.prepare(locales);
  }

  /** Forgets what was made from any of these tags. */
  drop(tags: ReadonlySet<string>): void {
    this.#pages.drop(tags);
    this.#files.drop(tags);
  }

  /** Answers one request. Never throws and never rejects. */
  readonly listener = (request: IncomingMessage, response: ServerResponse): void => {
    const { method, url = '' } = request;
    if (this.draining) response.shouldKeepAlive = false;
    if (method === 'GET' || method === 'HEAD') {
      const page = this.#pages.freshAt(url) ?? this.#files.freshAt(url);
      if (page && !hasDraftCookie(request.headers.cookie)) {
        if (page.isQuick) this.#pressing.add(url, page);
        const sent = sendPage(request, response, page);
        sent?.catch((error: unknown) => this.#breakOff(response, error, url));
        return;
      }
    }
    void this.#answer(request, response, url);
  };

  async #answer(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const address = checkAddress(url);
    if (!address.ok) return this.#refuse(response, address.status, '400 This address cannot be read.');
    const { path, query } = address;
    const { method } = request;
    const isPost = method === 'POST';
    const isFile = files.test(path);
    if ((method !== 'GET' && method !== 'HEAD' && !isPost) || (isPost && isFile)) {
      const allowed = isFile ? 'GET, HEAD' : 'GET, HEAD, POST';
      return this.#refuse(response, 405, `405 Allowed here: ${allowed}.`, ['allow', allowed]);
    }
    try {
      if (direct.test(path)) await this.#passThrough(request, response, path, query);
      else if (isFile) await this.#serve(request, response, path, '', 'everyone-forever');
      else if (isPost && isForeignForm(request.headers, this.#siteUrl))
        this.#refuse(response, 403, '403 This form was sent from another site.');
      else if (isPost || hasDraftCookie(request.headers.cookie))
        await this.#servePersonally(request, response, path, query);
      else await this.#serve(request, response, path, readerQuery(query), 'everyone');
    } catch (error) {
      await this.#fail(request, response, path, error);
    }
  }

  async #serve(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
    audience: Exclude<Audience, 'one'>,
  ): Promise<void> {
    const key = path + query;
    const render = () => this.#render(request, path, query, audience);
    // Each reader of `/` may get another answer, so nobody waits for that of another one.
    const answer = path === '/' ? unwrap(await render()) : await this.#renewals[audience].answer(key, render);
    if (!('variants' in answer)) return this.#sendPassing(request, response, answer);
    if (path !== '/') {
      const target = request.url ?? '';
      (audience === 'everyone' ? this.#pages : this.#files).remember(target, key);
      if (answer.isQuick) this.#pressing.addWhenQuiet(target, answer);
    }
    if (this.draining) response.shouldKeepAlive = false;
    await sendPage(request, response, answer);
  }

  async #render(request: IncomingMessage, path: string, query: string, audience: Audience): Promise<Rendered> {
    const headers = publicHeaders(request.headers, this.#siteUrl, path);
    const answer = await ask(this.#handler, { method: 'GET', target: applicationPath(path) + query, headers });
    return readerAnswer(answer, this.#rules(path, audience));
  }

  async #servePersonally(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> {
    const isPost = request.method === 'POST';
    const payload = isPost ? await readBody(request) : Buffer.alloc(0);
    if (payload === undefined) {
      response.shouldKeepAlive = false;
      return this.#refuse(response, 413, '413 This is more than a form can send.');
    }
    if (isPost && (await isBrokenForm(payload, request.headers['content-type']))) {
      return this.#refuse(response, 400, '400 This form cannot be read.');
    }
    const client = this.#clientAddress(request.socket.remoteAddress, forwardedFor(request));
    const headers = personalHeaders({ incoming: request.headers, siteUrl: this.#siteUrl, client });
    const question = { target: applicationPath(path) + readerQuery(query), headers, remoteAddress: client };
    let answer = await ask(this.#handler, {
      ...question,
      method: isPost ? 'POST' : 'GET',
      ...(isPost ? { payload } : {}),
    });
    if (isPost && answer.status === unknownAction) answer = await this.#askAgain(question, payload);
    const rendered = await readerAnswer(answer, this.#rules(path, 'one'));
    if ('passing' in rendered) await this.#sendPassing(request, response, rendered.passing);
  }

  /** A form that an earlier build made: the page with a form of this one, and with what was typed. */
  async #askAgain(question: Omit<Question, 'method'>, payload: Buffer): Promise<Answer> {
    const typed = await typedFields(payload, question.headers['content-type']);
    const { 'content-type': _type, 'content-length': _length, ...headers } = question.headers;
    const outdated = {
      'x-broadsheet-render': 'outdated-form',
      'x-broadsheet-typed': Buffer.from(JSON.stringify(typed ?? {})).toString('base64url'),
    };
    return ask(this.#handler, { ...question, method: 'GET', headers: { ...headers, ...outdated } });
  }

  async #passThrough(request: IncomingMessage, response: ServerResponse, path: string, query: string): Promise<void> {
    // Next must see the address that was judged, not another spelling of it.
    const target = applicationPath(path);
    request.url = query === '' ? target : `${target}?${query}`;
    const client = this.#clientAddress(request.socket.remoteAddress, forwardedFor(request));
    cleanDirectHeaders({ incoming: request.headers, siteUrl: this.#siteUrl, client });
    for (let index = 0; index + 1 < this.#directHeaders.length; index += 2) {
      response.setHeader(this.#directHeaders[index] ?? '', this.#directHeaders[index + 1] ?? '');
    }
    response.setHeader('cache-control', 'private, no-store');
    // Addresses of the programming interfaces may hold tokens.
    if (path.startsWith('/api/')) response.setHeader('referrer-policy', 'no-referrer');
    await this.#handler(request, response);
  }

  async #sendPassing(request: IncomingMessage, response: ServerResponse, answer: PassingAnswer): Promise<void> {
    if (this.draining) response.shouldKeepAlive = false;
    await sendPassing(request, response, answer);
  }

  /** Logs why, and sends the failure page if nothing was sent yet. */
  async #fail(request: IncomingMessage, response: ServerResponse, path: string, error: unknown): Promise<void> {
    // A reader who left in the middle of a form is no failure of ours.
    if (error === request.errored) return;
    if (response.headersSent) return this.#breakOff(response, error, path);
    this.#log('error', `A page could not be made: ${reasonOf(error)}`, { path: withoutTokens(path) });
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    try {
      await this.#sendPassing(request, response, this.#failures.forPath(path));
    } catch (second) {
      this.#breakOff(response, second, path);
    }
  }

  #refuse(response: ServerResponse, status: number, reason: string, headers: RawHeaders = []): void {
    sendRefusal(response, status, reason, [...this.#security.forFiles({ sandboxed: true }), ...headers]);
  }

  #breakOff(response: ServerResponse, error: unknown, url: string): void {
    this.#log('error', `An answer broke off: ${reasonOf(error)}`, {
      path: withoutTokens(url.split('?', 1)[0] ?? ''),
    });
    response.destroy();
  }

  #rules(path: string, audience: Audience): ReaderAnswerRules {
    return { audience, path, siteUrl: this.#siteUrl, ownOrigins: this.#ownOrigins, security: this.#security };
  }
}

function unwrap(rendered: Rendered): Page | PassingAnswer {
  return 'page' in rendered ? rendered.page : rendered.passing;
}

function forwardedFor(request: IncomingMessage): string | undefined {
  return [request.headers['x-forwarded-for'] ?? []].flat().join(', ') || undefined;
}
