/** A process in which one confirmation link is pressed many times at once, and which may crash in between. */
import type { DatabaseConfig } from '../../config/database.ts';
import { openDatabase } from '../../database/open.ts';
import { subscriptionStore } from '../../database/subscription-store.ts';
import { confirmSubscription } from '../../subscriptions/confirm.ts';
import type { Letters } from '../../subscriptions/letters.ts';
import type { Mail, SubscriptionStore } from '../../subscriptions/ports.ts';

/** Where the process ends as by a power cut: the mail is made, the token used, the mail in the outbox, all committed. */
export type CrashPoint = 'rendered' | 'token-used' | 'enqueued' | 'committed';

/** What the process is told, as JSON in `FAULTS_TASK`. */
export interface ConfirmTask {
  readonly database: DatabaseConfig;
  readonly keys: readonly string[];
  readonly token: string;
  readonly presses: number;
  readonly crashAt?: CrashPoint;
}

const { database, keys, token, presses, crashAt } = JSON.parse(process.env.FAULTS_TASK ?? '{}') as ConfirmTask;
const opened = await openDatabase(database, keys);
const store = crashing(subscriptionStore(opened.database, opened.hash));

function crash(point: CrashPoint): void {
  if (point === crashAt) process.kill(process.pid, 'SIGKILL');
}

function crashing(whole: SubscriptionStore): SubscriptionStore {
  return {
    ...whole,
    transaction: async (work) => {
      let usedToken = false;
      const result = await whole.transaction((change) =>
        work({
          ...change,
          useToken: async (...args) => {
            const verdict = await change.useToken(...args);
            usedToken = verdict.ok;
            if (verdict.ok) crash('token-used');
            return verdict;
          },
          enqueue: async (message) => {
            const id = await change.enqueue(message);
            crash('enqueued');
            return id;
          },
        }),
      );
      if (usedToken) crash('committed');
      return result;
    },
  };
}

const mail: Mail = { from: 'm@example.org', to: 'a@example.org', subject: 's', html: 'h', text: 't', headers: {} };
const welcome = async () => {
  crash('rendered');
  return mail;
};
const letters: Letters = {
  confirmation: async () => mail,
  welcome,
  preferences: async () => mail,
  ebook: async () => mail,
  addressChange: async () => mail,
};

const shown = { text: 'Yes', version: '1', source: '/ar' };
await Promise.all(
  Array.from({ length: presses }, () => confirmSubscription(token, shown, { store, letters, keys }, Date.now())),
);
await opened.database.close();
