import type { EditionRecord, EditionStore } from '../newsletter/ports.ts';
import { CommandFailure, listed } from './command-failure.ts';

/** What is recorded of an edition's sending. @throws {CommandFailure} listing the editions that were sent, if it was not */
export async function recordOf(id: string, store: EditionStore): Promise<EditionRecord> {
  const record = await store.edition(id);
  if (record) return record;
  const known = (await store.editions()).map((edition) => edition.id).reverse();
  throw new CommandFailure(`The edition “${id}” was not sent. Those that were:\n${listed(known)}`);
}
