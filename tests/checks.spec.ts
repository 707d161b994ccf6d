import type { APIRequestContext, Page } from '@playwright/test';
import { signPreview } from '../publication/preview-token.ts';
import { writeArticle, writeText } from './article-files.ts';
import { faults } from './fixtures/reference-faults.ts';
import { messagesOf, say } from './messages.ts';
import { test } from './own-server.ts';
import { secretKey } from './running-server.ts';
import { expect, pathTo } from './site.ts';

// What the checks find keeps a text from its readers; the rest of the paper goes on.

const soon = 20_000;

const titles: Readonly<Record<string, string>> = {
  en: 'The calm sea',
  de: 'Die ruhige See',
  fr: 'La mer calme',
  es: 'El mar en calma',
  ar: 'البحر الهادئ',
  ja: '静かな海の話',
};
const addressOf = (locale: string, slug: string) => pathTo(locale, messagesOf(locale).paths.articles, slug);
const text = (locale: string, slug: string, body: string, front = {}) => ({
  title: `${titles[locale]}`,
  slug: `${slug}-${locale}`,
  body,
  front: { standfirst: titles[locale], ...front },
});

async function becomes(request: APIRequestContext, address: string, status: number, words = ''): Promise<void> {
  const look = async () => {
    const response = await request.get(address);
    return [response.status(), (await response.text()).includes(words)];
  };
  await expect.poll(look, { timeout: soon, message: `${address} says “${words}”` }).toEqual([status, true]);
}

/** Waits until the server has taken in all that was written before. */
async function settled(request: APIRequestContext, content: string, name: string): Promise<void> {
  writeArticle(content, name, { texts: { en: text('en', name, 'The sea was calm.') } });
  await becomes(request, addressOf('en', `${name}-en`), 200);
}

test('the reference page’s faults are published in no language; the same texts set right are', async ({
  request,
  server,
}) => {
  test.setTimeout(120_000);
  for (const [index, { locale, original, wrong, right }] of faults.entries()) {
    for (const [kind, body] of [
      ['wrong', wrong],
      ['right', right],
    ] as const) {
      const id = `${kind}-${index}`;
      writeArticle(server.content, id, {
        texts: { en: text('en', id, original), [locale]: text(locale, id, body) },
      });
    }
  }
  await settled(request, server.content, 'after-the-faults');
  for (const [index, { locale, fault }] of faults.entries()) {
    const status = async (kind: string, tag: string) =>
      (await request.get(addressOf(tag, `${kind}-${index}-${tag}`))).status();
    const found = [await status('wrong', locale), await status('right', locale), await status('wrong', 'en')];
    expect(found, `${fault} in ${locale}: wrong, right, original`).toEqual([404, 200, 200]);
  }
});

test('a text that is edited into an error keeps its last good words, over a restart too, until it is mended', async ({
  request,
  server,
}) => {
  test.setTimeout(120_000);
  const address = addressOf('de', 'edited-de');
  const write = (body: string) => writeText(server.content, 'edited', 'de', text('de', 'edited', body));
  writeArticle(server.content, 'edited', {
    texts: {
      en: text('en', 'edited', 'The crew slept.'),
      de: text('de', 'edited', 'Die Mannschaft schlief.'),
    },
  });
  await becomes(request, address, 200, 'Die Mannschaft schlief.');
  write('Die Mannschaft schlief fest .');
  await settled(request, server.content, 'after-the-edit');
  await becomes(request, address, 200, 'Die Mannschaft schlief.');
  expect(server.complaints()).toContain('articles/edited/de.md:');
  await server.killAndStart();
  await becomes(request, address, 200, 'Die Mannschaft schlief.');
  write('Die Mannschaft schlief fest.');
  await becomes(request, address, 200, 'Die Mannschaft schlief fest.');
});

test('a finding that is accepted with a reason does not keep the text back', async ({ request, server }) => {
  const accept = [{ rule: 'all-caps', text: 'STURM', reason: 'wording of a poster' }];
  const body = 'DER STURM WAR VORBEI UND ALLE GINGEN HEIM.';
  writeArticle(server.content, 'poster', {
    texts: {
      en: text('en', 'poster', 'The storm was over and everybody went home.'),
      de: text('de', 'poster', body, { accept }),
    },
  });
  await becomes(request, addressOf('de', 'poster-de'), 200, body);
});

