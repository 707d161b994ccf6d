import { type Answer, ask, type Handler } from './application.ts';
import { type Log, reasonOf } from './log.ts';
import type { PassingAnswer } from './page.ts';
import { readerDocument } from './reader-answer.ts';
import { publicHeaders } from './request-headers.ts';
import type { SecurityHeaders } from './security-headers.ts';

/** What failure pages are made with. */
export interface FailurePagesOptions {
  readonly handler: Handler;
  readonly siteUrl: string;
  readonly security: SecurityHeaders;
  readonly log: Log;
}

/** The pages that readers get when a page cannot be made: rendered while all is well, one a locale. */
export class FailurePages {
  readonly #options: FailurePagesOptions;
  readonly #byLocale = new Map<string, PassingAnswer>();
  readonly #plain: PassingAnswer;

  constructor(options: FailurePagesOptions) {
    this.#options = options;
    this.#plain = {
      status: 500,
      headers: [
        'content-type',
        'text/plain; charset=utf-8',
        'cache-control',
        'no-store',
        ...options.security.forReaders(),
      ],
      vary: [],
      body: Buffer.from('500 Something went wrong. Please try again in a moment.\n'),
    };
  }

  /** Asks the application for the page of each locale. What cannot be made is logged, and plain text stands in. */
  async prepare(locales: readonly string[]): Promise<void> {
    for (const locale of locales) {
      try {
        this.#byLocale.set(locale, await this.#render(locale));
      } catch (error) {
        this.#options.log('error', `The failure page cannot be made: ${reasonOf(error)}`, { path: `/${locale}` });
      }
    }
  }

  /** The page for an address: in its locale, else in the one that was prepared first. */
  forPath(path: string): PassingAnswer {
    const [first] = this.#byLocale.values();
    return this.#byLocale.get(path.split('/', 2)[1] ?? '') ?? first ?? this.#plain;
  }

  async #render(locale: string): Promise<PassingAnswer> {
    const { handler, siteUrl, security } = this.#options;
    const target = `/${locale}`;
    const headers = { ...publicHeaders({}, siteUrl, target), 'x-broadsheet-render': 'failure' };
    const answer = await ask(handler, { method: 'GET', target, headers });
    const contentType = documentType(answer);
    if (answer.status !== 500 || !contentType) throw new Error(`it was answered with status ${answer.status}`);
    const { body, policies } = readerDocument(answer.body, { security, audience: 'everyone' });
    const fields = ['content-type', contentType, 'cache-control', 'no-store', ...policies];
    return { status: 500, headers: fields, vary: ['Accept-Encoding'], body };
  }
}

function documentType({ headers }: Answer): string | undefined {
  const contentType = headers['content-type'] ?? '';
  return /^text\/html\b/i.test(contentType) ? contentType : undefined;
}
