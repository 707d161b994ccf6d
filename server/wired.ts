import { ask, type Handler } from './application.ts';
import { registry } from './registry.ts';

/** The longest that a timer can wait, in milliseconds: the first index of a large archive takes as long as it takes. */
const untilIndexed = 2_147_483_647;

/**
 * Resolves when the publication can be served. Next runs its instrumentation with the first request and not before, so
 * one is made.
 * @throws why it cannot be served
 */
export async function wired(handler: Handler): Promise<void> {
  const asked = ask(handler, { method: 'GET', target: '/api/health', headers: { host: 'localhost' } }, untilIndexed);
  // Either may fail first; the wiring says why.
  await Promise.allSettled([asked]);
  await registry().wired;
  await asked;
}
