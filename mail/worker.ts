import { setTimeout as pause } from 'node:timers/promises';
import type { SignedLink } from '../subscriptions/signed-link.ts';
import type { OutboxStore, Transport } from './ports.ts';
import { submitClaim } from './submit.ts';

/** Takes one line of the log. `details` never hold addresses or tokens. */
export type MailLog = (level: 'info' | 'error', message: string, details?: Readonly<Record<string, unknown>>) => void;

export interface WorkerOptions {
  readonly store: OutboxStore;
  readonly transport: Transport;
  /** Keys that sign links, newest first. */
  readonly keys: readonly string[];
  readonly sign: (keys: readonly string[], link: SignedLink) => string;
  readonly log: MailLog;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** How many requests for batches may be under way at once; one more is kept for messages. */
  readonly concurrency?: number;
}

/** What a worker is doing, for `/api/health`. */
export interface WorkerState {
  readonly running: boolean;
  /** Why nothing leaves at the moment, or did at the last attempt; undefined when all is well. */
  readonly trouble: string | undefined;
  /** What the database says to what the worker wants of it: full, read-only, gone. Undefined when all is well. */
  readonly databaseTrouble: string | undefined;
  /** Since when there has been trouble without a pause, of whatever kind; milliseconds since the epoch. */
  readonly troubledSince: number | undefined;
}

export interface Worker {
  /** There is something in the outbox: look at once, not at the next tick. */
  wake(): void;
  state(): WorkerState;
  /** Lets what is under way end, and stops. */
  stop(): Promise<void>;
}

/** How long at most until the outbox is looked at, without a call of `wake`; milliseconds. */
const tick = 1000;
const houseEvery = 10_000;
const longestTrouble = 30_000;
const databaseSays = 'The mail worker cannot use the database: ';

/**
 * Starts submitting what is in the outbox. The tables are the truth: `wake` only makes it prompt, and any number of
 * workers, in any number of processes, may run. Trouble with the database is reported once, and it goes on by itself.
 */
export function startWorker(options: WorkerOptions): Worker {
  const { store, transport, log, now = Date.now, concurrency = 4 } = options;
  const stopping = new AbortController();
  const sleeping = new Set<() => void>();
  /** Each ends by itself: the database's with the next query, the transport's with the next mail that is taken. */
  const troubles: { database?: string | undefined; transport?: string | undefined } = {};
  /** Of what kind the trouble was that the log has last. */
  const told: typeof troubles = {};
  let troubledSince: number | undefined;
  const trouble = () => (troubles.database === undefined ? troubles.transport : databaseSays + troubles.database);

  const sleep = async (milliseconds: number) => {
    if (stopping.signal.aborted) return;
    const awake = Promise.withResolvers<void>();
    sleeping.add(awake.resolve);
    const timer = setTimeout(awake.resolve, milliseconds);
    await awake.promise;
    clearTimeout(timer);
    sleeping.delete(awake.resolve);
  };
  const wake = () => {
    for (const one of sleeping) one();
  };
  const report = (where: keyof typeof troubles, what: string | undefined, kind = what) => {
    if (what !== undefined && kind !== told[where]) log('error', where === 'database' ? databaseSays + what : what);
    if (what === undefined && troubles[where] !== undefined) {
      log('info', where === 'database' ? 'The mail worker has its database again.' : 'Mail leaves again.');
    }
    troubles[where] = what;
    told[where] = kind;
    troubledSince = trouble() === undefined ? undefined : (troubledSince ?? now());
  };

  const step = async (only?: 'messages'): Promise<number> => {
    const claim = await store.claim(now(), only);
    if (claim.kind === 'nothing') {
      return claim.until === undefined ? tick : Math.min(tick, Math.max(1, claim.until - now()));
    }
    // The wake-up must not reach a request that waits for its place in the rate limit.
    if (claim.startAt > now()) await pause(claim.startAt - now());
    const wrong = await submitClaim(claim, { ...options, now });
    report('transport', wrong);
    return 0;
  };

  /** Lanes that the database has failed: what one meets must not come and go with what the others do. */
  const failing = new Set<symbol>();

  const run = async (work: () => Promise<number>) => {
    const lane = Symbol('lane');
    let failures = 0;
    while (!stopping.signal.aborted) {
      let rest: number;
      try {
        rest = await work();
        failing.delete(lane);
        if (failing.size === 0) report('database', undefined);
        failures = 0;
      } catch (error) {
        failures += 1;
        failing.add(lane);
        const reason = error instanceof Error ? error.message : String(error);
        // On a full disk each query names another file.
        report('database', reason, error instanceof Error && 'code' in error ? String(error.code) : reason);
        rest = Math.min(longestTrouble, 250 * 2 ** failures);
      }
      if (rest > 0) await sleep(rest);
    }
  };

  // A message must not wait until one of several slow batches has ended.
  const lanes = [run(() => step('messages')), ...Array.from({ length: concurrency }, () => run(() => step()))];
  const house = run(async () => {
    await store.keepHouse(now());
    return houseEvery;
  });
  log('info', 'The mail worker runs.', { transport: transport.name });
  return {
    wake,
    state: () => ({
      running: !stopping.signal.aborted,
      trouble: trouble(),
      databaseTrouble: troubles.database,
      troubledSince,
    }),
    stop: async () => {
      stopping.abort();
      wake();
      await Promise.all([...lanes, house]);
      await store.signOff().catch((error: unknown) => {
        log(
          'error',
          `The worker could not say that it stopped: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
      await transport.close();
    },
  };
}
