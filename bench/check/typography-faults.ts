import { changing, type Fault, type FaultyText, linesOf, oneOf, put } from './fault.ts';

const word = (text: FaultyText) =>
  text.writing.spaces
    ? /(?<![\p{L}\p{M}\p{N}«„“-])[\p{L}\p{M}]{4,}(?![\p{L}\p{M}\p{N}])/gu
    : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/gu;
const outer = ({ writing }: FaultyText) => writing.quotes[0];
/** Letters that look like others of another script. */
const twins: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с' };

function closing(text: FaultyText): RegExp | undefined {
  const [open, close] = outer(text) ?? [];
  return open && close ? new RegExp(`(${open}[^${open}${close}]{2,80})${close}`, 'gu') : undefined;
}

const anyWord = (make: (word: string, text: FaultyText) => string | undefined) =>
  changing(word, ([found], text) => make(found, text));

/** What is written as another language, or nobody, writes it. */
export const typographyFaults: readonly Fault[] = [
  {
    kind: 'citation not closed',
    family: 'typography',
    rules: ['quotes-unbalanced'],
    inject: changing(closing, (match) => match[1]),
  },
  {
    kind: 'citation not opened',
    family: 'typography',
    rules: ['quotes-unbalanced', 'quotes-kind'],
    inject: changing(closing, ([match]) => match.slice(1)),
  },
  {
    kind: 'citation closed by another mark',
    family: 'typography',
    rules: ['quotes-unbalanced', 'quotes-kind'],
    inject: changing(closing, (match) => `${match[1]}"`),
  },
  {
    kind: 'straight quotation marks',
    family: 'typography',
    rules: ['quotes-kind'],
    inject: changing(closing, (match) => `"${match[1]?.slice(1).trim()}"`),
  },
  {
    kind: 'quotation marks of another language',
    family: 'typography',
    rules: ['quotes-kind', 'quotes-unbalanced'],
    inject: changing(closing, (match, text) => {
      const own = text.writing.quotes.flat();
      const [open, close] = own.includes('„') ? ['“', '”'] : ['„', '“'];
      return `${open}${match[1]?.slice(1).trim()}${close}`;
    }),
  },
  {
    kind: 'straight apostrophe',
    family: 'typography',
    rules: ['apostrophe'],
    inject: changing(
      ({ source }) => ((source.match(/\p{L}’\p{L}/gu)?.length ?? 0) > 2 ? /(?<=\p{L})’(?=\p{L})/gu : undefined),
      () => "'",
    ),
  },
  {
    kind: 'accent for an apostrophe',
    family: 'typography',
    rules: ['apostrophe'],
    inject: changing(
      () => /(?<=\p{L})’(?=\p{L})/gu,
      () => '´',
    ),
  },
  {
    kind: 'hyphen for a dash',
    family: 'typography',
    rules: ['dash'],
    inject: changing(
      () => /(?<=[\p{L}\p{N}»”“)]) [–—] (?=[\p{L}\p{N}«„“(])/gu,
      () => ' - ',
    ),
  },
  {
    kind: 'two dots for an ellipsis',
    family: 'typography',
    rules: ['ellipsis'],
    inject: changing(
      () => /(?<=[\p{L}\p{M}]{2})[.。](?=\s|$|\p{L})/gu,
      ([match]) => match + match,
    ),
  },
  {
    kind: 'no-break space lost',
    family: 'typography',
    rules: ['no-break-space'],
    inject: changing(
      ({ writing: { spacedMarks } }) =>
        spacedMarks ? new RegExp(`[\\u202f\\u00a0](?=[${spacedMarks.replace('«', '')}])`, 'gu') : undefined,
      () => '',
    ),
  },
  {
    kind: 'ordinary space for a no-break space',
    family: 'typography',
    rules: ['no-break-space', 'space-inside'],
    inject: changing(
      ({ writing: { spacedMarks } }) =>
        spacedMarks ? new RegExp(`[\\u202f\\u00a0](?=[${spacedMarks.replace('«', '')}])`, 'gu') : undefined,
      () => ' ',
    ),
  },
  {
    kind: 'opening mark of a question lost',
    family: 'typography',
    rules: ['inverted-marks'],
    inject: changing(
      ({ writing: { invertedMarks } }) => {
        const marks = Object.values(invertedMarks).join('');
        return marks ? new RegExp(`[${marks}]`, 'gu') : undefined;
      },
      () => '',
    ),
  },
  {
    kind: 'marks of another script',
    family: 'typography',
    rules: ['own-marks'],
    inject: (text) => {
      const marks = Object.entries(text.writing.ownMarks).filter(([wrong]) => /[,.;?!]/.test(wrong));
      const pair = oneOf(
        marks.filter(([, right]) => text.source.includes(right)),
        text.random,
      );
      return (
        pair &&
        changing(
          () => new RegExp(`(?<=[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Arabic}])${pair[1]}`, 'gu'),
          () => pair[0],
        )(text)
      );
    },
  },
  {
    kind: 'two spaces',
    family: 'typography',
    rules: ['double-space'],
    inject: changing(
      ({ writing }) => (writing.spaces ? /(?<=[\p{L}\p{M}]) (?=[\p{L}])/gu : undefined),
      () => '  ',
    ),
  },
  {
    kind: 'space before a stop',
    family: 'typography',
    rules: ['space-before-stop'],
    inject: changing(
      () => /(?<=[\p{L}\p{M}])[.,،。、](?=\s|$)/gu,
      ([match]) => ` ${match}`,
    ),
  },
  {
    kind: 'space at the end of a paragraph',
    family: 'typography',
    rules: ['space-at-end'],
    inject: changing(
      () => /.$/gu,
      ([match]) => `${match} `,
      /^(?!:::|\||#|\[\^|[-*] |\d+\. )\S.{80}/,
    ),
  },
  {
    kind: 'space within brackets',
    family: 'typography',
    rules: ['space-inside'],
    inject: changing(
      () => /(?<= )\((?=\p{L})/gu,
      () => '( ',
    ),
  },
  { kind: 'word twice', family: 'typography', rules: ['doubled-word'], inject: wordTwice() },
  {
    kind: 'words in capitals',
    family: 'typography',
    rules: ['all-caps'],
    inject: changing(
      ({ script }) => (script === 'Latn' ? /(?<= )\p{Ll}{5,} (?:\p{Ll}+ )?\p{Ll}{5,}(?= )/gu : undefined),
      ([words]) => words.toUpperCase(),
    ),
  },
  {
    kind: 'zero-width space',
    family: 'typography',
    rules: ['invisible-marks'],
    inject: anyWord((one) => `${one.slice(0, 2)}\u200b${one.slice(2)}`),
  },
  {
    kind: 'direction mark',
    family: 'typography',
    rules: ['invisible-marks'],
    inject: anyWord((one) => `${one.slice(0, 2)}\u200f${one.slice(2)}`),
  },
  {
    kind: 'accents stored apart',
    family: 'typography',
    rules: ['not-nfc'],
    inject: changing(
      () => /[^\s\p{M}]+/gu,
      ([one]) => (one.normalize('NFD').length > one.length ? one.normalize('NFD') : undefined),
    ),
  },
  {
    kind: 'damaged encoding',
    family: 'typography',
    rules: ['mojibake'],
    inject: changing(
      () => /[\u0080-\u{ffff}]+/gu,
      ([one]) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(one)),
    ),
  },
  {
    kind: 'letter of another script',
    family: 'typography',
    rules: ['look-alike'],
    inject: anyWord((one, { script }) =>
      script === 'Latn' ? one.replace(/(?<=\p{Ll})[aeopc](?=\p{Ll})/u, (letter) => twins[letter] ?? letter) : undefined,
    ),
  },
  {
    kind: 'letter of a neighbouring language',
    family: 'typography',
    rules: ['look-alike'],
    inject: (text) => {
      const alike = Object.entries(text.writing.lookAlikes);
      return changing(
        () => (alike.length > 0 ? /[\p{Script=Katakana}ー]{3,}|[\p{Script=Arabic}\p{M}]{4,}/gu : undefined),
        ([one]) => {
          const pair = alike.find(([, right]) => one.slice(1, -1).includes(right));
          return pair ? one[0] + one.slice(1, -1).replace(pair[1], pair[0]) + one.slice(-1) : undefined;
        },
      )(text);
    },
  },
  {
    kind: 'bracket not closed',
    family: 'typography',
    rules: ['brackets-unbalanced'],
    inject: changing(
      () => /([(（][\p{L}\p{N}\p{M} ,、–-]{2,60})[)）]/gu,
      (match) => match[1],
    ),
  },
  {
    kind: 'digits of another script',
    family: 'typography',
    rules: ['digits-mixed'],
    inject: changing(
      ({ script }) =>
        script !== 'Arab' && script !== 'Jpan' ? undefined : /(?<=[\p{L}] ?)\d{2,4}(?= ?[\p{L}])(?!\p{Script=Latin})/gu,
      ([number], { script }) =>
        number.replace(/\d/g, (digit) => String.fromCodePoint((script === 'Arab' ? 0x660 : 0xff10) + Number(digit))),
    ),
  },
];

function wordTwice(): Fault['inject'] {
  return (text) => {
    const line = oneOf(
      linesOf(text.source).filter(({ text: words }) => words.length > 60),
      text.random,
    );
    if (!line) return undefined;
    const pattern = text.writing.spaces
      ? /(?<= )[\p{Ll}\p{Script=Arabic}\p{M}]{3,}(?= )/gu
      : /(?<=\p{Script=Han})[をはがに](?=\p{Script=Han})/gu;
    const match = oneOf([...line.text.matchAll(pattern)], text.random);
    const words = match?.[0];
    if (!match || !words || text.writing.doubled.includes(words)) return undefined;
    return put(
      text.source,
      line.start + match.index,
      words.length,
      text.writing.spaces ? `${words} ${words}` : words + words,
    );
  };
}
