import { createHash } from 'node:crypto';
import { composition } from './_composition.ts';
import { logOf } from './_log.ts';

/** What the work on subscriptions needs. @throws {DatabaseNotOpen} */
export function subscriptionPorts() {
  const { stores, letters, keys } = composition();
  return { store: stores.get().subscriptions, letters, keys };
}

/** Does a piece of work; when it fails the log says why and the reader is told only that it did. */
export async function attempt<Result>(what: string, work: () => Promise<Result>): Promise<Result | 'failed'> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    logOf('subscriptions')('error', `${what} failed: ${reason}`);
    return 'failed';
  }
}

/** Words that somebody agreed to, with the name of exactly these words and the path of the page that showed them. */
export function shownWords(text: string, source: string) {
  return { text, version: createHash('sha256').update(text).digest('hex').slice(0, 16), source };
}
