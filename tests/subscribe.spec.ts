import type { Locator, Page } from '@playwright/test';
import { ebookFront } from './ebook-files.ts';
import { knowAs, ledgerOf } from './ledger.ts';
import { messagesOf, say } from './messages.ts';
import { mailsTo, mailTo } from './outbox.ts';
import { articlePath, test as base, locales, pathTo, publication, expect as quickly } from './site.ts';

const data = process.env.BROADSHEET_TEST_DATA ?? '';

// Every test is another client to the limits, as if it came through the proxy that the server trusts.
let clients = 0;
const test = base.extend<{ extraHTTPHeaders: Record<string, string> }>({
  extraHTTPHeaders: async ({ browserName: _browserName }, use, { workerIndex }) => {
    clients += 1;
    await use({ 'x-forwarded-for': `10.${workerIndex % 250}.${Math.floor(clients / 250)}.${clients % 250}` });
  },
});

/** A browser works for its proof before it sends a form, and longer on a busy machine. */
const expect = quickly.configure({ timeout: 20_000 });

// Pictures and eBooks of a fresh server are made while the first readers wait.
test.setTimeout(90_000);

const newsletterPath = (locale: string) => pathTo(locale, messagesOf(locale).paths.newsletter);
const ebookPath = (locale: string) =>
  pathTo(locale, messagesOf(locale).paths.ebooks, ebookFront('working-with-ai', locale).slug);
const weekday = (locale: string) => new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(new Date(2026, 10, 27));
const named = (locale: string) => ({ publication: publication.name[locale] ?? '', weekday: weekday(locale) });
const consentIn = (locale: string) =>
  say(locale, 'subscribe.consent', { button: say(locale, 'subscribe.button'), ...named(locale) });

const field = (within: Page | Locator, locale: string) =>
  within.getByRole('textbox', { name: say(locale, 'subscribe.label'), exact: true });
const button = (within: Page | Locator, locale: string) =>
  within.getByRole('button', { name: say(locale, 'subscribe.button'), exact: true });
const answer = (page: Page, locale: string) =>
  page.getByRole('status').filter({ hasText: say(locale, 'subscribe.requestedTitle') });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    for (const locale of locales) {
      test(`a mistyped address is kept, and the reason said; the right one is written to, in ${locale}`, async ({
        page,
      }) => {
        const typed = 'Anna <anna@example.org>';
        await page.goto(newsletterPath(locale));
        await field(page, locale).fill(typed);
        await button(page, locale).click();
        await expect(page.getByRole('alert')).toHaveText(say(locale, 'subscribe.problems.displayName'));
        await expect(field(page, locale)).toHaveValue(typed);
        await expect(field(page, locale)).toBeFocused();
        await expect(field(page, locale)).toHaveAccessibleDescription(say(locale, 'subscribe.problems.displayName'));
        await expect(field(page, locale)).toHaveAttribute('aria-invalid', 'true');
        const right = `corrected-${locale}-${javaScriptEnabled}@example.org`;
        await field(page, locale).fill(right);
        await page.keyboard.press('Enter');
        await expect(answer(page, locale)).toContainText(right);
        await expect(answer(page, locale)).toBeFocused();
        await mailTo(data, right);
      });
    }

    for (const locale of ['en', 'ar', 'ja']) {
      test(`what a reader agrees to at the end of an article is kept, in ${locale}`, async ({ page }) => {
        const address = `article-${locale}-${javaScriptEnabled}@example.org`;
        await page.goto(articlePath('msra-vancouver', locale));
        const main = page.getByRole('main');
        await expect(main.getByText(consentIn(locale), { exact: true })).toBeVisible();
        await field(main, locale).fill(address);
        await button(main, locale).click();
        await expect(answer(page, locale)).toContainText(address);
        const consents = await ledgerOf(data, address);
        expect(consents.map(({ purpose, act }) => `${purpose} ${act}`).sort()).toEqual([
          'ebook asked',
          'newsletter asked',
        ]);
        for (const consent of consents) {
          expect(consent.text).toContain(consentIn(locale));
          expect(consent.textVersion).toMatch(/^[0-9a-f]{16}$/);
          expect(consent.locale).toBe(locale);
          expect(consent.source).toBe(`${articlePath('msra-vancouver', locale)}#article`);
        }
      });
    }

    test('nothing typed is told so, and the foot of the front page asks as well', async ({ page }) => {
      const address = `foot-${javaScriptEnabled}@example.org`;
      await page.goto('/en');
      const foot = page.getByRole('contentinfo');
      await button(foot, 'en').click();
      await expect(page.getByRole('alert').filter({ hasText: say('en', 'subscribe.problems.missing') })).toBeVisible();
      await field(page, 'en').fill(address);
      await button(page, 'en').click();
      await expect(answer(page, 'en')).toContainText(address);
      await mailTo(data, address);
    });

    test('the eBook is had without the newsletter, or with it', async ({ page }) => {
      const { title } = ebookFront('working-with-ai', 'ar');
      const label = say('ar', 'subscribe.ebookNewsletter', named('ar'));
      for (const wantsNewsletter of [false, true]) {
        const address = `ebook-${wantsNewsletter}-${javaScriptEnabled}@example.org`;
        await page.goto(ebookPath('ar'));
        await expect(page.getByRole('checkbox', { name: label, exact: true })).not.toBeChecked();
        await field(page, 'ar').fill(address);
        if (wantsNewsletter) await page.getByRole('checkbox', { name: label, exact: true }).check();
        await page.getByRole('button', { name: say('ar', 'subscribe.ebookButton'), exact: true }).click();
        await expect(answer(page, 'ar')).toContainText(address);
        await mailTo(data, address);
        const consents = await ledgerOf(data, address);
        expect(consents.map(({ purpose }) => purpose).sort()).toEqual(
          wantsNewsletter ? ['ebook', 'newsletter'] : ['ebook'],
        );
        expect(consents[0]?.text).toContain(title);
        expect(consents[0]?.text).toContain(`[${wantsNewsletter ? 'x' : ' '}] ${label}`);
      }
    });

    test('a ticked box stays ticked beside an address that is refused', async ({ page }) => {
      await page.goto(ebookPath('en'));
      await page.getByRole('checkbox').check();
      await field(page, 'en').fill('anna');
      await page.getByRole('button', { name: say('en', 'subscribe.ebookButton'), exact: true }).click();
      await expect(page.getByRole('alert')).toHaveText(say('en', 'subscribe.problems.noAt'));
      await expect(page.getByRole('checkbox')).toBeChecked();
    });

    test('whoever mistyped comes back to the form', async ({ page }) => {
      await page.goto(newsletterPath('fr'));
      await field(page, 'fr').fill(`mistyped-${javaScriptEnabled}@example.org`);
      await button(page, 'fr').click();
      await answer(page, 'fr').getByRole('link').click();
      await field(page, 'fr').fill(`right-${javaScriptEnabled}@example.org`);
      await button(page, 'fr').click();
      await mailTo(data, `right-${javaScriptEnabled}@example.org`);
    });
  });
}

