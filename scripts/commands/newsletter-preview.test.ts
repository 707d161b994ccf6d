import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Run, TestingTerminal } from '../testing-terminal.ts';

const terminal = new TestingTerminal();
afterAll(() => terminal.remove());

vi.setConfig({ testTimeout: 30_000 });

const locales = ['en', 'de', 'fr', 'es', 'ar', 'ja'];
const written = (name: string) => readFileSync(join(terminal.folder, 'out', name), 'utf8');
let run: Run;

beforeAll(async () => {
  cpSync(join(import.meta.dirname, '..', '..', 'content'), join(terminal.folder, 'content'), { recursive: true });
  run = await terminal.run('newsletter', 'preview', '2026-11-20', '--out', 'out');
}, 120_000);

test('the demo publication’s edition is written in every language, each about 25 kB', () => {
  expect(run.errors).toBe('');
  expect(run.exitCode).toBe(0);
  for (const locale of locales) {
    const html = written(`2026-11-20.${locale}.html`);
    expect(Buffer.byteLength(html), locale).toBeGreaterThan(15_000);
    expect(Buffer.byteLength(html), locale).toBeLessThan(32_000);
    expect(html + written(`2026-11-20.${locale}.txt`)).not.toMatch(/BROADSHEET/);
  }
});

test('pictures and links are addresses of the site, and readers are known to come from the newsletter', () => {
  const html = written('2026-11-20.ar.html');
  const addresses = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(addresses.length).toBeGreaterThan(15);
  for (const address of addresses) expect(address).toMatch(/^https:\/\/news\.example\//);
  const articles = addresses.filter((address) => address.includes(encodeURIComponent('مقالات')));
  expect(articles.length).toBeGreaterThan(5);
  for (const address of articles) expect(address).toMatch(/#newsletter$/);
});

test('the mail as a file has both parts, the sender and where replies go', () => {
  const eml = written('2026-11-20.ja.eml');
  expect(eml).toMatch(/^From: Meridian <newsletter@meridian\.example>\r$/m);
  expect(eml).toMatch(/^Reply-To: desk@meridian\.example\r$/m);
  expect(eml).toMatch(/^Subject: =\?UTF-8\?/m);
  expect(eml).toContain('text/plain; charset=utf-8');
  expect(eml).toContain('text/html; charset=utf-8');
});

test('one locale alone can be written', async () => {
  const { output } = await terminal.run('newsletter', 'preview', '2026-11-13', '--locale', 'es', '--out', 'one');
  expect(output).toMatch(/^es {2}/);
  expect(existsSync(join(terminal.folder, 'one', '2026-11-13.es.eml'))).toBe(true);
  expect(existsSync(join(terminal.folder, 'one', '2026-11-13.en.eml'))).toBe(false);
});

test('an edition to come is shown as it will be: with articles that are scheduled before it', async () => {
  const article = 'originalLocale: en\nauthors: [ines-falk]\nsection: business\npublishedAt: 2026-11-26T09:00\n';
  terminal.write('content/articles/tomorrow/article.yaml', article);
  terminal.write(
    'content/articles/tomorrow/en.md',
    '---\ntitle: To come\nslug: to-come\nstandfirst: Soon.\n---\nText.\n',
  );
  terminal.write('content/editions/2026-11-27/edition.yaml', 'articles: [tomorrow]\n');
  const { output } = await terminal.run('newsletter', 'preview', '2026-11-27', '--locale', 'en', '--out', 'out');
  expect(output).toContain('1 article ');
});

test('a locale in which nothing can be read gets no mail, and that is said', async () => {
  terminal.write('content/editions/2026-11-26/edition.yaml', 'articles: [open-weights]\n');
  const { output } = await terminal.run('newsletter', 'preview', '2026-11-26', '--locale', 'ja', '--out', 'none');
  expect(output).toContain('ja  no mail');
  expect(existsSync(join(terminal.folder, 'none', '2026-11-26.ja.html'))).toBe(false);
});

test.each(['2026-11-21', 'tomorrow', '../../etc', '2026-13-01'])('there is no edition “%s”', async (name) => {
  const { exitCode, errors } = await terminal.run('newsletter', 'preview', name);
  expect(exitCode).toBe(1);
  expect(errors).toContain('2026-11-20');
});

test('a publication without a sender is told what to add', async () => {
  const path = join(terminal.folder, 'content', 'publication.yaml');
  const source = readFileSync(path, 'utf8');
  terminal.write('content/publication.yaml', source.replace(/^sender:\n(?: .*\n)+/m, ''));
  const { exitCode, errors } = await terminal.run('newsletter', 'preview', '2026-11-20', '--out', 'out');
  terminal.write('content/publication.yaml', source);
  expect(exitCode).toBe(1);
  expect(errors).toContain('sender');
});
