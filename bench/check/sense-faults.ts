import { sentencesOf } from '../../translation/document/sentences.ts';
import { latinSkeleton, ownSkeleton } from '../../translation/names/sound.ts';
import { bodyStart, changing, type Fault, type FaultyText, linesOf, losing, oneOf, put } from './fault.ts';
import { swapping, wordsOf } from './number-faults.ts';

const paragraph = /^(?!:::|```|\||#|\[\^|[-*>!] |\d+\. |::)\S.{60}/;
const names = /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}{3,}(?![\p{L}-])/gu;
const leftOver = ['left-over-language'];

/** A paragraph of another file at about the same place. */
function paragraphOf(source: string, share: number): string | undefined {
  const lines = linesOf(source, paragraph);
  return lines[Math.min(lines.length - 1, Math.floor(lines.length * share))]?.text;
}

/** A paragraph is in another language than the rest. */
function foreignParagraph(source: (text: FaultyText) => string | undefined): Fault['inject'] {
  return (text) => {
    const other = source(text);
    const share = text.random();
    const lines = linesOf(text.source, paragraph);
    const line = lines[Math.floor(lines.length * share)];
    const words = other && paragraphOf(other, share);
    return line && words ? put(text.source, line.start, line.text.length, words) : undefined;
  };
}

/** A sentence of another file stands among those of a paragraph. */
function foreignSentence(source: (text: FaultyText) => string | undefined): Fault['inject'] {
  return (text) => {
    const other = source(text);
    const line = oneOf(linesOf(text.source, paragraph), text.random);
    const share = text.random();
    const sentence = other
      ? oneOf(
          sentencesOf(paragraphOf(other, share) ?? '').filter(
            ({ text: words }) => !/["“«„「*[`]/.test(words) && words.length > 50 - (text.writing.spaces ? 0 : 10),
          ),
          text.random,
        )
      : undefined;
    if (!line || !sentence) return undefined;
    const sentences = sentencesOf(line.text);
    const place = oneOf(sentences, text.random);
    return place && put(text.source, line.start + place.from, place.to - place.from, sentence.text);
  };
}

/** A name of the original, where the translation of the article writes it, becomes another one. */
function changedName(replacement: (name: string, text: FaultyText) => string): Fault['inject'] {
  return (text) => {
    const body = text.original
      .slice(bodyStart(text.original))
      .replace(/\[[^\]]*\]\([^)]*\)|[“„«"][^”“»"]*[”“»"]/gu, ' ');
    const people = [...new Set(body.match(names))];
    if (text.script === 'Latn') {
      const kept = people.filter((name) => text.source.includes(` ${name}`));
      const name = oneOf(kept, text.random);
      return name === undefined
        ? undefined
        : changing(
            () => new RegExp(`(?<![\\p{L}])${name}(?!\\p{L})`, 'gu'),
            () => replacement(name, text),
          )(text);
    }
    const { sounds } = text.writing;
    const skeleton = (name: string) => latinSkeleton(name, Object.values(sounds).includes('r'));
    const inOriginal = people.map((name) => name.split(' ').map(skeleton));
    // A first name and a surname beside each other, as the language spells them.
    return changing(
      () =>
        /([\p{Script=Katakana}ー]{2,})・([\p{Script=Katakana}ー]{3,})|(?<!\p{L})([\p{Script=Arabic}\p{M}]{3,}) ([\p{Script=Arabic}\p{M}]{4,})/gu,
      (match) => {
        const [first = '', last = ''] = match.slice(1).filter((part) => part !== undefined);
        const isName = inOriginal.some(
          ([one, other]) =>
            one === ownSkeleton(first, sounds) && other === ownSkeleton(last, sounds) && other.length > 1,
        );
        return isName ? match[0].replace(last, replacement(last, text)) : undefined;
      },
    )(text);
  };
}

const stranger = ({ script }: FaultyText) => (script === 'Latn' ? 'Doe' : script === 'Arab' ? 'الزهراوي' : 'ハヤカワ');

