import type { EditionDocuments } from './editions.ts';
import { type ExpectedEdition, expectationOf, expectedEditions } from './expectation.ts';
import { EmptyEdition, freezeEdition } from './freeze.ts';
import type { EditionPlan, EditionPlans, EditionStore, RenderEdition, StartedEdition } from './ports.ts';
import { type EditionQuestion, questionAboutHalted, questionAboutUnsent } from './questions.ts';
import type { Schedule } from './schedule.ts';

/** Takes one line of the log. `details` never hold addresses or tokens. */
export type NewsletterLog = (
  level: 'info' | 'error',
  message: string,
  details?: Readonly<Record<string, unknown>>,
) => void;

export interface ClockStores {
  readonly store: EditionStore;
  readonly plans: EditionPlans;
}

export interface ClockPorts {
  readonly documents: EditionDocuments;
  readonly schedule: () => Schedule;
  readonly locales: () => readonly string[];
  /** Undefined while the database is not open: then the clock waits. */
  readonly stores: () => ClockStores | undefined;
  readonly render: RenderEdition;
  /** The articles of an edition that nobody wrote. */
  readonly madeFrom?: (id: string) => readonly string[] | undefined;
  readonly log: NewsletterLog;
  /** Told at each look what the database knows of the sending of editions: pages show it, and never ask the database. */
  readonly onLooked?: (known: KnownSendings) => void;
  /** Told that an edition was started, so that a worker looks at once. */
  readonly onStarted?: () => void;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** What the database knows of the sending of editions. */
export interface KnownSendings {
  readonly started: readonly StartedEdition[];
  readonly plans: readonly EditionPlan[];
}

/** What the clock found when it looked last, for `/api/health`. */
export interface ClockState {
  /** When it looked last; undefined before the first time. Milliseconds since the epoch. */
  readonly lookedAt: number | undefined;
  readonly asking: readonly EditionQuestion[];
  /** Why it cannot tell; undefined when all is well. */
  readonly trouble: string | undefined;
}

export interface NewsletterClock {
  state(): ClockState;
  /** Lets what is under way end, and stops. */
  stop(): Promise<void>;
}

/** How often the clock looks, if no edition is due before; milliseconds. */
const tick = 5_000;
const closedTick = 1000;
const shortestWait = 50;

type OpenPorts = ClockPorts & ClockStores & { readonly now: () => number };

/**
 * Starts the newsletter's clock: at an edition's time it is frozen and started. Any number of clocks may run, in any number
 * of processes; each edition is started once. One that is too late or comes out of a restored backup is left to a
 * person, which the log says once.
 */
export function startClock(ports: ClockPorts): NewsletterClock {
  const { log, now = Date.now } = ports;
  const stopping = new AbortController();
  let told: ReadonlySet<string> = new Set();
  let wakeUp = () => {};
  let state: ClockState = { lookedAt: undefined, asking: [], trouble: undefined };

  const look = async (): Promise<number> => {
    const stores = ports.stores();
    if (!stores) return closedTick;
    try {
      const { asking, problems, next } = await lookOnce({ ...ports, ...stores, now }, stopping.signal);
      for (const { edition, message } of problems) if (!told.has(message)) log('error', message, { edition });
      told = new Set(problems.map(({ message }) => message));
      if (state.trouble !== undefined) log('info', 'The newsletter’s clock can tell the time again.');
      state = { lookedAt: now(), asking: [...asking, ...problems], trouble: undefined };
      return Math.min(tick, Math.max(shortestWait, (next ?? Number.POSITIVE_INFINITY) - now()));
    } catch (error) {
      const trouble = `The newsletter’s clock cannot look for editions: ${reasonOf(error)}`;
      if (trouble !== state.trouble) log('error', trouble);
      state = { ...state, lookedAt: now(), trouble };
      return tick;
    }
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      const wait = await look();
      if (stopping.signal.aborted) return;
      const awake = Promise.withResolvers<void>();
      wakeUp = awake.resolve;
      const timer = setTimeout(awake.resolve, wait);
      await awake.promise;
      clearTimeout(timer);
    }
  };
  const running = run();
  return {
    state: () => state,
    stop: async () => {
      stopping.abort();
      wakeUp();
      await running;
    },
  };
}

interface Look {
  /** About editions that were not sent; the log has them already. */
  readonly asking: readonly EditionQuestion[];
  /** About editions that cannot be sent, or do not go on. */
  readonly problems: readonly EditionQuestion[];
  /** When the next edition is due. */
  readonly next: number | undefined;
}

async function lookOnce(ports: OpenPorts, stopping: AbortSignal): Promise<Look> {
  const { documents, schedule, store, plans, log, now } = ports;
  const memory = await plans.memory();
  const decided = await plans.plans();
  const asking: EditionQuestion[] = [];
  const problems: EditionQuestion[] = [];
  let next: number | undefined;
  for (const expected of expectedEditions(documents, schedule(), decided, now())) {
    if (stopping.aborted) break;
    const { id } = expected;
    const about = expectationOf(expected, await store.state(id), memory, now());
    if (about.kind === 'waits') next = Math.min(next ?? about.at, about.at);
    if (about.kind === 'asks') {
      const question = questionAboutUnsent(id, about);
      asking.push(question);
      if (await plans.tellOnce(id, now())) log('error', question.message, { edition: id });
    }
    const failed = about.kind === 'due' ? await start(expected, ports) : undefined;
    if (failed !== undefined) problems.push({ edition: id, reason: 'failed', message: failed });
  }
  for (const halted of await store.halted()) {
    const question = questionAboutHalted(halted, now());
    if (question) problems.push(question);
  }
  ports.onLooked?.({ started: await store.started(), plans: decided });
  return { asking, problems, next };
}

/** Freezes and starts an edition. @returns why it could not */
async function start({ id, at, automatic }: ExpectedEdition, ports: OpenPorts) {
  const { store, plans, render, madeFrom, locales, log, now, onStarted } = ports;
  try {
    const { audience } = await freezeEdition(id, at, {
      store,
      render,
      ...(madeFrom && { madeFrom }),
      locales: locales(),
      now,
    });
    if (!(await store.move(id, { from: ['ready'], to: 'sending', now: now() }))) return undefined;
    log('info', 'An edition is being sent.', { edition: id, deliveries: audience.taken });
    onStarted?.();
    return undefined;
  } catch (error) {
    if (error instanceof EmptyEdition && automatic) {
      await plans.decide(id, { dueAt: undefined, skipped: true }, now());
      log('info', 'There is no edition: nothing was published that it could bring.', { edition: id });
      return undefined;
    }
    return `The edition ${id} cannot be sent: ${reasonOf(error)}`;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
