import { randomUUIDv7 } from 'node:crypto';
import type { NewMessage } from '../subscriptions/ports.ts';
import type { Queries } from './connect.ts';

/** Puts a message into the outbox and returns its id. */
export async function enqueueMessage(queries: Queries, message: NewMessage): Promise<string> {
  const id = randomUUIDv7();
  await queries
    .insertInto('messages')
    .values({
      id,
      kind: message.kind,
      subscriber_id: message.subscriber ?? null,
      locale: message.locale,
      mail: JSON.stringify(message.mail),
      state: 'waiting',
      created_at: message.createdAt,
      idempotency_key: `message-${id}`,
      attempts: 0,
      next_attempt_at: message.createdAt,
      lease_until: 0,
    })
    .execute();
  return id;
}
