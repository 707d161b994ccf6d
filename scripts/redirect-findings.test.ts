import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Finding } from '../publication/model.ts';
import { TestingTerminal } from './testing-terminal.ts';

const terminal = new TestingTerminal();
afterAll(() => terminal.remove());
beforeAll(async () => {
  await terminal.run('init', 'content', '--locales', 'en,de', '--time-zone', 'Europe/Berlin');
});

/** What `check` finds in some lines of redirects.yaml: line, severity and rule. */
async function found(...lines: string[]): Promise<string[]> {
  terminal.write('content/redirects.yaml', `# Addresses of an earlier system.\n${lines.join('\n')}\n`);
  const { output } = await terminal.run('check', 'redirects.yaml', '--format', 'json');
  return (JSON.parse(output) as Finding[]).map(({ line, severity, rule }) => `${line} ${severity} ${rule}`);
}

test('redirects that lead to a page are in order, however their addresses are written', async () => {
  const lines = [
    '/caf%C3%A9: /en/about',
    '/old.html: /DE/articles/willkommen?a#b',
    '/older: /old.html',
    '/feed: /en/feed.xml',
  ];
  expect(await found(...lines, '/start: /', '/map: /sitemap.xml')).toEqual([]);
});

test.each([
  ['/robots.txt: /en', 'redirect-unused'],
  ['/: /en', 'redirect-unused'],
  ['/media/old.jpg: /en', 'redirect-unused'],
  ['/en/about: /en', 'redirect-hides-page'],
  ['/en/feed.xml: /en', 'redirect-hides-page'],
  ['/old: /en/nowhere', 'redirect-target-missing'],
  ['/old: /en/articles/%zz', 'redirect-target-missing'],
])('%s is a warning', async (line, rule) => {
  expect(await found(line)).toEqual([`2 warning ${rule}`]);
});

test('a source with a query is an error with its line', async () => {
  expect(await found('/old: /en', '/q?x=1: /en')).toEqual(['3 error field']);
});
