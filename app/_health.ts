import type { OutboxHealth } from '../database/health.ts';
import type { WorkerState } from '../mail/worker.ts';

/** What was found out about the process. Undefined where it does not apply or is not known. */
export interface HealthFacts {
  readonly indexReady: boolean;
  /** Why the database does not answer; undefined when it does. */
  readonly databaseTrouble: string | undefined;
  /** Why the database did not take in what readers asked for last; undefined when it did. */
  readonly refusal: string | undefined;
  readonly outbox: OutboxHealth | undefined;
  /** The worker within this process. */
  readonly worker: WorkerState | undefined;
  /** Whether the publication can send mail at all. */
  readonly hasSender: boolean;
  /** What a person must decide about editions, and why the newsletter's clock cannot tell. */
  readonly newsletter: readonly string[];
}

/** The answer of `/api/health`. Ages are in seconds. */
export interface Health {
  readonly status: 'ok' | 'failing';
  /** What a person should look at, one sentence each. Empty when all is well. */
  readonly problems: readonly string[];
  readonly index: 'ready' | 'missing';
  readonly database: 'ready' | 'unreachable';
  readonly mail: {
    readonly worker: 'running' | 'stopped' | 'elsewhere';
    /** Workers heard of within the last minute, in whatever process. */
    readonly workers?: number;
    readonly oldestMessageSeconds?: number;
    readonly lastError?: string;
    readonly blockedUntil?: string;
    readonly uncertainMessages?: number;
    readonly uncertainBatches?: number;
  };
}

/** A provider that asks for patience is nothing that a person must see to; one that is away for longer is. Milliseconds. */
const patience = 30_000;
const longestWait = 5 * 60_000;
/** A pause that a provider's rate limit asks for is shorter. */
const longestPause = 10_000;

/** Judges what was found out. @param now milliseconds since the epoch */
export function healthOf(facts: HealthFacts, now: number): Health {
  const problems = [
    ...(facts.indexReady ? [] : ['The content index cannot be read.']),
    ...databaseProblems(facts),
    ...(facts.hasSender ? mailProblems(facts, now) : []),
    ...(facts.hasSender ? facts.newsletter : []),
  ];
  const { outbox, worker } = facts;
  const lastError = worker?.trouble ?? outbox?.blocked?.reason;
  return {
    status: problems.length === 0 ? 'ok' : 'failing',
    problems,
    index: facts.indexReady ? 'ready' : 'missing',
    database: facts.databaseTrouble === undefined ? 'ready' : 'unreachable',
    mail: {
      worker: worker ? (worker.running ? 'running' : 'stopped') : 'elsewhere',
      ...(outbox && {
        workers: outbox.workers,
        oldestMessageSeconds: Math.round(outbox.oldestMessageAge / 1000),
        uncertainMessages: outbox.uncertain.messages,
        uncertainBatches: outbox.uncertain.batches,
      }),
      ...(lastError !== undefined && { lastError }),
      ...(outbox?.blocked && { blockedUntil: new Date(outbox.blocked.until).toISOString() }),
    },
  };
}

/**
 * A database that answers may still take nothing in: its disk is full, or was mounted read-only. Then what is new can
 * be refused while what the worker changes still finds room.
 */
function databaseProblems({ databaseTrouble, refusal: asked, worker }: HealthFacts): string[] {
  if (databaseTrouble !== undefined) return [`The database does not answer: ${databaseTrouble}`];
  const refusal = worker?.databaseTrouble ?? asked;
  return refusal === undefined ? [] : [`The database takes nothing in: ${refusal}`];
}

function mailProblems({ outbox, worker }: HealthFacts, now: number): string[] {
  const problems: string[] = [];
  const troubled = worker?.trouble !== undefined && now - (worker.troubledSince ?? now) >= patience;
  if (troubled && (outbox === undefined || outbox.waiting)) problems.push(`No mail leaves: ${worker.trouble}`);
  if (!outbox) return problems;
  const { blocked, oldestMessageAge, uncertain, waiting, workers } = outbox;
  if (blocked && blocked.until - now > longestPause && !troubled) {
    problems.push(`No mail leaves before ${new Date(blocked.until).toISOString()}: ${blocked.reason}`);
  }
  if (waiting && workers === 0) problems.push('Mail waits, and no worker submits it: start one with “npm run worker”.');
  if (oldestMessageAge >= longestWait) {
    problems.push(`A message has waited for ${Math.round(oldestMessageAge / 60_000)} minutes.`);
  }
  if (uncertain.batches > 0) {
    problems.push(
      `Nobody can say whether ${uncertain.batches === 1 ? 'a batch' : `${uncertain.batches} batches`} left: “npm run broadsheet -- newsletter status” tells more.`,
    );
  }
  return problems;
}
