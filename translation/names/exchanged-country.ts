import { matchesOf } from '../document/matches.ts';
import type { Pair } from '../pair/pair.ts';
import { fold } from './fold.ts';
import { beginsSentence } from './names.ts';
import { countryOf, countryStem, maySayCountry } from './places.ts';

/** A country of the original in whose place another one stands. */
export interface ExchangedCountry {
  readonly name: string;
  /** The other one is named nowhere in the original, and is no word of another meaning. */
  readonly certain: boolean;
}

const capitals = /(?<![\p{L}\p{M}\p{Nd}-])\p{Lu}[\p{Script=Latin}\p{M}-]+(?: \p{Lu}[\p{Script=Latin}\p{M}-]+)*/gu;
const tokens = /[\p{Script=Katakana}ー]+|\p{Script=Han}+|[\p{Script=Arabic}\p{M}]+|\p{Lu}[\p{Script=Latin}\p{M}-]+/gu;

/**
 * Norway → Schweden.
 * @param isLost whether the translation of the passage, and those beside it, lack a name
 */
export function exchangedCountries(
  original: string,
  translation: string,
  pair: Pair,
  isLost: (word: string) => boolean,
): ExchangedCountry[] {
  if (!maySayCountry(original, pair.original.locale)) return [];
  const lost = countriesIn(original, pair.original.locale).filter(({ name }) => name.split(' ').every(isLost));
  if (lost.length === 0) return [];
  const strangers = strangersIn(translation, pair);
  const certain = strangers.every((one) => one.certain) && !isAtHome(original, translation, pair);
  return strangers.length === 0 ? [] : lost.map(({ name }) => ({ name, certain }));
}

/** Whether a translation gives the example of its own country where the original has that of another. */
function isAtHome(original: string, translation: string, pair: Pair): boolean {
  const home = new Intl.Locale(pair.translation.locale).maximize().region;
  const stem = home && countryStem(home, pair.original.locale);
  if (!stem || original.toLowerCase().includes(stem)) return false;
  const name = new Intl.DisplayNames(pair.translation.locale, { type: 'region' }).of(home);
  return name !== undefined && translation.includes(name);
}

function countriesIn(text: string, locale: string): { name: string; code: string }[] {
  return matchesOf(text, capitals).flatMap(({ 0: found, index }) => {
    const whole = found.replace(/-$/u, '');
    // The first word of a sentence may have its capital for that.
    const starts = beginsSentence(text, index);
    for (const name of starts ? [whole, whole.replace(/^\S+ /u, '')] : [whole]) {
      const code = countryOf(name, locale);
      if (code !== undefined && name.length > 3) return [{ name, code }];
    }
    return [];
  });
}

/** Countries that a passage of the translation names, and the original does not. */
function strangersIn(text: string, { original, translation }: Pair): { certain: boolean }[] {
  const source = original.document.source.toLowerCase();
  const names = Object.entries(translation.language.writing.names);
  return matchesOf(text, tokens).flatMap(([token]) => {
    const name = formsOf(token).find((form) => countryOf(form, translation.locale) !== undefined);
    const code = name === undefined ? undefined : countryOf(name, translation.locale);
    if (name === undefined || code === undefined) return [];
    const stem = countryStem(code, original.locale);
    if (stem === undefined || source.includes(stem)) return [];
    // Holland, America, British: what is called otherwise in the original.
    const isKnown = names.some(
      ([known, here]) => source.includes(known) && here.some((one) => fold(name).startsWith(fold(one))),
    );
    if (isKnown) return [];
    // Short words without an article have other meanings: مالي, قطر.
    const isWord = /^\p{Script=Arabic}{1,4}$/u.test(name);
    return [{ certain: !isWord }];
  });
}

/** A word without an ending or a prefix: Schwedens, والسويد, للسويد. */
function formsOf(token: string): string[] {
  if (/\p{Script=Arabic}/u.test(token))
    return [token, token.replace(/^[وفبكل]/u, ''), token.replace(/^[وف]?لل/u, 'ال'), token.replace(/^[وف][بكل]/u, '')];
  return token.endsWith('s') ? [token, token.slice(0, -1)] : [token];
}
