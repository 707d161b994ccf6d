import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What can go wrong with one request. */
export type Fault = 'none' | 'slow-down' | 'error' | 'hang' | 'drop' | 'lost-answer' | 'busy' | 'conflict';

interface Remembered {
  readonly hash: string;
  readonly answer: string;
}

export interface FakeResendOptions {
  /** Decides about each request before it is looked at. */
  readonly fault?: (request: number) => Fault;
  /** Requests a second, counted in windows of a second; what is over is answered with 429. */
  readonly limit?: number;
  /** How long a hanging request hangs before its connection is cut, in milliseconds; for ever without it. */
  readonly hangsFor?: number;
  /** Only counts recipients instead of reading bodies, for measurements. */
  readonly unread?: boolean;
  /** Told of every address that is accepted. */
  readonly onAccepted?: (address: string) => void;
}

/** A Resend of our own on loopback: batches, idempotency keys as it keeps them, and every kind of trouble. */
export class FakeResend {
  /** How often each address was accepted. */
  readonly accepted = new Map<string, number>();
  /** When each accepted request came, milliseconds since the epoch. */
  readonly times: number[] = [];
  /** Keys that came with different bytes. */
  readonly differing = new Set<string>();
  requests = 0;
  tooFast = 0;
  mails = 0;
  /** Whether the key is refused. */
  refusesKey = false;
  /** Whether everything that is sent is refused, whole. */
  refusesSender = false;
  readonly #remembered = new Map<string, Remembered>();
  readonly #server: Server;
  readonly #options: FakeResendOptions;
  #window = { start: 0, requests: 0 };
  #ids = 0;

  constructor(options: FakeResendOptions = {}) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('No address.');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** Addresses that were accepted more than once. */
  get twice(): readonly string[] {
    return [...this.accepted].filter(([, times]) => times > 1).map(([address]) => address);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const fault = this.#options.fault?.(this.requests) ?? 'none';
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      // The sender was killed while it spoke.
      return;
    }
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    if (this.refusesSender) return send(422, { statusCode: 422, name: 'validation_error', message: 'No.' });
    if (this.refusesKey) return send(401, { statusCode: 401, name: 'restricted_api_key', message: 'No.' });
    if (fault === 'slow-down' || this.#isTooFast()) {
      this.tooFast += 1;
      const headers = { 'retry-after': '1', ...this.#limitHeaders() };
      return send(429, { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests.' }, headers);
    }
    if (fault === 'busy' || fault === 'conflict') {
      const name = fault === 'busy' ? 'concurrent_idempotent_requests' : 'invalid_idempotent_request';
      return send(409, { statusCode: 409, name, message: 'This key is known.' });
    }
    if (fault === 'error') return send(500, { statusCode: 500, name: 'internal_server_error', message: 'Oops.' });
    if (fault === 'drop') return void request.socket.destroy();
    const key = String(request.headers['idempotency-key']);
    const { status, body } = this.#take(key, Buffer.concat(chunks));
    if (fault === 'lost-answer') return void request.socket.destroy();
    if (fault === 'hang') {
      const { hangsFor } = this.#options;
      if (hangsFor !== undefined) setTimeout(() => request.socket.destroy(), hangsFor);
      return;
    }
    send(status, body, this.#limitHeaders());
  }

  #limitHeaders(): Record<string, string> {
    const { limit } = this.#options;
    return limit === undefined ? {} : { 'ratelimit-limit': String(limit), 'ratelimit-reset': '1' };
  }

  #isTooFast(): boolean {
    const { limit } = this.#options;
    if (limit === undefined) return false;
    const start = Math.floor(Date.now() / 1000);
    if (this.#window.start !== start) this.#window = { start, requests: 0 };
    this.#window.requests += 1;
    return this.#window.requests > limit;
  }

  #take(key: string, body: Buffer): { readonly status: number; readonly body: unknown } {
    const hash = createHash('sha256').update(body).digest('hex');
    const known = this.#remembered.get(key);
    if (known && known.hash !== hash) {
      this.differing.add(key);
      return { status: 409, body: { statusCode: 409, name: 'invalid_idempotent_request', message: 'Other payload.' } };
    }
    if (known) return { status: 200, body: known.answer };
    const data = this.#recipients(body).map((address) => {
      this.accepted.set(address, (this.accepted.get(address) ?? 0) + 1);
      this.#options.onAccepted?.(address);
      this.#ids += 1;
      return { id: `mail-${this.#ids}` };
    });
    this.mails += data.length;
    this.times.push(Date.now());
    const answer = JSON.stringify({ data });
    this.#remembered.set(key, { hash, answer });
    return { status: 200, body: answer };
  }

  #recipients(body: Buffer): readonly string[] {
    if (!this.#options.unread) {
      return (JSON.parse(body.toString()) as { to: [string] }[]).map(({ to: [address] }) => address);
    }
    const found: string[] = [];
    const mark = Buffer.from('"to":["');
    for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
      const from = at + mark.length;
      found.push(body.toString('utf8', from, body.indexOf('"', from)));
    }
    return found;
  }
}
