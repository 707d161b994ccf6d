import { readFileSync } from 'node:fs';
import { signLink } from '../subscriptions/signed-link.ts';
import { messagesOf, say } from './messages.ts';
import { mailsTo, mailTo } from './outbox.ts';
import { heading, press, wishesIn } from './own-page.ts';
import { test } from './own-server.ts';
import { secretKey } from './running-server.ts';
import { expect } from './site.ts';
import { addSubscriber, issueToken, ownPath, subscriberNow, withStore } from './subscribers.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('opening the link confirms nothing; the button does, once', async ({ page, request, server }) => {
      const { id, address } = await addSubscriber(server, 'ar', (change, { id: subscriber }) =>
        change.change(subscriber, { state: 'pending' }),
      );
      const path = ownPath(
        'ar',
        'confirm',
        await issueToken(server, id, { purpose: 'confirm', detail: wishesIn('ar') }),
      );
      await request.get(path);
      await request.head(path);
      await page.goto(path);
      await expect(page.getByText(address)).toBeVisible();
      expect((await subscriberNow(server, id))?.state).toBe('pending');
      expect(mailsTo(server.data, address)).toEqual([]);

      await press(page, say('ar', 'subscription.confirm.button'));
      await expect(heading(page)).toHaveText(say('ar', 'subscription.confirm.done'));
      const welcome = await mailTo(server.data, address);
      expect(welcome.text).toContain(say('ar', 'emails.welcome.title'));
      expect(await subscriberNow(server, id)).toMatchObject({ state: 'confirmed', locale: 'ar' });
      const held = await withStore(server, (store) => store.held(id));
      expect(held?.consents.map(({ purpose, act, source }) => [purpose, act, source])).toEqual([
        ['newsletter', 'confirmed', ownPath('ar', 'confirm')],
        ['ebook', 'confirmed', ownPath('ar', 'confirm')],
      ]);
      expect(held?.consents[0]?.text).toContain(messagesOf('ar').subscription.confirm.button);
      expect(held?.consents[0]?.text).not.toContain(address);

      await page.reload();
      await expect(heading(page)).toHaveText(say('ar', 'subscription.confirm.done'));
      await page.goto(path);
      await expect(heading(page)).toHaveText(say('ar', 'subscription.confirm.used'));
      expect(mailsTo(server.data, address)).toHaveLength(1);
    });

    test('a change of language is answered in the new one, and a pause ends when one wants', async ({
      page,
      server,
    }) => {
      const { id, preferencesToken } = await addSubscriber(server, 'ar');
      await page.goto(ownPath('ar', 'preferences', preferencesToken));
      await page.getByLabel(say('ar', 'subscription.preferences.languageLabel')).selectOption('ja');
      await press(page, say('ar', 'subscription.preferences.languageButton'));
      await expect(page.getByRole('status')).toHaveText(say('ja', 'subscription.preferences.saved'));
      await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
      expect((await subscriberNow(server, id))?.locale).toBe('ja');

      await page.getByLabel(say('ja', 'subscription.preferences.pauseLabel')).selectOption('8');
      await press(page, say('ja', 'subscription.preferences.pauseButton'));
      await expect(page.getByRole('status')).toBeVisible();
      const { pausedUntil = 0 } = (await subscriberNow(server, id)) ?? {};
      expect(Math.round((pausedUntil - Date.now()) / 86_400_000)).toBe(56);
      await page.reload();
      await press(page, say('ja', 'subscription.preferences.resumeButton'));
      await expect(page.getByRole('button', { name: say('ja', 'subscription.preferences.pauseButton') })).toBeVisible();
      expect((await subscriberNow(server, id))?.pausedUntil).toBeUndefined();
    });

    test('a new address is asked first; a wrong one stays in the field with the reason', async ({ page, server }) => {
      const { id, address, preferencesToken } = await addSubscriber(server, 'fr');
      const words = messagesOf('fr').subscription;
      await page.goto(ownPath('fr', 'preferences', preferencesToken));
      const field = page.getByLabel(words.preferences.addressLabel);
      await field.fill('Anna <anna@example.org>');
      await press(page, words.preferences.addressButton);
      await expect(page.getByRole('alert')).toHaveText(say('fr', 'subscribe.problems.displayName'));
      await expect(field).toHaveValue('Anna <anna@example.org>');
      await expect(field).toBeFocused();
      await expect(field).toHaveAttribute('aria-invalid', 'true');

      const wanted = `new.${address}`;
      await field.fill(wanted);
      await press(page, words.preferences.addressButton);
      await expect(page.getByRole('status')).toHaveText(words.preferences.sent);
      const { links } = await mailTo(server.data, wanted);
      expect((await subscriberNow(server, id))?.address.typed).toBe(address);

      await page.goto(links[0] ?? '');
      await expect(page.getByText(wanted)).toBeVisible();
      await press(page, words.address.button);
      await expect(heading(page)).toHaveText(words.address.done);
      expect((await subscriberNow(server, id))?.address.typed).toBe(wanted);
    });

    test('one button ends the newsletter, and another brings it back', async ({ page, server }) => {
      const { id, unsubscribeToken } = await addSubscriber(server, 'de');
      const words = messagesOf('de').subscription;
      await page.goto(ownPath('de', 'unsubscribe', unsubscribeToken));
      await press(page, words.unsubscribe.button);
      await expect(heading(page)).toHaveText(words.unsubscribe.done);
      expect(await subscriberNow(server, id)).toMatchObject({ state: 'unsubscribed', wantsNewsletter: false });
      await page.reload();
      await press(page, words.back.button);
      await expect(page.getByRole('status')).toHaveText(words.back.done);
      expect(await subscriberNow(server, id)).toMatchObject({ state: 'confirmed', wantsNewsletter: true });
      const held = await withStore(server, (store) => store.held(id));
      expect(held?.consents.map(({ act }) => act)).toEqual(['withdrawn', 'confirmed']);
    });

    test('the eBook is fetched by a press, in any of its languages', async ({ page, server }) => {
      const { ebookToken } = await addSubscriber(server, 'ar');
      const words = messagesOf('ar').subscription.download;
      await page.goto(ownPath('ar', 'ebooks', ebookToken));
      const fetched = async (name: string | RegExp, nth = 0) => {
        const saved = page.waitForEvent('download');
        await page.getByRole('button', { name }).nth(nth).click();
        const download = await saved;
        return { name: download.suggestedFilename(), start: readFileSync(await download.path()).subarray(0, 5) };
      };
      const pdf = await fetched(words.pdf);
      expect(pdf.start.toString()).toBe('%PDF-');
      expect(pdf.name).toMatch(/\.pdf$/);
      expect((await fetched(words.epub)).start.toString()).toMatch(/^PK/);
      await page.locator('summary', { hasText: words.others }).click();
      expect((await fetched(words.pdf, 1)).start.toString()).toBe('%PDF-');
    });

    test('who wants to be forgotten presses twice, and nothing stays but a way back', async ({
      page,
      request,
      server,
    }) => {
      const { id, preferencesToken, unsubscribeToken } = await addSubscriber(server, 'es');
      const words = messagesOf('es').subscription;
      await page.goto(ownPath('es', 'preferences', preferencesToken));
      await expect(page.getByRole('button', { name: words.preferences.eraseButton })).toBeHidden();
      await page.locator('summary', { hasText: words.preferences.erase }).click();
      await press(page, words.preferences.eraseButton);
      await expect(heading(page)).toHaveText(words.erased.title);
      expect(await subscriberNow(server, id)).toBeUndefined();
      await page.goto(ownPath('es', 'preferences', preferencesToken));
      await expect(heading(page)).toHaveText(words.link.gone);
      expect((await request.post(`/api/unsubscribe/${unsubscribeToken}`)).status()).toBe(200);
    });
  });
}

