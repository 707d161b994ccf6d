import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { DatabaseConfig } from '../config/database.ts';
import { countRows } from '../database/copy-tables.ts';
import { editionStore } from '../database/edition-store.ts';
import { type OpenedDatabase, openDatabase } from '../database/open.ts';
import { subscriptionStore } from '../database/subscription-store.ts';
import { freezeEdition } from '../newsletter/freeze.ts';
import { readAddress } from '../subscriptions/address.ts';
import { type databases, emptyDatabase, type TestDatabase } from '../tests/databases.ts';
import { partIn } from '../tests/newsroom.ts';
import { TestingTerminal } from './testing-terminal.ts';

/** The keys of the operator's database. */
export const keys = ['k'.repeat(40)];
export const hour = 3_600_000;
const locales = ['en', 'de', 'ar'];

/** @throws {RangeError} for what is no address */
export function addressOf(typed: string) {
  const reading = readAddress(typed);
  if (!reading.ok) throw new RangeError(reading.problem);
  return reading.address;
}

/** Adds a subscriber who has confirmed. */
export async function addConfirmed({ database, hash }: OpenedDatabase, name: string, at: number): Promise<string> {
  return subscriptionStore(database, hash).transaction(async (change) => {
    const address = addressOf(`${name}@example.org`);
    const { id } = await change.add({ address, locale: 'en', wantsNewsletter: true, createdAt: at });
    await change.change(id, { state: 'confirmed', confirmedAt: at });
    const consent = { purpose: 'newsletter', act: 'confirmed', text: 'Yes', textVersion: '1', source: '/en' } as const;
    await change.recordConsent(id, { ...consent, locale: 'en', at });
    return id;
  });
}

/** Somebody at a terminal with a database of four subscribers: ann, bob, cem and dua. */
export class TestingOperator {
  terminal!: TestingTerminal;
  config!: DatabaseConfig;
  ids!: Readonly<Record<string, string>>;
  #made!: TestDatabase;

  async open(kind: (typeof databases)[number]): Promise<void> {
    const { terminal } = this;
    mkdirSync(terminal.dataDir, { recursive: true });
    writeFileSync(join(terminal.dataDir, 'secret'), `${keys[0]}\n`);
    this.#made = await emptyDatabase(kind);
    const { config } = this.#made;
    if (config.kind === 'postgres') terminal.environment = { DATABASE_URL: config.url };
    this.config =
      config.kind === 'postgres' ? config : { kind: 'sqlite', file: join(terminal.dataDir, 'broadsheet.sqlite') };
    this.ids = await this.working(async (opened) => ({
      ann: await addConfirmed(opened, 'ann', terminal.now - 9 * hour),
      bob: await addConfirmed(opened, 'bob', terminal.now - 8 * hour),
      cem: await addConfirmed(opened, 'cem', terminal.now - 7 * hour),
      dua: await addConfirmed(opened, 'dua', terminal.now - 6 * hour),
    }));
  }

  async close(): Promise<void> {
    await this.#made.close();
    this.terminal.remove();
  }

  /** Works with the database as the server does, and closes it, as a stopped server has. */
  async working<Result>(work: (opened: OpenedDatabase) => Promise<Result>): Promise<Result> {
    const opened = await openDatabase(this.config, keys);
    try {
      return await work(opened);
    } finally {
      await opened.database.close();
    }
  }

  async subscriber(name: string) {
    const address = addressOf(`${name}@example.org`);
    return this.working(({ database, hash }) => subscriptionStore(database, hash).subscriberOf(address));
  }

  /** How many rows each table has. */
  async counts() {
    return this.working(({ database }) => countRows(database.kysely));
  }

  /** An edition that is being sent to all four. */
  async startEdition(id: string): Promise<void> {
    const now = () => this.terminal.now;
    await this.working(async ({ database }) => {
      const store = editionStore(database);
      await freezeEdition(id, 0, { store, render: async (_, locale) => partIn(locale), locales, now });
      await store.move(id, { from: ['ready'], to: 'sending', now: now() });
    });
  }

  /** Makes a backup, and lets an hour pass. */
  async backUp(): Promise<void> {
    const run = await this.terminal.run('database', 'backup', 'b.sqlite');
    expect(run.errors).toContain('4 subscribers');
    expect(run.exitCode).toBe(0);
    this.terminal.now += hour;
  }

  restore(...options: string[]) {
    return this.terminal.run('database', 'restore', 'b.sqlite', ...options);
  }
}

/** An operator for each test of a file, with a database of one kind. */
export function testingOperator(kind: (typeof databases)[number]): TestingOperator {
  const operator = new TestingOperator();
  beforeEach(async () => {
    operator.terminal = new TestingTerminal();
    await operator.open(kind);
  });
  afterEach(() => operator.close());
  return operator;
}
