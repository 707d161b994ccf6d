import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { databaseConfig } from '../../config/database.ts';
import { secretKeys } from '../../config/secrets.ts';
import { openDatabase } from '../../database/open.ts';
import { addReaders, locales } from '../../tests/newsroom.ts';
import { TestingTerminal } from '../testing-terminal.ts';

const id = '2026-11-20';
vi.setConfig({ testTimeout: 30_000 });
// One folder for all: taking in the demo publication is the slow part. Each test has a database of its own.
const terminal = new TestingTerminal();

beforeAll(async () => {
  cpSync(join(import.meta.dirname, '..', '..', 'content'), join(terminal.folder, 'content'), { recursive: true });
  await newsletter('status');
}, 120_000);
beforeEach(() => {
  terminal.answers = undefined;
  for (const name of readdirSync(terminal.dataDir)) {
    if (/^(?:broadsheet\.sqlite|outbox)/.test(name)) rmSync(join(terminal.dataDir, name), { recursive: true });
  }
});
afterAll(() => terminal.remove());

const newsletter = (...words: string[]) => terminal.run('newsletter', ...words);
const opened = () =>
  openDatabase(databaseConfig(terminal.dataDir, {}), secretKeys({ env: {}, dataDir: terminal.dataDir }));
const addSubscribers = async (count: number) => {
  const { database, hash } = await opened();
  await addReaders(database, hash, { count });
  await database.close();
};
const outbox = () => readdirSync(join(terminal.dataDir, 'outbox')).filter((name) => name.endsWith('.eml'));

test('without a terminal nothing is done unless --yes was said', async () => {
  await addSubscribers(6);
  expect(await newsletter('send', id)).toMatchObject({ exitCode: 1, errors: expect.stringContaining('--yes') });
  expect((await newsletter('status', id)).output).toContain(`${id}: not sent`);
});

test('the question names how many get it in which language; who says no leaves nothing behind', async () => {
  await addSubscribers(13);
  terminal.answers = ['n'];
  const { exitCode, output, errors } = await newsletter('send', id);
  expect(exitCode).toBe(0);
  expect(output).toMatch(/13 subscribers = 13 who get it\n {2}en {2}3 {2}Why Arabic/);
  for (const locale of locales) expect(output).toMatch(new RegExp(`^ {2}${locale} {2}[23] {2}\\S`, 'm'));
  expect(errors).toContain('Send the edition 2026-11-20 to 13 subscribers now? [y/N]');
  expect(output).toMatch(/Nothing was sent\.\n$/);
  expect((await newsletter('status', id)).output).toContain(`${id}: not sent`);
});

test('each subscriber gets the edition of her language once, the sum is right, and no edition is sent twice', async () => {
  await addSubscribers(12);
  const sent = await newsletter('send', id, '--yes', '--work');
  expect(sent.errors).toContain('Sending: 100 %, 12 of 12');
  expect(sent).toMatchObject({ exitCode: 0, output: expect.stringContaining('12 deliveries = 12 submitted\n') });
  expect(outbox()).toHaveLength(12);
  const mails = outbox().map((name) => readFileSync(join(terminal.dataDir, 'outbox', name), 'utf8'));
  const to = mails.map((mail) => /^To: (\S+)\r$/m.exec(mail)?.[1]);
  expect(new Set(to).size).toBe(12);
  expect(mails.filter((mail) => /lang=3D"ar"|lang="ar"/.test(mail))).toHaveLength(2);
  const again = await newsletter('send', id, '--yes', '--work');
  expect(again).toMatchObject({ exitCode: 1, errors: expect.stringContaining('No edition is sent twice') });
  expect(outbox()).toHaveLength(12);
  expect((await newsletter('status', id)).output).toMatch(/^2026-11-20: done\nStarted 2026-11-24 13:00 Europe\/Berlin/);
});

