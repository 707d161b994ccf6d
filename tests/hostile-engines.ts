import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { askAll } from '../translation/machine/ask.ts';
import { readUnits } from '../translation/machine/read-units.ts';
import { scriptedEngine, testAsking } from '../translation/machine/testing-asking.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

/** English words and German ones for them, so that an honest answer is a translation. Some German ones could be endings. */
const dictionary: Readonly<Record<string, string>> = {
  the: 'das',
  a: 'ein',
  it: 'es',
  in: 'in',
  house: 'Haus',
  lab: 'Labor',
  people: 'Leute',
  was: 'war',
  and: 'und',
  closed: 'geschlossen',
  slowly: 'langsam',
  city: 'Stadt',
  old: 'alt',
  new: 'neu',
  water: 'Wasser',
  stands: 'steht',
  there: 'dort',
  never: 'niemals',
};
const word = fc.constantFrom(...Object.keys(dictionary));
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

/** Markup with a space or a mark at each side, so that whatever touches a letter afterwards was glued. */
const marked = fc.oneof(
  phrase,
  fc.tuple(phrase, fc.nat(99)).map(([words, id]) => `[${words}](https://a.example/${id})`),
  phrase.map((words) => `*${words}*`),
  phrase.map((words) => `**${words}**`),
  fc.tuple(phrase, phrase, fc.nat(99)).map(([one, two, id]) => `[${one} **${two}**](https://a.example/${id})`),
  fc.tuple(phrase, phrase).map(([one, two]) => `*${one} [${two}](https://b.example)*`),
  fc.nat(99).map((id) => `\`code ${id}\``),
  fc.nat(99).map((id) => `![](https://a.example/${id}.jpg)`),
  phrase.map((words) => `“${words}”`),
);
const sentence = fc.array(marked, { minLength: 1, maxLength: 5 }).map((parts) => `And ${parts.join(', ')} end.`);
const block = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));

/** What an engine may do to an answer. */
type Harm = (answer: string, place: number) => string;
const tags = /<\/?m\d+\/?>/g;
const at = (list: readonly string[], place: number) => list[place % Math.max(1, list.length)] ?? '';
const harms: readonly Harm[] = [
  (answer) => answer,
  (answer, place) => answer.replace(at(answer.match(tags) ?? [], place), ''),
  (answer, place) => answer.replace(at(answer.match(tags) ?? [], place), (tag) => tag + tag),
  (answer, place) => {
    const found = answer.match(tags) ?? [];
    const [one, other] = [at(found, place), at(found, place + 1)];
    return answer.replace(one, '\u0000').replace(other, one).replace('\u0000', other);
  },
  (answer) => answer.replace(/ (<m)/g, '$1'),
  (answer) => answer.replace(/(m\d+\/?>) /g, '$1'),
  (answer) => answer.replace(/ (?=<)|(?<=>) /g, ''),
  (answer, place) => answer.slice(0, place % (answer.length + 1)),
  (answer, place) =>
    `${answer.slice(0, place % (answer.length + 1))} ${answer.slice((place * 7) % (answer.length + 1))}`,
  (answer) => answer.replace(tags, ''),
  (answer) => answer.replace(/<m(\d+)>/g, '<m$1/>'),
  (answer) => answer.replace(/m(\d)/g, (_, digit: string) => `m${Number(digit) + 1}`),
  (answer) => answer.replace(/<(\/?)m(\d+)>/g, '< $1 M$2 >'),
  (answer) => answer.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  (answer) => answer.replace(/ (<m\d+>)/g, '$1 ').replace(/(<\/m\d+>)/g, ' $1'),
  (answer, place) => answer.replace(at(answer.match(/\p{L}+/gu) ?? [], place), '[Klick](https://evil.example)'),
  (answer, place) => answer.replace(at(answer.match(/ \p{L}+ /gu) ?? [], place), ' *wichtig* `x` '),
  (answer) => answer.split(' ').reverse().join(' '),
  (answer) => answer.replaceAll(' ', ''),
  (answer) => `# ${answer}\n\n- mehr`,
  (answer) => answer.replaceAll('. ', '.'),
  (answer) => answer.replaceAll(', ', ','),
  () => '',
];
const harm = fc.record({ kind: fc.nat(harms.length - 1), place: fc.nat(500) });

/** A block, and what an engine does to its answers, one after the other. */
export interface HostileTrial {
  readonly source: string;
  readonly plan: readonly { readonly kind: number; readonly place: number }[];
}

/** Random blocks and random engines. */
export const hostileTrials: fc.Arbitrary<HostileTrial> = fc.record({
  source: block,
  plan: fc.array(harm, { minLength: 1, maxLength: 8 }),
});

function honest(wire: string): string {
  return wire
    .split(/(<[^>]*>)/)
    .map((part) =>
      part.startsWith('<')
        ? part
        : part.replace(
            /[A-Za-z]+/g,
            (english) => ({ And: 'Und', end: 'Ende' })[english] ?? dictionary[english] ?? english,
          ),
    )
    .join('');
}

/** What markup a block has, and what is read directly beside each piece of it. Nothing of ours: the judge is another. */
function markupOf(source: string): { readonly pieces: string[]; readonly glued: string[] } {
  const pieces: string[] = [];
  const places: { from: number; to: number }[] = [];
  let text = '';
  const visit = (nodes: readonly PhrasingContent[], within: string) => {
    for (const node of nodes) {
      const from = text.length;
      if (node.type === 'text') text += node.value;
      else {
        const self = `${node.type} ${'url' in node ? node.url : node.type === 'inlineCode' ? node.value : ''}`;
        pieces.push(`${within} > ${self}`);
        if ('children' in node) visit(node.children, self);
        else text += node.type === 'break' ? '\n' : 'x';
        places.push({ from, to: text.length });
      }
    }
  };
  const { children } = parser.parse(source);
  for (const node of children) {
    if (node.type === 'paragraph') visit(node.children, '');
    else pieces.push(`block ${node.type}`);
  }
  const glued = places
    .filter(
      ({ from, to }) =>
        (/[\p{L}\p{N}.,;!?”]/u.test(text[from - 1] ?? '') && /[\p{L}\p{N}]/u.test(text[from] ?? '')) ||
        (/[\p{L}\p{N}]/u.test(text[to] ?? '') && text[to - 1] !== ' '),
    )
    .map(({ from, to }) => text.slice(Math.max(0, from - 8), to + 8));
  return { pieces: [...pieces, `${children.length} blocks`].sort((a, b) => (a < b ? -1 : 1)), glued };
}

/**
 * Has a hostile engine translate a block.
 * @returns undefined when nothing of what it answered was taken; else what markup differs, and where something is glued
 */
export async function hostileOutcome({
  source,
  plan,
}: HostileTrial): Promise<
  { readonly before: string[]; readonly after: string[]; readonly glued: string[] } | undefined
> {
  const engine = scriptedEngine((wire, _, time) => {
    const { kind, place } = plan[(time - 1) % plan.length] ?? { kind: 0, place: 0 };
    return harms[kind]?.(honest(wire), place);
  });
  const [unit] = readUnits(source);
  if (!unit) return undefined;
  const asking = await testAsking({ ...engine, concurrency: 1 }, 'de');
  const outcome = (await askAll([unit], asking, () => undefined)).get(unit);
  if (outcome?.kind !== 'translated') return undefined;
  const [before, after] = [markupOf(source), markupOf(outcome.markdown)];
  return { before: before.pieces, after: after.pieces, glued: after.glued };
}
