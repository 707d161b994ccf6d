import { expect, test } from 'vitest';
import { checkPair } from '../check-pair.ts';
import { prepareChecks } from '../prepare.ts';
import { rules } from './registry.ts';
import type { Example } from './rule.ts';

// What docs/writing.md shows as wrong is found, and what it shows as right is right for every rule.

const examples = rules.flatMap((rule) => rule.examples.map((example) => ({ rule, example })));
const context = await prepareChecks(['en', ...examples.map(({ example }) => example.locale)]);

function found(source: string, { original, originalLocale = 'en', locale }: Example) {
  return checkPair({
    original: original === undefined ? undefined : { source: original, locale: originalLocale },
    translation: { source, locale },
    context,
  });
}

test.each(examples.map(({ rule, example }) => [rule.id, example] as const))('%s: %o', (id, example) => {
  expect(found(example.wrong, example).map(({ rule }) => rule)).toContain(id);
  expect(found(example.right, example).filter(({ severity }) => severity !== 'hint')).toEqual([]);
});

test('every rule has an example in each language of the documentation, or says why it has none', () => {
  const missing = rules.flatMap(({ id, examples, exempt = [] }) => {
    const known = new Set([...examples.map(({ locale }) => locale), ...exempt.flatMap(({ locales }) => locales)]);
    return ['en', 'de', 'fr', 'es', 'ar', 'ja']
      .filter((locale) => !known.has(locale))
      .map((locale) => `${id} ${locale}`);
  });
  expect(missing).toEqual([]);
});

test('no language has both an example and a reason for having none', () => {
  const both = rules.flatMap(({ id, examples, exempt = [] }) => {
    const exempted = new Set(exempt.flatMap(({ locales }) => locales));
    return examples.filter(({ locale }) => exempted.has(locale)).map(({ locale }) => `${id} ${locale}`);
  });
  expect(both).toEqual([]);
});
