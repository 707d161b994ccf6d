import { bodyStart, changing, type Fault, linesOf, losing, oneOf, put } from './fault.ts';

const spaced = (locale: { writing: { spaces: boolean } }) => locale.writing.spaces;
const link = /(?<!!)\[([^\]^]+)\]\(([^)]+)\)/gu;

/** What copying, pasting and translation plug-ins do to Markdown. */
export const markupFaults: readonly Fault[] = [
  {
    kind: 'space before a link lost',
    family: 'markup',
    rules: ['glued-link'],
    inject: changing(
      (text) => (spaced(text) ? /(?<=[\p{L}\p{M}]{4}) (?=(?<!!)\[[\p{L}\p{N}])/gu : undefined),
      () => '',
    ),
  },
  {
    kind: 'space behind a link lost',
    family: 'markup',
    rules: ['glued-link'],
    inject: changing(
      (text) => (spaced(text) ? /\[[^\]^]+[\p{L}\p{N}]\]\([^)]+\) (?=[\p{L}]{4})/gu : undefined),
      ([match]) => match.trimEnd(),
    ),
  },
  {
    kind: 'space beside a citation lost',
    family: 'markup',
    rules: ['glued-words', 'glued-link', 'glued-emphasis'],
    inject: changing(
      (text) => {
        const [pair] = text.writing.quotes;
        return spaced(text) && pair
          ? new RegExp(`(?<=[\\p{L}\\p{M}]{3}) (?=${pair[0]})|(?<=[\\p{L}]${pair[1]}) (?=[\\p{L}]{3})`, 'gu')
          : undefined;
      },
      () => '',
    ),
  },
  {
    kind: 'space between sentences lost',
    family: 'markup',
    rules: ['glued-words', 'glued-link'],
    inject: changing(
      (text) =>
        spaced(text)
          ? /(?<=[\p{Ll}\p{Script=Arabic}]{3}[.!?؟]) (?=[\p{Lu}\p{Script=Arabic}][\p{L}\p{M}]+ )/gu
          : undefined,
      () => '',
    ),
  },
  {
    kind: 'space beside emphasis lost',
    family: 'markup',
    rules: ['glued-emphasis', 'broken-markup', 'emphasis-missing'],
    inject: changing(
      (text) => (spaced(text) ? /(?<=[\p{L}\p{M}]{4}) (?=\*{1,2}[\p{L}])/gu : undefined),
      () => '',
    ),
  },
  {
    kind: 'link lost',
    family: 'markup',
    rules: ['link-missing'],
    inject: changing(
      () => link,
      (match) => match[1],
    ),
  },
  {
    kind: 'link added',
    family: 'markup',
    rules: ['link-added'],
    inject: changing(
      (text) => (spaced(text) ? /(?<= )[\p{L}\p{M}]{5,}(?= )/gu : /[\p{Script=Han}]{2}(?=[のをは])/gu),
      ([word], { source }) => (source.includes(`[${word}`) ? undefined : `[${word}](https://added.example/page)`),
    ),
  },
  {
    kind: 'link leads elsewhere',
    family: 'markup',
    rules: ['link-elsewhere'],
    inject: changing(
      () => link,
      (match) => (match[2]?.startsWith('http') ? `[${match[1]}](https://elsewhere.example/page)` : undefined),
    ),
  },
  {
    kind: 'link to another locale',
    family: 'markup',
    rules: ['link-locale', 'link-elsewhere'],
    inject: changing(
      () => link,
      (match, { locale, from }) =>
        match[2]?.includes(`/${locale}.md`)
          ? `[${match[1]}](${match[2].replace(`/${locale}.md`, `/${from}.md`)})`
          : undefined,
    ),
  },
  {
    kind: 'brackets of a link apart',
    family: 'markup',
    rules: ['broken-markup', 'link-missing'],
    inject: changing(
      () => link,
      (match) => `[${match[1]}] (${match[2]})`,
    ),
  },
  {
    kind: 'emphasis lost',
    family: 'markup',
    rules: ['emphasis-missing'],
    inject: changing(
      (text) => (text.script === 'Latn' ? /\*{1,2}([^*\s][^*]*)\*{1,2}/gu : /\*\*([^*]+)\*\*/gu),
      (match) => match[1],
    ),
  },
  {
    kind: 'half of an emphasis lost',
    family: 'markup',
    rules: ['broken-markup', 'emphasis-missing'],
    inject: changing(
      () => /\*\*([^*]+)\*\*/gu,
      (match) => `**${match[1]}`,
    ),
  },
  { kind: 'heading lost', family: 'markup', rules: ['heading-out-of-step'], inject: losing(/^#/) },
  {
    kind: 'heading of another level',
    family: 'markup',
    rules: ['heading-level'],
    inject: changing(
      () => /^## /gu,
      () => '### ',
      /^## /,
    ),
  },
  { kind: 'item of a list lost', family: 'markup', rules: ['list-out-of-step'], inject: losing(/^(?:[-*]|\d+\.) /) },
  {
    kind: 'row of a table lost',
    family: 'markup',
    rules: ['table-out-of-step', 'paragraph-added'],
    inject: losing(/^\|(?! ?:?-)/),
  },
  {
    kind: 'cell of a table lost',
    family: 'markup',
    rules: ['table-cells', 'paragraph-added'],
    inject: changing(
      () => /\|[^|\n]+\|$/gu,
      () => '|',
      /^\|(?! ?:?-)/,
    ),
  },
  {
    kind: 'mark of a footnote lost',
    family: 'markup',
    rules: ['footnote-out-of-step'],
    inject: changing(
      () => /\[\^[^\]]+\]/gu,
      () => '',
    ),
  },
  {
    kind: 'footnote lost',
    family: 'markup',
    rules: ['footnote-out-of-step', 'paragraph-missing'],
    inject: losing(/^\[\^[^\]]+\]:/),
  },
  {
    kind: 'block lost',
    family: 'markup',
    rules: ['block-out-of-step'],
    inject: ({ source, random }) => {
      const line = oneOf(linesOf(source, /^:{2,3}[a-z]/), random);
      if (!line) return undefined;
      const fence = line.text.startsWith(':::') ? source.indexOf('\n:::\n', line.start) : -1;
      const words = fence === -1 ? '' : source.slice(line.start + line.text.length + 1, fence);
      const length = fence === -1 ? line.text.length : fence + 4 - line.start;
      return { ...put(source, line.start, length, words), near: true };
    },
  },
  {
    kind: 'picture lost',
    family: 'markup',
    rules: ['picture-out-of-step', 'block-out-of-step'],
    inject: losing(/^!\[|^::figure/),
  },
  {
    kind: 'text ends in the middle of the article',
    family: 'markup',
    rules: ['paragraph-missing', 'heading-out-of-step', 'list-out-of-step', 'block-out-of-step', 'translation-empty'],
    inject: ({ source }) => {
      const start = bodyStart(source);
      const cut = source.indexOf('\n\n', start + Math.floor((source.length - start) * 0.6));
      return cut === -1 ? undefined : { source: `${source.slice(0, cut)}\n`, start: cut - 1, end: cut, near: true };
    },
  },
];