test('where no worker runs that is said, and the edition waits; it can be paused and gone on with', async () => {
  await addSubscribers(6);
  const started = await newsletter('send', id, '--yes');
  expect(started).toMatchObject({ exitCode: 0, errors: expect.stringContaining('No worker is running') });
  expect((await newsletter('pause', id)).output).toMatch(/is paused\.\n6 deliveries = 6 waiting\n/);
  expect((await newsletter('pause', id)).errors).toContain('is paused by you; it cannot be paused');
  expect(await newsletter('send', id, '--yes')).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining(`resume ${id}`),
  });
  expect((await newsletter('resume', id)).output).toContain('is being sent again');
  const followed = await newsletter('send', id, '--work', '--yes');
  expect(followed.output).toMatch(/nothing was started anew[\s\S]*6 deliveries = 6 submitted/);
  expect(outbox()).toHaveLength(6);
});

test('after complaints a person must say that it may go on', async () => {
  await addSubscribers(6);
  await newsletter('send', id, '--yes');
  const { database } = await opened();
  await database.kysely.updateTable('editions').set({ state: 'stopped', reason: 'complaints' }).execute();
  await database.close();
  expect(await newsletter('resume', id)).toMatchObject({
    exitCode: 1,
    errors: expect.stringMatching(/0 complaints[\s\S]*--yes/),
  });
  terminal.answers = ['', 'y'];
  expect((await newsletter('resume', id)).output).toContain('stays stopped because of complaints');
  expect((await newsletter('resume', id)).output).toContain('is being sent again');
});

test('what is uncertain is listed with the commands that settle it, and settled by them', async () => {
  await addSubscribers(1);
  await newsletter('send', id, '--yes');
  const { database } = await opened();
  await database.kysely.updateTable('batches').set({ state: 'uncertain', last_error: 'Resend: no answer' }).execute();
  await database.kysely.updateTable('deliveries').set({ state: 'uncertain' }).execute();
  await database.close();
  expect((await newsletter('status', id)).output).toMatch(
    /en\/0 {2}1 delivery: Resend: no answer[\s\S]*newsletter settle 2026-11-20 en\/0 --accepted/,
  );
  expect((await newsletter('settle', id, 'ar/7', '--accepted')).errors).toMatch(/not an uncertain batch[\s\S]*en\/0/);
  expect((await newsletter('settle', id, 'en/0')).errors).toContain('--accepted or --not-accepted');
  expect((await newsletter('settle', id, 'en/0', '--not-accepted')).output).toContain('1 delivery = 1 waiting');
  expect((await newsletter('send', id, '--work', '--yes')).output).toContain('1 delivery = 1 submitted');
});

test('an edition can be given another time, left out, and taken back in', async () => {
  expect((await newsletter('schedule', id, '--at', '2026-11-24T18:30')).output).toContain(
    '2026-11-24 18:30 Europe/Berlin',
  );
  expect((await newsletter('status')).output).toContain(`${id}  waits until 2026-11-24 18:30 Europe/Berlin`);
  expect((await newsletter('skip', id)).exitCode).toBe(0);
  expect((await newsletter('status')).output).toContain(`${id}  not sent: left out`);
  expect((await newsletter('schedule', id, '--at', '2026-11-24T12:00:00Z')).errors).toContain('has been');
  expect((await newsletter('schedule', id, '--at', 'soon')).errors).toContain('“soon” is not a time');
  expect((await newsletter('schedule', id)).errors).toContain('--at <time>, or --own-time');
});

test('a test goes to one address, in the language asked for, and into no record', async () => {
  const { output } = await newsletter('test', id, '--to', 'ann@example.org', '--locale', 'ja');
  const path = /Handed to folder: (\S+)\n/.exec(output)?.[1] ?? '';
  const mail = readFileSync(path, 'utf8');
  expect(mail).toMatch(/^To: ann@example\.org\r$/m);
  expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect(mail).not.toMatch(/BROADSHEET/);
  expect((await newsletter('status', id)).output).toContain('not sent');
  expect((await newsletter('test', id, '--to', 'nobody')).errors).toContain('not an address');
});

test.each(['send', 'pause', 'resume', 'schedule', 'skip', 'status', 'settle', 'test'])(
  '%s --help has an example',
  async (command) => {
    const { exitCode, output } = await newsletter(command, '--help');
    expect(exitCode).toBe(0);
    expect(output).toContain(`Example:\n  npm run broadsheet -- newsletter ${command}`);
  },
);