/** What says something else than the original, or does not say it in the reader's language. */
export const senseFaults: readonly Fault[] = [
  {
    kind: 'another name',
    family: 'sense',
    rules: ['name-missing'],
    inject: changedName((name, text) =>
      text.script === 'Latn' ? `${name.split(' ')[0]} ${stranger(text)}` : stranger(text),
    ),
  },
  {
    kind: 'name misspelt',
    family: 'sense',
    rules: ['name-missing'],
    inject: (text) =>
      text.script === 'Latn'
        ? changedName((name) => name.replace(/(?<=\p{Lu}\p{Ll}* \p{Lu}\p{Ll})\p{Ll}{2}/u, 'xz'))(text)
        : undefined,
  },
  { kind: 'negation lost', family: 'sense', rules: ['negation'], inject: swapping('negation') },
  { kind: 'negation added', family: 'sense', rules: ['negation'], inject: swapping('affirmation') },
  {
    kind: 'paragraph in the language of the original',
    family: 'sense',
    rules: leftOver,
    inject: foreignParagraph(({ original }) => original),
  },
  {
    kind: 'paragraph in a third language',
    family: 'sense',
    rules: leftOver,
    inject: foreignParagraph(({ third }) => third),
  },
  {
    kind: 'sentence in the language of the original',
    family: 'sense',
    rules: leftOver,
    inject: foreignSentence(({ original }) => original),
  },
  {
    kind: 'sentence in a third language',
    family: 'sense',
    rules: leftOver,
    inject: foreignSentence(({ third }) => third),
  },
  { kind: 'paragraph lost', family: 'sense', rules: ['paragraph-missing'], inject: losing(paragraph) },
  {
    kind: 'paragraph added',
    family: 'sense',
    rules: ['paragraph-added'],
    inject: (text) => {
      const line = oneOf(linesOf(text.source, paragraph), text.random);
      const words = wordsOf(text)?.sentence;
      return line && words ? { ...put(text.source, line.start, 0, `${words}\n\n`), near: true } : undefined;
    },
  },
  {
    kind: 'paragraph twice',
    family: 'sense',
    rules: ['text-doubled', 'paragraph-added'],
    inject: ({ source, random }) => {
      const line = oneOf(linesOf(source, paragraph), random);
      return line && put(source, line.start + line.text.length, 0, `\n\n${line.text}`);
    },
  },
  {
    kind: 'sentence twice',
    family: 'sense',
    rules: ['text-doubled'],
    inject: sentenceOf(40, (sentence, { writing }) => `${sentence}${writing.spaces ? ' ' : ''}${sentence}`),
  },
  {
    kind: 'paragraph cut off',
    family: 'sense',
    rules: ['text-cut-off'],
    inject: ({ source, random, writing }) => {
      const line = oneOf(
        linesOf(source, paragraph).filter(({ text }) => /[.!?。؟]$/.test(text) && sentencesOf(text).length > 1),
        random,
      );
      const last = line && sentencesOf(line.text).at(-1);
      if (!line || !last || last.text.length < 24) return undefined;
      const middle = last.from + Math.floor(last.text.length / 2);
      const cut = writing.spaces ? line.text.lastIndexOf(' ', middle) : middle;
      if (cut <= last.from || /[.!?。…:»”“」)\]]$/.test(line.text.slice(0, cut))) return undefined;
      return put(source, line.start + cut, line.text.length - cut, '');
    },
  },
  {
    kind: 'most of a paragraph lost',
    family: 'sense',
    rules: ['length', 'number-missing', 'name-missing', 'link-missing', 'negation'],
    inject: ({ source, random }) => {
      const line = oneOf(
        linesOf(source, paragraph).filter(({ text }) => sentencesOf(text).length > 3),
        random,
      );
      const first = line && sentencesOf(line.text)[0];
      return line && first && put(source, line.start + first.to, line.text.length - first.to, '');
    },
  },
];

function sentenceOf(least: number, make: (sentence: string, text: FaultyText) => string): Fault['inject'] {
  return (text) => {
    const line = oneOf(
      linesOf(text.source, paragraph).filter(({ text: words }) => !/[[*`]/.test(words)),
      text.random,
    );
    const sentence = line && oneOf(sentencesOf(line.text), text.random);
    if (!line || !sentence || sentence.text.length < (text.writing.spaces ? least : least / 2)) return undefined;
    if (!/[.!?。？！؟]$/.test(sentence.text)) return undefined;
    return put(text.source, line.start + sentence.from, sentence.to - sentence.from, make(sentence.text, text));
  };
}
