import { setTimeout as pause } from 'node:timers/promises';
import { type OutboxHealth, outboxHealth } from '../../../database/health.ts';
import { composition } from '../../_composition.ts';
import { healthOf } from '../../_health.ts';
import { reasonOf } from '../../_log.ts';

export const dynamic = 'force-dynamic';

/** How long the database may take to answer, in milliseconds. */
const databasePatience = 4_000;

/**
 * For whoever watches the process: 200 while all is well, 503 when a person should look. Whether readers get their
 * pages is said by `/api/health/reading`.
 */
export async function GET(): Promise<Response> {
  const { archive, stores, clock } = composition();
  const { asking, trouble: clockTrouble } = clock.state();
  const now = Date.now();
  const { outbox, trouble } = await outboxNow(now);
  const health = healthOf(
    {
      indexReady: archive.ready,
      databaseTrouble: trouble,
      refusal: stores.current()?.refusal(),
      outbox,
      worker: stores.current()?.worker?.state(),
      newsletter: [
        ...asking.map(({ message }) => message),
        ...(clockTrouble && trouble === undefined ? [clockTrouble] : []),
      ],
      hasSender: archive.ready && archive.documents.config.sender !== undefined,
    },
    now,
  );
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  });
}

async function outboxNow(now: number): Promise<{ readonly outbox?: OutboxHealth; readonly trouble?: string }> {
  const { stores } = composition();
  const open = stores.current();
  if (!open) return { trouble: stores.trouble() ?? 'It is not open.' };
  const late = new AbortController();
  try {
    const asked = outboxHealth(open.database, now);
    // Whichever comes second is of no interest.
    asked.catch(() => undefined);
    const outbox = await Promise.race([asked, pause(databasePatience, undefined, { signal: late.signal })]);
    return outbox ? { outbox } : { trouble: `No answer within ${databasePatience / 1000} seconds.` };
  } catch (error) {
    return { trouble: reasonOf(error) };
  } finally {
    late.abort();
  }
}
