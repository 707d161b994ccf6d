import { matchesOf } from '../../document/matches.ts';
import { type Passage, passagesOf, placeIn } from '../../document/passages.ts';
import type { Rule, Side } from '../rule.ts';

/** What no text of a person holds: what a decoder puts where it cannot go on, control characters, Japanese as another code. */
const certain =
  /\uFFFD+|[\u0080-\u0084\u0086-\u009f]+|(?:[縺繧繝][\uff61-\uff9f\u4e00-\u9fff]){3,}|[縺繧繝][\uff61-\uff9f]|(?:ƒ[\u0020-\u00ff‚-›€™Œœ–—…]){3,}|(?:‚[\u00a0-\u00ff€ƒ-›™Œœ]){2,}|(?:[¤¥][\u00a1-\u00fe]){3,}|锟斤拷/gu;

/** The bytes 80 to FF as Windows-1252 and Latin-1 read them. */
const bytes = new Map(
  Array.from({ length: 128 }, (_, at) => [
    new TextDecoder('windows-1252').decode(new Uint8Array([at + 128])),
    at + 128,
  ]),
);
const high = `[${[...bytes.keys()].map((letter) => `\\u{${letter.codePointAt(0)?.toString(16)}}`).join('')}]`;
const runs = new RegExp(`${high}{2,}`, 'gu');
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What a character was before UTF-8 was read as Windows-1252, and how many letters it became. */
function readBack(text: string, at: number): { letter: string; length: number } | undefined {
  const lead = bytes.get(text[at] ?? '') ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  const all = Array.from(text.slice(at, at + length)).map((letter) => bytes.get(letter) ?? 0);
  if (length === 0 || all.length < length) return undefined;
  try {
    return { letter: utf8.decode(new Uint8Array(all)), length };
  } catch {
    return undefined;
  }
}

/** Leads that begin no word of a language: Ã¼, Â°, â€™, ðŸ. */
const tellingLead = /[ÃÂâð]/u;
const quotation = /^[“”„‘’‚‹›«»…–—\u00a0·°]+$/u;
const someLatin = /\p{Script=Latin}/u;

/** Places in a text where characters were taken for several of another encoding. */
function damagedIn(text: string, { language }: Side): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const suspicious = matchesOf(text, runs);
  if (suspicious.length === 0) return found;
  const own = new RegExp(ownLetters[language.script] ?? `\\p{Script=${scriptOf(language.script)}}`, 'u');
  for (const { 0: run, index } of suspicious) {
    let from: number | undefined;
    let count = 0;
    let at = 0;
    const close = () => {
      if (from !== undefined && count > 0) found.push({ from: index + from, to: index + at });
      from = undefined;
      count = 0;
    };
    while (at < run.length) {
      const read = readBack(run, at);
      if (!read || !isLikely(run, at, read, { text, index, own, latin: language.script === 'Latn' })) {
        close();
        at++;
        continue;
      }
      from ??= at;
      count++;
      at += read.length;
    }
    close();
  }
  return found;
}

interface Around {
  readonly text: string;
  readonly index: number;
  readonly own: RegExp;
  readonly latin: boolean;
}

/** Whether letters are one damaged character, and not a word’s last letter before a quotation mark. */
function isLikely(run: string, at: number, { letter, length }: { letter: string; length: number }, around: Around) {
  const [lead = '', ...rest] = run.slice(at, at + length);
  const { text, index, own, latin } = around;
  const next = readBack(run, at + length);
  if (tellingLead.test(lead)) return lead !== 'â' || !/^\p{L}+$/u.test(rest.join(''));
  // A text in another script has no accents beside marks: what it becomes must be a letter or a mark of that script.
  if (!latin) return own.test(letter);
  if (length > 2) return !quotation.test(rest.join('')) || (next !== undefined && next.letter.length > 0);
  if (someLatin.test(letter)) {
    const [before, after] = [text[index + at - 1] ?? '', text[index + at + length] ?? ''];
    return /\p{L}/u.test(before) && /\p{Ll}/u.test(after) && /[ÄÅ]/u.test(lead);
  }
  // Cyrillic, Greek, Arabic: one letter tells nothing, a row of them does.
  return next?.length === 2 && readBack(run, at + length + 2)?.length === 2 && /\p{L}/u.test(letter + next.letter);
}

/** Letters and marks of scripts that have several; the others are known to Unicode by their code. */
const ownLetters: Readonly<Record<string, string>> = {
  Jpan: '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef―─…“”‘’—]',
  Kore: '[\\p{Script=Hangul}\\p{Script=Han}]',
  Hans: '[\\p{Script=Han}\u3000-\u303f\uff00-\uffef—…“”]',
  Hant: '[\\p{Script=Han}\u3000-\u303f\uff00-\uffef—…「」]',
};

function scriptOf(script: string): string {
  try {
    return new RegExp(`\\p{Script=${script}}`, 'u').unicode ? script : 'Latn';
  } catch {
    return 'Latn';
  }
}

export const mojibake: Rule = {
  id: 'mojibake',
  severity: 'error',
  compares: 'text',
  explains: 'Letters were damaged by a wrong encoding.',
  examples: [
    { locale: 'de', wrong: 'Die PrÃ¼fung ist vorbei.', right: 'Die Prüfung in São Paulo ist vorbei.' },
    { locale: 'fr', wrong: 'Lâ€™Ã©quipe est partie.', right: 'L’équipe est partie.' },
    { locale: 'en', wrong: 'The labâ€™s head has left.', right: 'The lab’s head has left.' },
    { locale: 'es', wrong: 'La investigaciÃ³n ha terminado.', right: 'La investigación ha terminado.' },
    { locale: 'ar', wrong: 'Ø³Ø¹Ø± Ø§Ù„Ø®Ø¨Ø²', right: 'سعر الخبز' },
    { locale: 'ja', wrong: 'å®Ÿé¨“', right: '実験' },
  ],
  check: ({ text: side, pair }, report) => {
    const known = pair?.original.document.source ?? '';
    const tell = (passage: Passage, from: number, to: number) => {
      const text = passage.text.slice(from, to);
      if (!known.includes(text)) report({ ...placeIn(passage, from, to), values: { text: text.slice(0, 60) } });
    };
    for (const passage of passagesOf(side.document)) {
      if (!/[\u0080-\uffff]/.test(passage.text)) continue;
      const sure = matchesOf(passage.text, certain).map(({ index, 0: text }) => ({
        from: index,
        to: index + text.length,
      }));
      const damaged = damagedIn(passage.text, side);
      for (const { from, to } of damaged) tell(passage, from, to);
      for (const { from, to } of sure)
        if (!damaged.some((one) => one.from < to && from < one.to)) tell(passage, from, to);
    }
  },
};