test('an error does not keep an editor from taking a text off the site', async ({ request, server }) => {
  const address = addressOf('de', 'recalled-de');
  writeArticle(server.content, 'recalled', {
    texts: { en: text('en', 'recalled', 'The crew slept.'), de: text('de', 'recalled', 'Die Mannschaft schlief.') },
  });
  await becomes(request, address, 200);
  const withdrawn = text('de', 'recalled', 'Die Mannschaft schlief .', { withdrawnAt: '2026-11-02' });
  writeText(server.content, 'recalled', 'de', withdrawn);
  await becomes(request, address, 410);
});

test('what a machine wrote waits for a reviewer where publication.yaml does not let it out', async ({
  request,
  server,
}) => {
  const machine = { provenance: { kind: 'machine', engine: 'DeepL', date: '2026-11-20' } };
  const reviewed = { provenance: { ...machine.provenance, kind: 'machine-reviewed', reviewedBy: 'Ines Falk' } };
  writeArticle(server.content, 'made', {
    texts: {
      en: text('en', 'made', 'The crew slept.'),
      de: text('de', 'made', 'Die Mannschaft schlief.', machine),
      es: text('es', 'made', 'La tripulación dormía.', machine),
      fr: text('fr', 'made', 'L’équipage dormait.', reviewed),
    },
  });
  await becomes(request, addressOf('es', 'made-es'), 200);
  await becomes(request, addressOf('fr', 'made-fr'), 200);
  expect((await request.get(addressOf('de', 'made-de'))).status()).toBe(404);
});

async function preview(page: Page, url: string, article: string, locale: string): Promise<void> {
  await page.goto(`${url}/desk/preview/${signPreview([secretKey], { article, locale, expires: Date.now() + 60_000 })}`);
}

for (const locale of ['de', 'ar']) {
  test(`the preview of a text with an error says in ${locale} why readers do not see it`, async ({
    page,
    request,
    server,
  }) => {
    const id = `why-${locale}`;
    const fault = faults.findIndex((one) => one.locale === locale && one.rule === 'space-before-stop');
    const { original = '', wrong = '' } = faults[fault] ?? {};
    writeArticle(server.content, id, {
      texts: { en: text('en', id, original), [locale]: text(locale, id, wrong) },
    });
    await becomes(request, addressOf('en', `${id}-en`), 200);
    await preview(page, server.url, id, locale);
    const banner = page.getByRole('complementary', { name: messagesOf(locale).draft.label });
    await expect(banner).toContainText(messagesOf(locale).draft.held);
    const message = say(locale, 'findings.space-before-stop', { mark: '.' });
    await expect(banner.getByRole('listitem').first()).toHaveText(say(locale, 'draft.finding', { line: 6, message }));
  });
}

test('a translation whose original changed says so until it follows', async ({ page, request, server }) => {
  const { hashedBlocks } = await import('../translation/staleness/block-hash.ts');
  const original = { ...text('en', 'follows', 'The crew slept.\n\nThe storm was over.') };
  const sourceOf = (body: string) => `---\ntitle: ${titles.en}\nstandfirst: ${titles.en}\n---\n${body}\n`;
  const from = { locale: 'en', blocks: hashedBlocks(sourceOf(original.body)).map(({ hash }) => hash) };
  const german = text('de', 'follows', 'Die Mannschaft schlief.\n\nDer Sturm war vorbei.', { translatedFrom: from });
  writeArticle(server.content, 'follows', { texts: { en: original, de: german } });
  const note = page.getByRole('complementary', { name: messagesOf('de').provenance.title, exact: true });
  await becomes(request, addressOf('de', 'follows-de'), 200);
  await page.goto(addressOf('de', 'follows-de'));
  await expect(note).toHaveCount(0);
  writeText(server.content, 'follows', 'en', { ...original, body: original.body.replace('over', 'gone') });
  await becomes(request, addressOf('de', 'follows-de'), 200, messagesOf('de').provenance.staleUnknown);
  await page.goto(addressOf('de', 'follows-de'));
  await expect(note.getByRole('link')).toHaveAttribute('href', addressOf('en', 'follows-en'));
});
