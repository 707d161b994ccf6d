import { afterEach, beforeEach } from 'vitest';
import { editionStore } from '../database/edition-store.ts';
import { type KeyedHash, openKeyedHash } from '../database/keyed-hash.ts';
import { outboxStore } from '../database/outbox-store.ts';
import { subscriptionStore } from '../database/subscription-store.ts';
import type { Claim, OutboxStore, Transport } from '../mail/ports.ts';
import { submitClaim } from '../mail/submit.ts';
import { resendTransport } from '../mail/transports/resend.ts';
import { freezeEdition } from '../newsletter/freeze.ts';
import type { EditionPart } from '../newsletter/ports.ts';
import { readAddress } from '../subscriptions/address.ts';
import type { SuppressionReason } from '../subscriptions/ports.ts';
import { signLink } from '../subscriptions/signed-link.ts';
import { type databases, migratedDatabase, type TestDatabase } from './databases.ts';
import { FakeResend } from './fake-resend.ts';
import { addReaders, locales, partIn } from './newsroom.ts';

/** Signs the links of a mail office. */
export const keys = ['k'.repeat(32)];
export const hour = 3_600_000;
/** When each test begins, milliseconds since the epoch. */
export const start = Date.UTC(2026, 10, 24, 6);
/** The edition that is sent. */
export const edition = '2026-11-24';

/** Where mail is claimed and submitted step by step, with a clock that stands still between the steps. */
export class MailOffice {
  now = start;
  made!: TestDatabase;
  hash!: KeyedHash;
  provider!: FakeResend;
  transport!: Transport;
  store!: OutboxStore;
  #workers = 0;

  async open(kind: (typeof databases)[number]): Promise<void> {
    this.now = start;
    this.made = await migratedDatabase(kind);
    this.hash = await openKeyedHash(this.made.database, keys);
    await this.#startProvider({});
  }

  async close(): Promise<void> {
    await this.provider.close();
    await this.made.close();
  }

  /** Puts another provider in the place of the first. */
  async changeProvider(options: ConstructorParameters<typeof FakeResend>[0]): Promise<void> {
    await this.provider.close();
    await this.#startProvider(options);
  }

  async #startProvider(options: ConstructorParameters<typeof FakeResend>[0]): Promise<void> {
    this.provider = new FakeResend(options);
    this.transport = resendTransport({ apiKey: 're_1', baseUrl: await this.provider.listen() });
    this.store = this.newWorker();
  }

  /** The outbox as another worker sees it. */
  newWorker(): OutboxStore {
    this.#workers += 1;
    const worker = { id: `w${this.#workers}`, host: 'test', startedAt: this.now };
    return outboxStore(this.made.database, this.hash, { worker, transport: this.transport });
  }

  editions() {
    return editionStore(this.made.database);
  }

  subscriptions() {
    return subscriptionStore(this.made.database, this.hash);
  }

  /** Submits what was claimed. @throws when it is nothing */
  async submit(claim: Claim, other: { readonly store?: OutboxStore; readonly keys?: readonly string[] } = {}) {
    if (claim.kind === 'nothing') throw new Error('Nothing was claimed.');
    const { store, transport } = this;
    return submitClaim(claim, { store, transport, keys, ...other, sign: signLink, now: () => this.now });
  }

  /** Submits until nothing can be claimed. */
  async drain(): Promise<void> {
    for (let claim = await this.store.claim(this.now); claim.kind !== 'nothing'; ) {
      await this.submit(claim);
      this.now += 1;
      claim = await this.store.claim(this.now);
    }
  }

  /** Freezes the edition for those who are there. */
  async freezeAudience(render = async (_: string, locale: string): Promise<EditionPart | undefined> => partIn(locale)) {
    return freezeEdition(edition, start, { store: this.editions(), render, locales, now: () => this.now });
  }

  /** Freezes the edition for so many readers. */
  async freeze(readers: number) {
    await addReaders(this.made.database, this.hash, { count: readers });
    return this.freezeAudience();
  }

  async send(): Promise<void> {
    await this.editions().move(edition, { from: ['ready', 'paused', 'stopped'], to: 'sending', now: this.now });
  }

  /** How many deliveries stand where. */
  async counts() {
    return (await this.editions().edition(edition))?.deliveries;
  }

  async suppress(typed: string, reason: SuppressionReason): Promise<void> {
    const read = readAddress(typed);
    if (!read.ok) throw new RangeError(read.problem);
    await this.subscriptions().transaction((change) => change.suppress(read.address, reason, this.now));
  }

  async enqueue(to: string, createdAt = this.now): Promise<void> {
    const mail = { from: 'M <m@example.org>', to, subject: '件名', html: '<p>本文</p>', text: '本文', headers: {} };
    await this.subscriptions().transaction((change) =>
      change.enqueue({ kind: 'confirmation', locale: 'ja', createdAt, mail }),
    );
  }
}

/** An office for each test of a file, on a database of one kind. */
export function mailOffice(kind: (typeof databases)[number]): MailOffice {
  const office = new MailOffice();
  beforeEach(() => office.open(kind));
  afterEach(() => office.close());
  return office;
}
