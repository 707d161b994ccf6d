import { request as requests } from '@playwright/test';
import { type RunningServer, startServer } from './running-server.ts';
import { test as base } from './site.ts';

interface OwnServer {
  /** A server of this worker alone: its content may be changed. */
  readonly server: RunningServer;
}

/**
 * Tests that change content or data: each worker has a server of its own, and relative addresses lead to it.
 * @param settings variables of its environment
 */
export function testWithOwnServer(settings: Readonly<Record<string, string>>) {
  return base.extend<object, OwnServer>({
    server: [
      async ({ playwright: _playwright }, use) => {
        const server = await startServer(undefined, settings);
        await use(server);
        await server.stop();
      },
      { scope: 'worker', timeout: 120_000 },
    ],
    baseURL: async ({ server }, use) => use(server.url),
    // Tests of headers must not share what a browser keeps.
    request: async ({ server }, use) => {
      const context = await requests.newContext({ baseURL: server.url, maxRedirects: 0 });
      await use(context);
      await context.dispose();
    },
  });
}

/** The same with a server as it is without any settings. */
export const test = testWithOwnServer({});
