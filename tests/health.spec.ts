import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request as requests } from '@playwright/test';
import SqliteFile from 'better-sqlite3';
import { say } from './messages.ts';
import { mailTo } from './outbox.ts';
import { type RunningServer, startServer } from './running-server.ts';
import { expect, test } from './site.ts';
import { addSubscriber, issueToken, ownPath, subscriberNow } from './subscribers.ts';

interface Health {
  readonly status: string;
  readonly problems: readonly string[];
  readonly database: string;
}

test.describe.configure({ timeout: 90_000 });

async function withServer(
  start: Parameters<typeof startServer>,
  work: (server: RunningServer, get: (path: string) => Promise<{ status: number; body: string }>) => Promise<void>,
): Promise<void> {
  const server = await startServer(...start);
  const context = await requests.newContext({ baseURL: server.url, maxRedirects: 0 });
  try {
    await work(server, async (path) => {
      const answer = await context.get(path);
      return { status: answer.status(), body: await answer.text() };
    });
  } finally {
    await context.dispose();
    await server.stop();
  }
}

test('while all is well, health says so', async () => {
  await withServer([], async (_server, get) => {
    const { status, body } = await get('/api/health');
    expect([status, JSON.parse(body)]).toEqual([
      200,
      expect.objectContaining({ status: 'ok', problems: [], index: 'ready', database: 'ready' }),
    ]);
  });
});

test('without a database people read on, are told to come back, and it goes on by itself', async ({ page }) => {
  const file = (data: string) => join(data, 'broadsheet.sqlite');
  const isFolder = (_content: string, data: string) => mkdirSync(file(data));
  await withServer([isFolder], async (server, get) => {
    expect(await get('/en')).toMatchObject({ status: 200 });
    expect(await get('/api/health/reading')).toMatchObject({ status: 200 });
    const { status, body } = await get('/api/health');
    const health = JSON.parse(body) as Health;
    expect([status, health.status, health.database]).toEqual([503, 'failing', 'unreachable']);
    expect(health.problems[0]).toContain('The database does not answer');
    expect(server.complaints()).toContain('The database cannot be opened');
    const answer = await page.goto(server.url + ownPath('en', 'confirm', 'x'.repeat(43)));
    expect(answer?.status()).toBe(503);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('en', 'subscription.link.failed'));

    rmSync(file(server.data), { recursive: true });
    await expect.poll(async () => (await get('/api/health')).status, { timeout: 20_000 }).toBe(200);
    const { id, address } = await addSubscriber(server, 'en');
    const detail = JSON.stringify({ newsletter: true, locale: 'en' });
    await page.goto(
      server.url + ownPath('en', 'confirm', await issueToken(server, id, { purpose: 'confirm', detail })),
    );
    await page.getByRole('button', { name: say('en', 'subscription.confirm.button') }).click();
    await mailTo(server.data, address);
  });
});

test('a form that cannot be taken in keeps what was typed', async ({ page }) => {
  await withServer([], async (server) => {
    const { id, preferencesToken } = await addSubscriber(server, 'fr');
    await page.goto(server.url + ownPath('fr', 'preferences', preferencesToken));
    const field = page.getByLabel(say('fr', 'subscription.preferences.addressLabel'));
    await field.fill('neu@example.org');
    const button = page.getByRole('button', { name: say('fr', 'subscription.preferences.addressButton') });
    const database = new SqliteFile(join(server.data, 'broadsheet.sqlite'));
    database.exec('alter table tokens rename to tokens_away');
    await button.click();
    await expect(page.getByText(say('fr', 'subscription.failed'))).toBeVisible();
    await expect(field).toHaveValue('neu@example.org');
    database.exec('alter table tokens_away rename to tokens');
    database.close();
    await button.click();
    await mailTo(server.data, 'neu@example.org');
    expect(await subscriberNow(server, id)).toBeDefined();
  });
});

test('a publication without a sender is read, and sends nothing', async () => {
  const noSender = (content: string) => {
    const path = join(content, 'publication.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^sender:\n(?: .*\n)+/m, ''));
  };
  await withServer([noSender], async (_server, get) => {
    expect(await get('/en')).toMatchObject({ status: 200 });
    expect(await get('/api/health')).toMatchObject({ status: 200 });
    expect((await get(ownPath('en', 'confirm', 'short'))).status).toBe(404);
  });
});