test('everything that is held is a file', async ({ page, server }) => {
  const { address, preferencesToken } = await addSubscriber(server, 'en');
  await page.goto(ownPath('en', 'preferences', preferencesToken));
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: say('en', 'subscription.preferences.dataButton') }).click();
  const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8')) as { subscriber: { address: string } };
  expect(file).toMatchObject({ subscriber: { address, state: 'confirmed' }, consents: [], deliveries: [] });
});

test('after ten downloads, and after two weeks, a new link comes to the old address', async ({ page, server }) => {
  const { id, address, ebookToken } = await addSubscriber(server, 'ja');
  const words = messagesOf('ja').subscription.download;
  const path = ownPath('ja', 'ebooks', ebookToken);
  await withStore(server, (store) =>
    store.transaction(async (change) => {
      const use = { purpose: 'ebook', token: ebookToken, most: 10 } as const;
      for (let count = 0; count < 10; count += 1) await change.countUse(use, Date.now());
    }),
  );
  await page.goto(path);
  await press(page, words.epub);
  await expect(page.getByRole('alert')).toContainText(words.spent);
  await press(page, words.fresh);
  await expect(heading(page)).toHaveText(words.sent);
  const { links } = await mailTo(server.data, address);
  await page.goto(links[0] ?? '');
  await expect(page.getByRole('button', { name: words.pdf }).first()).toBeVisible();

  const old = signLink([secretKey], { purpose: 'ebook', subscriber: id, expires: Date.now() - 1 });
  const answer = await page.goto(ownPath('ja', 'ebooks', old));
  expect(answer?.status()).toBe(410);
  await expect(heading(page)).toHaveText(words.expired);
  await press(page, words.fresh);
  await mailTo(server.data, address, 2);
});
