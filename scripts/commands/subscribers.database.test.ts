import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DatabaseConfig } from '../../config/database.ts';
import { countRows } from '../../database/copy-tables.ts';
import { type OpenedDatabase, openDatabase } from '../../database/open.ts';
import { subscriptionStore } from '../../database/subscription-store.ts';
import { readAddress } from '../../subscriptions/address.ts';
import { unsubscribe } from '../../subscriptions/preferences.ts';
import { databases, emptyDatabase, type TestDatabase } from '../../tests/databases.ts';
import { TestingTerminal } from '../testing-terminal.ts';

const keys = ['k'.repeat(40)];
const project = join(import.meta.dirname, '..', '..');

function addressOf(typed: string) {
  const reading = readAddress(typed);
  if (!reading.ok) throw new RangeError(reading.problem);
  return reading.address;
}

describe.each(databases)('%s', { timeout: 60_000 }, (kind) => {
  let terminal: TestingTerminal;
  let made: TestDatabase;
  let config: DatabaseConfig;
  const working = async <Result>(work: (opened: OpenedDatabase) => Promise<Result>): Promise<Result> => {
    const opened = await openDatabase(config, keys);
    try {
      return await work(opened);
    } finally {
      await opened.database.close();
    }
  };
  const storing = <Result>(work: (store: ReturnType<typeof subscriptionStore>) => Promise<Result>) =>
    working(({ database, hash }) => work(subscriptionStore(database, hash)));
  const subscriber = (typed: string) => storing((store) => store.subscriberOf(addressOf(typed)));
  const counts = () => working(({ database }) => countRows(database.kysely));

  beforeEach(async () => {
    terminal = new TestingTerminal();
    mkdirSync(terminal.dataDir, { recursive: true });
    writeFileSync(join(terminal.dataDir, 'secret'), `${keys[0]}\n`);
    mkdirSync(join(terminal.folder, 'content'));
    cpSync(join(project, 'content', 'publication.yaml'), join(terminal.folder, 'content', 'publication.yaml'));
    made = await emptyDatabase(kind);
    config =
      made.config.kind === 'postgres'
        ? made.config
        : { kind: 'sqlite', file: join(terminal.dataDir, 'broadsheet.sqlite') };
    if (config.kind === 'postgres') terminal.environment = { DATABASE_URL: config.url };
  });
  afterEach(async () => {
    await made.close();
    terminal.remove();
  });
  const importing = (list: string | Uint8Array, ...options: string[]) => {
    terminal.write('list.csv', list);
    return terminal.run('subscribers', 'import', 'list.csv', ...options);
  };
  const heading = 'email,locale,consented_at,source\n';

  test('a list is taken in, with a consent in the ledger for each', async () => {
    const run = await importing(
      `\uFEFF${heading}Ann@Example.org,de,2025-03-31,"Fair ""Leipzig"", hall 2"\r\nbea@example.org,ar,2025-04-01T10:00:00+02:00,\n`,
    );
    expect(run.errors.replace(/^(Reading|Importing).*\n/gm, '')).toBe('');
    expect(run.output).toMatch(/^2 rows\n +2 {2}imported\n$/);
    const ann = await subscriber('ann@example.org');
    expect(ann).toMatchObject({
      state: 'confirmed',
      wantsNewsletter: true,
      locale: 'de',
      address: { typed: 'Ann@Example.org' },
    });
    const held = await storing((store) => store.held(ann?.id ?? ''));
    expect(held?.consents).toMatchObject([
      { act: 'imported', purpose: 'newsletter', source: 'import:Fair "Leipzig", hall 2' },
    ]);
    const bea = await subscriber('bea@example.org');
    expect(bea?.confirmedAt).toBe(Date.UTC(2025, 3, 1, 8));
    expect((await terminal.run('database', 'check')).exitCode).toBe(0);
  });

  test('one refused row means that nobody comes in, and each refused row is told by line and reason', async () => {
    const list = `${heading}ann@example.org,de,2025-03-31,x\nbob,de,2025-03-31,x\n\ncem@example.org,de,,x\ndua@example.org,de,2027-01-01,x\na"b,de,2025-03-31,x\n`;
    const run = await importing(list);
    expect(run.exitCode).toBe(1);
    expect(run.errors).toMatch(
      /line 3: the address has no @\nline 5: consented_at is empty\nline 6: .*future\nline 7: a quotation mark/,
    );
    expect(run.errors).not.toContain('cem@');
    expect(run.errors).toContain('4 of 5 rows are refused, so nothing was imported');
    expect(await subscriber('ann@example.org')).toBeUndefined();
  });

  test('with --skip-refused the others come in; the report is a file for its owner alone', async () => {
    const run = await importing(
      `${heading}ann@example.org,de,2025-03-31,x\nbob,de,2025-03-31,x\n`,
      '--skip-refused',
      '--report',
      'refused.csv',
    );
    expect(run.exitCode).toBe(0);
    expect(run.output).toMatch(/2 rows\n +1 {2}imported\n +1 {2}refused/);
    const report = join(terminal.folder, 'refused.csv');
    expect(readFileSync(report, 'utf8')).toBe('line,reason\n3,the address has no @\n');
    expect(statSync(report).mode & 0o777).toBe(0o600);
    expect(await subscriber('ann@example.org')).toBeDefined();
  });

  test('who is known, has left or is suppressed stays as she is, and is counted', async () => {
    await importing(`${heading}ann@example.org,de,2025-03-31,x\nbea@example.org,de,2025-03-31,x\n`);
    await storing(async (store) => {
      const bea = await store.subscriberOf(addressOf('bea@example.org'));
      await unsubscribe(bea?.id ?? '', '/en', store, terminal.now);
      await store.transaction(async (change) => {
        await change.suppress(addressOf('cem@example.org'), 'complaint', terminal.now);
        const asked = { locale: 'en', wantsNewsletter: true, createdAt: terminal.now };
        await change.add({ address: addressOf('dua@example.org'), ...asked });
      });
    });
    const names = ['ANN', 'bea', 'cem', 'dua', 'eli', 'Eli'];
    const list = heading + names.map((name) => `${name}@example.org,ar,2026-11-01,x\n`).join('');
    const rehearsed = await importing(list, '--dry-run');
    expect(rehearsed.output).toMatch(/1 {2}would be imported[\s\S]*Nothing was changed/);
    expect(await subscriber('eli@example.org')).toBeUndefined();
    const run = await importing(list);
    expect(run.output).toMatch(
      /6 rows\n +1 {2}imported\n +1 {2}subscribers already\n +1 .*not confirmed.*\n +1 {2}have left.*\n +1 {2}suppressed\n +1 {2}repeat/,
    );
    expect(await subscriber('ann@example.org')).toMatchObject({ locale: 'de' });
    expect(await subscriber('bea@example.org')).toMatchObject({ state: 'unsubscribed' });
    expect(await subscriber('cem@example.org')).toBeUndefined();
    expect(await subscriber('dua@example.org')).toMatchObject({ state: 'pending' });
    expect((await counts()).consents).toBe(4);
  });

  const utf16 = Buffer.from(`\uFEFF${heading}ann@example.org,de,2025-03-31,x\n`, 'utf16le');
  test.each([
    ['UTF-16', utf16, /UTF-16[\s\S]*UTF-8/],
    ['UTF-16 without its mark', utf16.subarray(2), /UTF-16/],
    ['Latin-1', Buffer.from(`${heading}bj\xF6rn@example.org,de,2025-03-31,x\n`, 'latin1'), /not UTF-8/],
    ['nothing', '', /empty/],
    ['no consented_at', 'email,locale\nann@example.org,de\n', /no column consented_at/],
    ['no heading', 'ann@example.org,de,2025-03-31\n', /no column email and no column consented_at/],
    ['a column twice', 'email,consented_at,email\n', /column email twice/],
    [
      'an open quotation mark',
      `${heading}ann@example.org,de,2025-03-31,"x\nbea@example.org,de,2025-03-31,x\n`,
      /not closed/,
    ],
    ['text after a quotation', `${heading}"ann"@example.org,de,2025-03-31,x\n`, /closing quotation mark/],
    ['a line without end', `${heading}"${'x'.repeat(200_000)}`, /not closed/],
  ])('%s is refused as a whole', async (_, list, message) => {
    const run = await importing(list, '--skip-refused');
    expect(run).toMatchObject({ exitCode: 1, errors: expect.stringMatching(message), output: '' });
    expect((await counts()).subscribers).toBe(0);
  });

  test('semicolons, tabs and other orders of columns are read', async () => {
    await importing('Consented_At;EMAIL\n2025-03-31;ann@example.org\n', '--locale', 'ja', '--source', 'Fair');
    await importing('email\tconsented_at\tcity\nbea@example.org\t2025-03-31\tKyoto, Japan\n', '--locale', 'ja');
    expect(await subscriber('ann@example.org')).toMatchObject({ locale: 'ja' });
    expect(await subscriber('bea@example.org')).toMatchObject({ locale: 'ja' });
    const wrong = await importing(heading, '--locale', 'xx');
    expect(wrong).toMatchObject({ exitCode: 1, errors: expect.stringContaining('locale “xx”') });
  });

  test('what is exported can be imported again, and is the same', async () => {
    await importing(
      `${heading}ann@example.org,de,2025-03-31T10:00:00Z,"a, b"\nbjörn@exämple.org,ja,2025-04-01T00:00:00Z,x\nleft@example.org,en,2025-04-01T00:00:00Z,x\n`,
    );
    await storing(async (store) => {
      const left = await store.subscriberOf(addressOf('left@example.org'));
      await unsubscribe(left?.id ?? '', '/en', store, terminal.now);
    });
    const exported = await terminal.run('subscribers', 'export');
    expect(exported.output.startsWith(heading)).toBe(true);
    expect(exported.output.slice(heading.length).split('\n').sort()).toEqual([
      '',
      'ann@example.org,de,2025-03-31T10:00:00.000Z,"a, b"',
      'björn@exämple.org,ja,2025-04-01T00:00:00.000Z,x',
    ]);
    const whole = await terminal.run('subscribers', 'export', '--all', '--out', 'all.csv');
    expect(whole).toMatchObject({
      exitCode: 0,
      output: '',
      errors: expect.stringContaining('3 subscribers in all.csv'),
    });
    expect(statSync(join(terminal.folder, 'all.csv')).mode & 0o777).toBe(0o600);
    expect(await terminal.run('subscribers', 'export', '--out', 'all.csv')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('there already'),
    });
    const json = await terminal.run('subscribers', 'export', '--format', 'json', '--locale', 'ja');
    expect(JSON.parse(json.output)).toEqual([
      { email: 'björn@exämple.org', locale: 'ja', consented_at: '2025-04-01T00:00:00.000Z', source: 'x' },
    ]);

    for (const name of ['ann@example.org', 'björn@exämple.org', 'left@example.org']) {
      await storing(async (store) => {
        const found = await store.subscriberOf(addressOf(name));
        await store.transaction((change) => change.erase(found?.id ?? ''));
      });
    }
    const back = await terminal.run('subscribers', 'import', 'all.csv', '--skip-refused');
    expect(back.output).toMatch(/3 rows\n +2 {2}imported\n +1 {2}refused/);
    const rows = (text: string) => text.split('\n').sort();
    expect(rows((await terminal.run('subscribers', 'export')).output)).toEqual(rows(exported.output));
  });

  test('erasing asks, takes the address from standard input, and leaves a hash', async () => {
    await importing(`${heading}ann@example.org,de,2025-03-31,x\n`);
    terminal.piped = 'Ann@example.org\n';
    const unasked = await terminal.run('subscribers', 'erase', '-');
    expect(unasked).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/confirmed, de[\s\S]*--yes/) });
    terminal.answers = ['no'];
    expect((await terminal.run('subscribers', 'erase', 'ann@example.org')).errors).toContain('Nothing was changed');
    terminal.answers = undefined;
    expect(await terminal.run('subscribers', 'erase', '-', '--yes')).toMatchObject({ exitCode: 0 });
    expect(await subscriber('ann@example.org')).toBeUndefined();
    expect((await terminal.run('subscribers', 'show', '-')).errors).toMatch(/keyed hash.*request/);
    expect((await importing(`${heading}ann@example.org,de,2026-11-01,x\n`)).output).toMatch(/1 {2}suppressed/);
    expect((await terminal.run('subscribers', 'erase', 'nobody@example.org', '--yes')).exitCode).toBe(1);
    expect((await terminal.run('subscribers', 'erase', 'nobody', '--yes')).errors).toContain('no @');
  });

  test('show prints what is held', async () => {
    await importing(`${heading}ann@example.org,de,2025-03-31,Fair\n`);
    const text = await terminal.run('subscribers', 'show', 'ANN@example.org');
    expect(text.output).toMatch(/state +confirmed[\s\S]*newsletter imported \(de, import:Fair\)/);
    const json = await terminal.run('subscribers', 'show', 'ann@example.org', '--format', 'json');
    expect(JSON.parse(json.output)).toMatchObject({ subscriber: { locale: 'de' }, deliveries: [] });
    expect(readdirSync(terminal.folder)).not.toContain('undefined');
  });
});
