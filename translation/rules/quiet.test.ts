import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkPair } from '../check-pair.ts';
import { prepareChecks } from '../prepare.ts';

// True, tricky, correct sentences: about none of them is anything reported that would bother an editor.

const folder = join(import.meta.dirname, '../../tests/fixtures/quiet');
const locales = readdirSync(folder).map((file) => basename(file, '.json'));
const context = await prepareChecks(['en', ...locales]);
const sentences = locales.flatMap((locale) => {
  const entries = JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')) as (string | [string, string])[];
  return entries.map((entry) => ({ locale, entry }));
});

test.each(locales)('there are enough sentences: %s', (locale) => {
  expect(sentences.filter((one) => one.locale === locale).length).toBeGreaterThanOrEqual(40);
});

test.each(sentences)('$locale: $entry', ({ locale, entry }) => {
  const [original, source] = typeof entry === 'string' ? [undefined, entry] : entry;
  const findings = checkPair({
    original: original === undefined ? undefined : { source: original, locale: 'en' },
    translation: { source, locale },
    context,
  });
  expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
});
