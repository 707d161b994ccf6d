import { signLink } from '../subscriptions/signed-link.ts';
import { messagesOf, say } from './messages.ts';
import { heading, press, wishesIn } from './own-page.ts';
import { test } from './own-server.ts';
import { secretKey } from './running-server.ts';
import { expect } from './site.ts';
import { addSubscriber, issueToken, ownPath, subscriberNow } from './subscribers.ts';

test('the header’s POST ends the newsletter at once; nothing else about it does anything', async ({
  request,
  server,
}) => {
  const { id, unsubscribeToken } = await addSubscriber(server, 'ja');
  const path = `/api/unsubscribe/${unsubscribeToken}`;
  const looked = await request.get(path);
  expect(looked.status()).toBe(303);
  expect(looked.headers().location).toBe(ownPath('ja', 'unsubscribe', unsubscribeToken));
  expect((await request.head(path)).status()).toBe(303);
  expect((await subscriberNow(server, id))?.wantsNewsletter).toBe(true);
  for (let time = 0; time < 2; time += 1) {
    const left = await request.post(path, { form: { 'List-Unsubscribe': 'One-Click' } });
    expect(left.status()).toBe(200);
    expect(left.headers()).not.toHaveProperty('set-cookie');
    expect(await subscriberNow(server, id)).toMatchObject({ state: 'unsubscribed', wantsNewsletter: false });
  }
});

test('each link that does not work says why and changes nothing', async ({ page, request, server }) => {
  const { id, preferencesToken, unsubscribeToken, ebookToken } = await addSubscriber(server, 'de');
  const words = messagesOf('de').subscription;
  const detail = wishesIn('de');
  const good = await issueToken(server, id, { purpose: 'confirm', detail });
  const expired = await issueToken(server, id, { purpose: 'confirm', detail, lifetime: -1 });
  const change = await issueToken(server, id, { purpose: 'change-address', detail: 'new@example.org' });
  const late = await issueToken(server, id, { purpose: 'change-address', detail: 'new@example.org', lifetime: -1 });
  const never = signLink(['k'.repeat(40)], { purpose: 'preferences', subscriber: id });
  const before = await subscriberNow(server, id);
  const table: readonly (readonly [Parameters<typeof ownPath>[1], string, number, string])[] = [
    ['confirm', 'short', 404, words.link.altered],
    ['confirm', 'x'.repeat(43), 404, words.link.gone],
    ['confirm', expired, 410, words.link.expired],
    ['confirm', change, 404, words.link.other],
    ['confirm', preferencesToken, 404, words.link.other],
    ['address', good, 404, words.link.other],
    ['address', late, 410, words.link.expired],
    ['preferences', unsubscribeToken, 404, words.link.other],
    ['preferences', `${preferencesToken}x`, 404, words.link.altered],
    ['preferences', preferencesToken.slice(1), 404, words.link.altered],
    ['preferences', never, 404, words.link.altered],
    ['unsubscribe', ebookToken, 404, words.link.other],
    ['unsubscribe', 'é'.repeat(60), 404, words.link.altered],
    ['ebooks', unsubscribeToken, 404, words.link.other],
  ];
  for (const [step, token, status, said] of table) {
    const path = ownPath('de', step, token);
    const answer = await page.goto(path);
    expect([answer?.status(), await heading(page).textContent()], path).toEqual([status, said]);
  }
  await page.goto(ownPath('de', 'preferences', unsubscribeToken));
  await page.getByRole('link', { name: words.link.open }).click();
  await expect(heading(page)).toHaveText(words.unsubscribe.title);
  // Files of links that do not work lead to the page that says so, in the file's language or the browser's.
  const headers = { 'accept-language': 'de' };
  const grant = (expires: number) => signLink([secretKey], { purpose: 'download', subscriber: id, expires });
  const led: readonly (readonly [string, string])[] = [
    ['/api/held-data/short', ownPath('de', 'preferences', 'short')],
    [`/api/held-data/${unsubscribeToken}`, ownPath('de', 'preferences', unsubscribeToken)],
    ['/api/ebooks/short/%25E0%25A4%25A.pdf', ownPath('de', 'ebooks', 'short')],
    [`/api/ebooks/${ebookToken}/x.ar.pdf`, ownPath('ar', 'ebooks', ebookToken)],
  ];
  for (const [path, location] of led) {
    const answer = await request.get(path, { headers });
    expect([answer.status(), answer.headers().location], path).toEqual([303, location]);
  }
  for (const path of [`${grant(1)}/working-with-ai.ar.pdf`, `${grant(Date.now() + 60_000)}/no-such-book.ar.epub`]) {
    const answer = await page.goto(`/api/ebooks/${path}`);
    expect(answer?.status(), path).toBe(410);
    await expect(heading(page)).toHaveText(messagesOf('ar').subscription.download.expired);
  }
  for (const token of ['short', preferencesToken]) {
    const answer = await request.post(`/api/unsubscribe/${token}`, { headers });
    expect([answer.status(), answer.headers()['content-language']], token).toEqual([404, 'de']);
    expect(await answer.text()).toContain(words.link.altered);
  }
  expect(await subscriberNow(server, id)).toEqual(before);
});

test('these pages are kept by nobody, found by nobody, and their addresses told to nobody', async ({
  request,
  server,
}) => {
  const { preferencesToken } = await addSubscriber(server, 'en');
  for (const path of [ownPath('en', 'preferences', preferencesToken), `/api/held-data/${preferencesToken}`]) {
    const headers = (await request.get(path)).headers();
    expect(headers['cache-control'], path).toBe('private, no-store');
    expect(headers['x-robots-tag'], path).toBe('noindex, nofollow');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers, path).not.toHaveProperty('etag');
  }
  expect(server.complaints()).not.toContain(preferencesToken);
});

test('the log says nothing of forms that are as they should be', async ({ page, server }) => {
  const { unsubscribeToken } = await addSubscriber(server, 'en');
  await page.goto(ownPath('en', 'unsubscribe', unsubscribeToken));
  const before = server.complaints().length;
  await press(page, messagesOf('en').subscription.unsubscribe.button);
  await expect(heading(page)).toHaveText(messagesOf('en').subscription.unsubscribe.done);
  expect(server.complaints().slice(before)).not.toContain('⚠');
});

test('a form of an earlier build asks for one more press, and keeps what was typed', async ({ request, server }) => {
  const { id, unsubscribeToken, preferencesToken } = await addSubscriber(server, 'en');
  const action = JSON.stringify({ id: `60${'0'.repeat(40)}`, bound: '$@1' });
  const form = {
    $ACTION_REF_1: '',
    '$ACTION_1:0': action,
    '$ACTION_1:1': '[null]',
    $ACTION_KEY: 'p#own',
    locale: 'en',
  };
  const left = await request.post(ownPath('en', 'unsubscribe', unsubscribeToken), {
    multipart: { ...form, token: unsubscribeToken },
  });
  expect(await left.text()).toContain(say('en', 'subscription.outdated'));
  const moved = await request.post(ownPath('en', 'preferences', preferencesToken), {
    multipart: { ...form, token: preferencesToken, address: 'new.address@example.org' },
  });
  const page = await moved.text();
  expect(page).toContain(say('en', 'subscription.outdated'));
  expect(page).toMatch(/<input[^>]* id="new-address"[^>]* value="new\.address@example\.org"/);
  expect(await subscriberNow(server, id)).toMatchObject({ state: 'confirmed', wantsNewsletter: true });
});
