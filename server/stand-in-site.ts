import { createServer, type IncomingMessage, type RequestOptions, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Handler } from './application.ts';
import { DocumentServer } from './document-server.ts';
import { registry } from './registry.ts';

/** An answer, read to its end. */
export interface Got {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly raw: Buffer;
  readonly body: string;
}

/** For tests: the document server on a free port, before a stand-in for Next whose pages the test sets. */
export interface StandInSite {
  /** What answers each path; other paths are 404. At first there is `/en`. */
  pages: Record<string, Handler>;
  /** What the stand-in was asked, failure pages aside. */
  readonly asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
  /** The lines of the log. */
  readonly logged: string[];
  readonly documents: DocumentServer;
  readonly get: (path: string, options?: RequestOptions & { readonly send?: string }) => Promise<Got>;
  /** The status for a target that no client library would send. */
  readonly statusOf: (target: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Answers with a document in which stands what Next would put there, too. */
export function sendHtml(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string | string[]> = {},
): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(`<!DOCTYPE html><html><body>${body}<!-- x --><script>self.__next_f=1</script></body></html>`);
}

/** What readers get of a document of `sendHtml`. */
export function filteredHtml(body: string): string {
  return `<!DOCTYPE html><html><body>${body}</body></html>`;
}

/** Opens the site `https://news.example` in the locales `en` and `de`; every page is made from the tag `news`. */
export async function openStandInSite(): Promise<StandInSite> {
  const asked: StandInSite['asked'] = [];
  const logged: string[] = [];
  const documents = new DocumentServer({
    handler: async (incoming, response) => {
      const { method = '', url = '', headers } = incoming;
      const path = url.split('?', 1)[0] ?? '';
      if (headers['x-broadsheet-render'] === 'failure') return sendHtml(response, 500, `failure of ${path}`);
      asked.push({ method, url, headers, body: await text(incoming) });
      const handler = site.pages[path];
      if (handler) await handler(incoming, response);
      else sendHtml(response, 404, 'missing', { 'set-cookie': 'a=1' });
    },
    siteUrl: 'https://news.example',
    ownOrigins: ['http://localhost:3000'],
    pageCacheBytes: 1_000_000,
    log: (level, message, details) => logged.push(JSON.stringify({ level, message, ...details })),
  });
  const server = createServer(documents.listener);
  const address = () => ({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  const site: StandInSite = {
    pages: {
      '/en': (_request, response) =>
        sendHtml(response, 200, 'news', { 'set-cookie': 'a=1', vary: 'rsc, next-router-state-tree' }),
    },
    asked,
    logged,
    documents,
    get: (path, { send, ...options } = {}) =>
      new Promise((resolve, reject) => {
        const outgoing = request({ ...address(), path, agent: false, ...options }, (response) => {
          read(response).then(resolve, reject);
        });
        outgoing.on('error', reject);
        outgoing.end(send);
      }),
    statusOf: async (target) => {
      const socket = connect(address());
      socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      return (await text(socket)).slice(9, 12);
    },
    close: async () => {
      delete registry().takeTags;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  registry().takeTags = () => new Set(['news']);
  await documents.prepare(['en', 'de']);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return site;
}

async function read(response: IncomingMessage): Promise<Got> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  return { status: response.statusCode ?? 0, headers: response.headers, raw, body: raw.toString() };
}
