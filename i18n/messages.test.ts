import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { loadMessages, sourceLocale } from './messages.ts';

type Tree = { readonly [key: string]: Tree | string };

const folder = join(import.meta.dirname, '../messages');
const locales = readdirSync(folder).flatMap((file) => /^([a-z]{2,3}(?:-[A-Za-z]+)?)\.json$/.exec(file)?.[1] ?? []);
const read = (name: string) => flat(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Tree);
const source = read(sourceLocale);
const translations = locales.filter((locale) => locale !== sourceLocale);

function flat(tree: Tree, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  );
}

/** What a message needs from code: arguments with their kind, tags, and the choices of a select. */
function needs(elements: readonly MessageFormatElement[]): Set<string> {
  const found = new Set<string>();
  visit(elements, (element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return;
    const choices = element.type === TYPE.select ? `: ${Object.keys(element.options).sort().join(' ')}` : '';
    found.add(`${TYPE[element.type]} ${element.value}${choices}`);
  });
  return found;
}

function visit(elements: readonly MessageFormatElement[], look: (element: MessageFormatElement) => void): void {
  for (const element of elements) {
    look(element);
    if (element.type === TYPE.tag) visit(element.children, look);
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      for (const option of Object.values(element.options)) visit(option.value, look);
    }
  }
}

/** Words that are the same in English and in another language; names of formats are so everywhere (`*`). */
const sameWords = JSON.parse(readFileSync(join(folder, 'same-words.json'), 'utf8')) as Record<string, string[]>;

test('there are messages in the six locales of the demo publication', () => {
  expect([...locales].sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'ja']);
});

test.each([...translations, 'translator-notes'])('%s has a value for each message and for no other', (name) => {
  const values = read(name);
  expect([...values.keys()].sort()).toEqual([...source.keys()].sort());
  expect([...values].filter(([, value]) => value.trim() === '')).toEqual([]);
});

test.each(translations)('%s takes the arguments and tags that the English takes', (locale) => {
  const needed = (values: ReadonlyMap<string, string>) =>
    Object.fromEntries([...values].map(([key, value]) => [key, needs(parse(value))]));
  expect(needed(read(locale))).toEqual(needed(source));
});

test.each(locales)('%s has a wording for every plural category of the language', (locale) => {
  const missing: string[] = [];
  for (const [key, value] of read(locale)) {
    visit(parse(value), (element) => {
      if (element.type !== TYPE.plural) return;
      const { pluralCategories } = new Intl.PluralRules(locale, { type: element.pluralType }).resolvedOptions();
      for (const category of pluralCategories) {
        if (!(category in element.options)) missing.push(`${key}: ${category}`);
      }
    });
  }
  expect(missing).toEqual([]);
});

test.each(translations)('%s leaves nothing in English', (locale) => {
  const worded = (value: string) => /\p{L}/u.test(value.replace(/\{\w+\}|<\/?\w+>/g, ''));
  const same = [...read(locale)].filter(([key, value]) => source.get(key) === value && worded(value));
  const allowed = new Set([...(sameWords['*'] ?? []), ...(sameWords[locale] ?? [])]);
  expect(same.filter(([key]) => !allowed.has(key))).toEqual([]);
});

test.each(translations)('%s has path words of its own that no two places share', (locale) => {
  const words = [...read(locale)].filter(([key]) => key.startsWith('paths.')).map(([, value]) => value);
  expect(new Set(words).size).toBe(words.length);
  for (const word of words) expect(word).toBe(word.toLowerCase().normalize('NFC').replace(/[\s/]/g, ''));
});

test('a locale without messages speaks its language, else the source language', async () => {
  const [austrian, german, turkish, english] = await Promise.all(['de-AT', 'de', 'tr', 'en'].map(loadMessages));
  expect(austrian).toEqual(german);
  expect(turkish).toEqual(english);
});