const problems: readonly (readonly [typed: string, problem: string])[] = [
  ['anna@', 'domain'],
  ['anna@example', 'domain'],
  ['anna example.org', 'noAt'],
  ['an na@example.org', 'localPart'],
  ['anna@example.org, ben@example.org', 'several'],
  ['"anna b"@example.org', 'quoted'],
  [`${'a'.repeat(65)}@example.org`, 'tooLong'],
];

for (const [index, [typed, problem]] of problems.entries()) {
  const locale = locales[index % locales.length] ?? 'en';
  test(`what is wrong with “${typed.slice(0, 34)}” is said in ${locale}`, async ({ page }) => {
    await page.goto(newsletterPath(locale));
    await field(page, locale).fill(typed);
    await button(page, locale).click();
    await expect(page.getByRole('alert')).toHaveText(say(locale, `subscribe.problems.${problem}`));
    await expect(field(page, locale)).toHaveValue(typed);
  });
}

test('what is far too long is said to be so, and is not lost', async ({ page }) => {
  await page.goto(newsletterPath('ja'));
  await field(page, 'ja').fill(`${'a'.repeat(5000)}@example.org`);
  await button(page, 'ja').click();
  await expect(page.getByRole('alert')).toHaveText(say('ja', 'subscribe.problems.tooLong'));
  await expect(field(page, 'ja')).toHaveValue(/^a{2001}/);
});

test('who subscribes again is told that she gets it already, with the eBook', async ({ page }) => {
  await knowAs(data, 'again@example.org', 'confirmed');
  await page.goto(newsletterPath('fr'));
  await field(page, 'fr').fill('again@example.org');
  await button(page, 'fr').click();
  await expect(answer(page, 'fr')).toContainText('again@example.org');
  const { text } = await mailTo(data, 'again@example.org');
  for (const part of ['title', 'text', 'button'] as const) {
    expect(text).toContain(messagesOf('fr').emails.preferences[part]);
  }
  expect(text).toContain(ebookFront('working-with-ai', 'fr').title);
  expect(text).not.toContain(messagesOf('fr').emails.ebook.title);
});

test('an address of another script is taken as it was typed', async ({ page }) => {
  const address = 'anna@bücher.example';
  await page.goto(newsletterPath('de'));
  await field(page, 'de').fill(address);
  await button(page, 'de').click();
  await expect(answer(page, 'de')).toContainText(address);
  await expect.poll(async () => (await ledgerOf(data, address)).length).toBe(2);
});

