import { expect, test } from 'vitest';
import { checkPair } from './check-pair.ts';
import { longestText } from './document/document.ts';
import { prepareChecks } from './prepare.ts';

// Whatever a file holds, an answer comes: soon, and without an exception.

const locales = ['en', 'de', 'fr', 'ar', 'ja', 'sw', 'hi', 'tr', 'zh-Hant-TW', 'no such locale', ''];
const context = await prepareChecks(locales);

function check(source: string, locale = 'de', original?: string) {
  return checkPair({
    original: original === undefined ? undefined : { source: original, locale: 'en' },
    translation: { source, locale },
    context,
  });
}

const prose = 'The people who worked there have left the building, and 20% of them came back in June 2023. ';
const text = `# One\n\n${`${prose.repeat(4)}\n\n`.repeat(12)}`;

test('two files that have nothing to do with each other get one finding about that', () => {
  const recipe = '# Suppe\n\nMan nehme [Lauch](https://lauch.example/a), `Sahne`, 250 g Mehl, NATO-Brot und XY12.\n';
  const other = '# News\n\nSee [it](https://news.example/b) and `npm`, 1984, ABC99, USB3.\n';
  const rules = check(recipe.repeat(3), 'de', other.repeat(3)).map(({ rule }) => rule);
  expect(rules.filter((rule) => rule === 'unrelated-texts')).toHaveLength(1);
});

test('an empty translation is one finding', () => {
  for (const source of ['', '\n', '---\ntitle: Eins\n---\n']) {
    expect(check(source, 'de', text).map(({ rule }) => rule)).toEqual(['translation-empty']);
  }
});

test('a text that is too long is refused and named', () => {
  const long = prose.repeat(Math.ceil((longestText * 5) / prose.length));
  expect(check(long, 'de', text).map(({ rule }) => rule)).toEqual(['text-too-long']);
});

const strange: readonly (readonly [string, string])[] = [
  ['nested quotes', '> '.repeat(1000)],
  ['nested lists', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ['open brackets', '['.repeat(4000)],
  ['open links', '[a]('.repeat(1600)],
  ['open emphasis', '*a **b '.repeat(1600)],
  ['open code', '`a ``b '.repeat(1600)],
  ['open citations', '„a «b “c '.repeat(1600)],
  ['open templates', '{{ {% '.repeat(1600)],
  ['open directives', ':::note{a="\n'.repeat(1000)],
  ['open tags', '<a <b '.repeat(1000)],
  ['open front matter', '---\ntitle: "x\n'.repeat(1000)],
  ['one word', 'a'.repeat(60000)],
  ['spaces', `${' '.repeat(20000)}x`],
  ['numbers', '1 '.repeat(12000)],
  ['separators', '1.'.repeat(12000)],
  ['capitals', 'A'.repeat(12000)],
  ['capital words', 'ABCDE '.repeat(4000)],
  ['stops', 'a. '.repeat(8000)],
  ['the same word', 'ha '.repeat(8000)],
  ['no spaces', 'これは一つの長い文である。'.repeat(1000)],
  ['surrogates', '\ud800\udfff\ud83d'.repeat(1000)],
  ['NUL and friends', '\u0000\u0007\u200b\u202e'.repeat(1000)],
  ['emphasis that is never closed', '*a_'.repeat(100_000)],
  ['addresses that are never closed', '[a]('.repeat(100_000)],
];

test.each(strange)('an answer comes soon: %s', { timeout: 30_000 }, (_, source) => {
  for (const locale of ['de', 'ja']) expect(Array.isArray(check(source, locale, source))).toBe(true);
});

test('a paragraph without end has its names looked for once', { timeout: 30_000 }, () => {
  const sentence = 'Marta Lindqvist left the harbour of Cairo at noon, and nobody saw Marta Lindqvist again. ';
  const other = 'Marta Lindqvist verließ mittags den Hafen von Kairo, und niemand sah Marta Lindqvist wieder. ';
  expect(Array.isArray(check(other.repeat(5000), 'de', sentence.repeat(5000)))).toBe(true);
});

test('a text of very many blocks beside a short one takes neither long nor much memory', { timeout: 30_000 }, () => {
  const [many, few] = ['# A heading\n'.repeat(40_000), '# A heading\n\nA calm sea.\n'];
  expect(check(many, 'de', few).length).toBeGreaterThan(0);
  expect(check(few, 'de', many).length).toBeGreaterThan(0);
});

test.each(locales)('what is general works for every locale: “%s”', (locale) => {
  const source = `# One\n\nNo [link here] (https://a.example/one) and  two spaces.\n\n${text}`;
  const rules = check(source, locale, text).map(({ rule }) => rule);
  expect(rules).toContain('broken-markup');
});

test('time is linear in the length of a text', { timeout: 60_000 }, () => {
  const once = text.repeat(4);
  const time = (source: string) => {
    const began = process.cpuUsage();
    check(source, 'de', source);
    const { user } = process.cpuUsage(began);
    return user;
  };
  time(once);
  const short = Math.min(time(once), time(`${once}\n`), time(`${once}\n\n`));
  const long = Math.min(time(once.repeat(4)), time(`${once.repeat(4)}\n`));
  // Twice as steep as a line, for the collector and for other programs.
  expect(long).toBeLessThan(short * 4 * 2.5);
});
