import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { languageName } from '../i18n/formats.ts';
import { writeArticle, writeText } from './article-files.ts';
import { messagesOf, say } from './messages.ts';
import { mailTo } from './outbox.ts';
import { test } from './own-server.ts';
import type { RunningServer } from './running-server.ts';
import { sendEdition } from './send-edition.ts';
import { dayIn, expect, pathTo } from './site.ts';
import { addSubscriber } from './subscribers.ts';

// What a machine translated says so wherever it is read: in the article, to programs, in feeds, editions and mails.

const soon = 20_000;
const article = 'night-shift';
/** A day of its own: an edition is sent once. */
const edition = '2026-11-19';

const bodies: Readonly<Record<string, string>> = {
  ar: 'نامت المناوبة الليلية.\n\nانتهت العاصفة.',
  es: 'El turno de noche dormía.\n\nLa tormenta había pasado.',
  ja: '夜勤の班は眠っていた。\n\n嵐は過ぎ去った。',
};
const titles: Readonly<Record<string, string>> = { ar: 'البحر الهادئ', es: 'El mar en calma', ja: '静かな海の話' };
const made = { kind: 'machine', engine: 'DeepL', date: '2026-11-20' };
const fronts: Readonly<Record<string, object>> = {
  es: { provenance: made },
  ja: { provenance: { ...made, kind: 'machine-reviewed', reviewedBy: 'Aya Morishita', reviewedAt: '2026-11-22' } },
};
const textIn = (locale: string, front = {}) => ({
  title: titles[locale] ?? '',
  slug: `${article}-${locale}`,
  body: bodies[locale] ?? '',
  front: { standfirst: titles[locale], ...fronts[locale], ...front },
});

/** What readers of a locale are told; undefined for the original. */
function sentenceIn(locale: string): string | undefined {
  const original = languageName('ar', locale);
  const { engine } = made;
  if (locale === 'es') return say('es', 'provenance.machine', { original, engine, date: dayIn('es', made.date) });
  if (locale !== 'ja') return undefined;
  const review = { reviewer: 'Aya Morishita', date: dayIn('ja', '2026-11-22') };
  return say('ja', 'provenance.reviewed', { original, engine, ...review });
}

const address = (locale: string) => pathTo(locale, messagesOf(locale).paths.articles, `${article}-${locale}`);
const note = (page: Page, locale: string) =>
  page.getByRole('complementary', { name: messagesOf(locale).provenance.title, exact: true });

async function becomes(request: APIRequestContext, path: string, words: string): Promise<void> {
  const look = async () => (await (await request.get(path)).text()).includes(words);
  await expect.poll(look, { timeout: soon, message: `${path} says “${words}”` }).toBe(true);
}

interface Thing {
  readonly '@type': string;
  readonly creditText?: string;
  readonly translator?: unknown;
}

/** The article as programs read it. */
async function newsOn(page: Page): Promise<Thing | undefined> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  const things = texts.flatMap((text) => JSON.parse(text) as Thing | Thing[]);
  return things.find((thing) => thing['@type'] === 'NewsArticle');
}

function writeEdition({ content }: RunningServer): void {
  const folder = join(content, 'editions', edition);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'edition.yaml'), `articles: [${article}]\n`);
}

test.beforeEach(({ server }) => {
  const texts = Object.fromEntries(Object.keys(bodies).map((locale) => [locale, textIn(locale)]));
  writeArticle(server.content, article, { publishedAt: new Date().toISOString(), texts });
});

test('who translated a text is said in its language wherever it is read', async ({ page, request, server }) => {
  const readers = new Map<string, string>();
  for (const locale of Object.keys(bodies)) {
    await becomes(request, address(locale), titles[locale] ?? '');
    readers.set(locale, (await addSubscriber(server, locale)).address);
  }
  writeEdition(server);
  await sendEdition(server, edition);
  for (const [locale, reader] of readers) {
    const sentence = sentenceIn(locale);
    const isSaid = (text: string, where: string) => {
      const { machineUndated } = messagesOf(locale).provenance;
      if (sentence) expect(text, where).toContain(sentence);
      else expect(text, where).not.toContain(machineUndated.split('{original}')[0]);
    };
    await test.step(locale, async () => {
      await page.goto(address(locale));
      await expect(note(page, locale)).toContainText(sentence ? [sentence] : []);
      const news = await newsOn(page);
      expect(news?.creditText).toBe(sentence);
      expect(news?.translator).toEqual(locale === 'ja' ? { '@type': 'Person', name: 'Aya Morishita' } : undefined);

      const path = address(locale);
      const rss = await (await request.get(`/${locale}/feed.xml`)).text();
      isSaid(rss.split('<item>').find((item) => item.includes(path)) ?? '', 'RSS');
      const json = (await (await request.get(`/${locale}/feed.json`)).json()) as {
        items: { url: string; content_html: string }[];
      };
      isSaid(json.items.find(({ url }) => url.endsWith(path))?.content_html ?? '', 'JSON Feed');

      await becomes(request, pathTo(locale, messagesOf(locale).paths.newsletter, edition), titles[locale] ?? '');
      await page.goto(pathTo(locale, messagesOf(locale).paths.newsletter, edition));
      isSaid((await page.getByRole('main').textContent()) ?? '', 'edition');
      const mail = await mailTo(server.data, reader);
      isSaid(mail.text.replace(/\s+/g, ' '), 'mail');
      isSaid(mail.html, 'mail in HTML');
    });
  }
});

test('a machine’s translation whose original changed says both', async ({ page, request, server }) => {
  const { hashedBlocks } = await import('../translation/staleness/block-hash.ts');
  const source = `---\ntitle: ${titles.ar}\nstandfirst: ${titles.ar}\n---\n${bodies.ar}\n`;
  const translatedFrom = { locale: 'ar', blocks: hashedBlocks(source).map(({ hash }) => hash) };
  for (const locale of ['es', 'ja']) writeText(server.content, article, locale, textIn(locale, { translatedFrom }));
  const changed = { ...textIn('ar'), body: bodies.ar?.replace('العاصفة', 'العاصفة الكبيرة') ?? '' };
  writeText(server.content, article, 'ar', changed);
  for (const locale of ['es', 'ja']) {
    const { staleUnknown } = messagesOf(locale).provenance;
    await becomes(request, address(locale), staleUnknown);
    await page.goto(address(locale));
    await expect(note(page, locale)).toContainText(sentenceIn(locale) ?? '');
    await expect(note(page, locale)).toContainText(staleUnknown);
    await expect(note(page, locale).getByRole('link')).toHaveAttribute('href', address('ar'));
  }
});