test('the address runs from left to right and stands where Arabic begins', async ({ page }) => {
  await page.goto(newsletterPath('ar'));
  await expect(field(page, 'ar')).toHaveCSS('direction', 'ltr');
  await expect(field(page, 'ar')).toHaveCSS('text-align', 'end');
  await expect(field(page, 'ar')).toHaveAttribute('autocomplete', 'email');
  await expect(field(page, 'ar')).toHaveAttribute('inputmode', 'email');
});

test('the proof is worked for when a form is first used, and never before', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(newsletterPath('en'));
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /challenge|proof/.test(path))).toEqual([]);
  const worker = page.waitForEvent('worker');
  await field(page, 'en').focus();
  expect((await worker).url()).toMatch(/\/assets\/proof\.[\w-]+\.js$/);
  await field(page, 'en').fill('proven@example.org');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await button(page, 'en').click();
  expect((await sent).postData()).toMatch(/name="proof"\r\n\r\n\{"challenge"/);
  await mailTo(data, 'proven@example.org');
});

test('who fills in the field that nobody sees is answered like anybody, and nothing happens', async ({ page }) => {
  await page.goto(newsletterPath('en'));
  const trap = page.locator('main [name=subject]');
  await expect(trap).not.toBeInViewport();
  expect(await page.getByRole('textbox', { name: say('en', 'subscribe.trap') }).count(), 'not for screen readers').toBe(
    0,
  );
  await trap.fill('Buy now', { force: true });
  await field(page, 'en').fill('robot@example.org');
  await button(page, 'en').click();
  await expect(answer(page, 'en')).toContainText('robot@example.org');
  expect(await ledgerOf(data, 'robot@example.org')).toEqual([]);
  expect(mailsTo(data, 'robot@example.org')).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('new, pending, confirmed and suppressed addresses get the same answer', async ({ page }) => {
    const ask = async (address: string) => {
      await page.goto(newsletterPath('en'));
      await field(page, 'en').fill(address);
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await button(page, 'en').click();
      const response = await answered;
      const { date: _date, ...headers } = response.headers();
      return { status: response.status(), headers, body: (await response.text()).replaceAll(address, 'ADDRESS') };
    };
    const known = ['pending', 'confirmed', 'suppressed'] as const;
    for (const state of known) await knowAs(data, `${state}@example.org`, state);
    const first = await ask('neverseen@example.org');
    for (const state of known) {
      const answered = await ask(`${state}@example.org`);
      expect({ ...answered, headers: { ...answered.headers, 'content-length': '' } }, state).toEqual({
        ...first,
        headers: { ...first.headers, 'content-length': '' },
      });
    }
    const [pending, confirmed] = [
      await mailTo(data, 'pending@example.org'),
      await mailTo(data, 'confirmed@example.org'),
    ];
    expect(confirmed.headers.get('subject')).not.toBe(pending.headers.get('subject'));
    expect(mailsTo(data, 'suppressed@example.org')).toEqual([]);
  });

  test('a form of an earlier build loses nothing', async ({ page }) => {
    await page.goto(articlePath('msra-vancouver', 'es'));
    const form = page.locator('main form').filter({ has: field(page, 'es') });
    await form.locator('input[value*="$@1"]').evaluate((input: HTMLInputElement) => {
      input.value = input.value.replace(/[0-9a-f]{42}/, '40'.padEnd(42, 'ab'));
    });
    await field(form, 'es').fill('earlier@example.org');
    await button(form, 'es').click();
    await expect(page.getByText(say('es', 'subscribe.outdated'))).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(say('es', 'newsletter.title')));
    await expect(field(page, 'es')).toHaveValue('earlier@example.org');
    await button(page, 'es').click();
    await expect(answer(page, 'es')).toContainText('earlier@example.org');
    await mailTo(data, 'earlier@example.org');
  });

  test('a form with other words than the site’s is shown anew, and nothing is kept', async ({ page }) => {
    await page.goto(ebookPath('de'));
    await page.locator('main [name=version]').evaluate((input: HTMLInputElement) => {
      input.value = '0123456789abcdef';
    });
    await field(page, 'de').fill('words@example.org');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: say('de', 'subscribe.ebookButton'), exact: true }).click();
    await expect(page.getByText(say('de', 'subscribe.outdated'))).toBeVisible();
    await expect(field(page, 'de')).toHaveValue('words@example.org');
    await expect(page.getByRole('checkbox')).toBeChecked();
    expect(await ledgerOf(data, 'words@example.org')).toEqual([]);
  });

  test('too many forms of one client are refused, and what was typed stays', async ({ page }) => {
    for (let number = 0; number < 6; number += 1) {
      await page.goto(newsletterPath('ja'));
      await field(page, 'ja').fill(`many-${number}@example.org`);
      await button(page, 'ja').click();
    }
    await expect(page.getByRole('alert')).toHaveText(say('ja', 'subscribe.problems.tooMany'));
    await expect(field(page, 'ja')).toHaveValue('many-5@example.org');
  });
});
