import { expect, test } from 'vitest';
import { checkMessages } from './check-messages.ts';

const source = {
  file: 'messages/en.json',
  locale: 'en',
  source: `{
  "form": {
    "title": "Subscribe to {name}",
    "count": "{count, plural, one {# text} other {# texts}}",
    "terms": "Read the <a>terms</a>.",
    "brand": "Broadsheet"
  }
}`,
};
const found = (locale: string, form: Record<string, string>, isUsed?: (key: string) => boolean) =>
  checkMessages(source, [{ file: `messages/${locale}.json`, locale, source: JSON.stringify({ form }, null, 2) }], {
    mayBeSame: (_locale, key) => key === 'form.brand',
    isUsed,
  }).map(({ rule, line, severity, values }) => `${line} ${severity} ${rule} ${values.key} ${values.text ?? ''}`.trim());

const german = {
  title: '{name} abonnieren',
  count: '{count, plural, one {# Text} other {# Texte}}',
  terms: 'Lesen Sie die <a>Bedingungen</a>.',
  brand: 'Broadsheet',
};

test('messages in step have no finding', () => {
  expect(found('de', german)).toEqual([]);
});

test.each([
  ['missing', { title: undefined }, ['5 error message-missing form.title']],
  ['added', { more: 'Mehr' }, ['7 warning message-added form.more']],
  ['left in English', { title: 'Subscribe to {name}' }, ['3 error message-identical form.title']],
  ['an argument lost', { title: 'Abonnieren' }, ['3 error message-arguments form.title {name}']],
  ['another argument', { title: '{names} abonnieren' }, ['3 error message-arguments form.title {names}, {name}']],
  ['a tag lost', { terms: 'Lesen Sie die Bedingungen.' }, ['5 error message-arguments form.terms <a>']],
  [
    'not readable',
    { terms: 'Lesen Sie die <a>Bedingungen.' },
    ['5 error message-unreadable form.terms', '5 error message-arguments form.terms <a>'],
  ],
] as const)('%s', (_what, change, expected) => {
  const form = Object.fromEntries(Object.entries({ ...german, ...change }).filter(([, value]) => value !== undefined));
  expect(found('de', form as Record<string, string>)).toEqual(expected);
});

test('each plural category of the language has a wording', () => {
  const arabic = { ...german, count: '{count, plural, one {نص} other {# نص}}' };
  expect(found('ar', arabic)).toEqual(['4 error message-plurals form.count zero, two, few, many']);
});

test('a message that no code uses is a hint', () => {
  expect(found('de', german, (key) => key !== 'form.terms')).toEqual(['5 hint message-unused form.terms']);
});

test('a file that cannot be read is named by its line', () => {
  const broken = { file: 'messages/de.json', locale: 'de', source: '{\n  "form": {\n    "title": }' };
  const findings = checkMessages(source, [broken], { mayBeSame: () => false });
  expect(findings).toMatchObject([{ file: 'messages/de.json', rule: 'yaml', severity: 'error' }]);
});
