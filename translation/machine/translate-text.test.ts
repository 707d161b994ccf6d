import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPair } from '../check-pair.ts';
import { parseDocument } from '../document/document.ts';
import type { EngineRequest } from '../engines/engine.ts';
import { prepareChecks } from '../prepare.ts';
import { hashedBlocks } from '../staleness/block-hash.ts';
import { readUnits } from './read-units.ts';
import { scriptedEngine, testAsking } from './testing-asking.ts';
import { definitionsOf, type TextSources, translateText } from './translate-text.ts';
import { hasWords, marksIn, type Piece, type Unit } from './unit.ts';
import { verify } from './verify.ts';
import { toWire } from './wire.ts';

const meridian = (article: string, locale: string) =>
  readFileSync(new URL(`../../content/articles/${article}/${locale}.md`, import.meta.url), 'utf8');

const headingIds = (markdown: string) =>
  [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, words = '']) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'));

async function translated(
  sources: TextSources,
  to: string,
  answer: (block: string, request: EngineRequest) => string | undefined,
) {
  const engine = scriptedEngine(answer);
  const asking = await testAsking(engine, to, { definitions: definitionsOf(sources.original) });
  const made = await translateText(
    sources,
    asking,
    {
      slugFor: (title) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'),
      headingIds,
      linkTo: (address) => (address.endsWith('/en.md') ? address.replace(/en\.md$/, `${to}.md`) : undefined),
      engine: engine.name,
      date: '2026-11-25',
      staysPublished: false,
    },
    () => undefined,
  );
  return { ...made, requests: engine.requests };
}

/** What a person wrote for each block of the original, as an engine would answer it. */
function personsAnswers(original: string, translation: string, to: string): Map<string, string> {
  const [before, after] = [readUnits(original), readUnits(translation)];
  expect(after.length).toBe(before.length);
  const named = (target: string) => target.replace(/\/[a-z]{2}\.md$/, '/xx.md');
  const renumbered = (unit: Unit, like: Unit): Piece[] => {
    const numbers = marksIn(like.pieces).map(({ mark }) => mark);
    const take = (pieces: readonly Piece[]): Piece[] =>
      pieces.map((piece) => {
        if (typeof piece === 'string') return piece;
        const at = numbers.findIndex(
          ({ kind, target }) => kind === piece.mark.kind && named(target) === named(piece.mark.target),
        );
        const [mark] = numbers.splice(at, 1);
        if (!mark) throw new Error(`The ${to} text has markup that the original has not.`);
        return { mark, children: take(piece.children) };
      });
    return take(unit.pieces);
  };
  return new Map(
    before.flatMap((unit, index) => {
      const own = after[index];
      return own && hasWords(unit) ? [[toWire(unit.pieces), toWire(renumbered(own, unit))] as const] : [];
    }),
  );
}

test.each(['de', 'fr', 'es', 'ar', 'ja'])(
  'an article goes from English into %s and reads back whole',
  { timeout: 60_000 },
  async (to) => {
    const original = meridian('msra-vancouver', 'en');
    const persons = meridian('msra-vancouver', to);
    const answers = personsAnswers(original, persons, to);
    const { source, left } = await translated({ original }, to, (block) => answers.get(block));
    expect(left).toEqual([]);
    // The body is what the person wrote, byte for byte: nothing was lost on the way there and back.
    const bodyOf = (text: string) => text.slice(parseDocument(text).front.end);
    expect(bodyOf(source)).toBe(bodyOf(persons));
    const fields = (text: string) =>
      [...parseDocument(text).front.fields]
        .map(([name, { text: words }]) => `${name}: ${words}`)
        .sort((a, b) => (a < b ? -1 : 1));
    expect(fields(source)).toEqual(fields(persons));
    expect(source).toContain('draft: true');
    expect(source).toContain('provenance: { kind: machine, engine: "Scripted", date: 2026-11-25 }');
    const context = await prepareChecks(['en', to]);
    const findings = checkPair({
      original: { source: original, locale: 'en' },
      translation: { source, locale: to },
      context,
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

test.each(['de', 'fr', 'es', 'ar'])(
  'of what people wrote in %s every block can be used, and none with a space beside its markup taken away',
  { timeout: 60_000 },
  async (to) => {
    const context = await prepareChecks(['en', to]);
    for (const article of ['msra-vancouver', 'euv-light', 'alphafold-nobel']) {
      const source = meridian(article, 'en');
      const answers = personsAnswers(source, meridian(article, to), to);
      const verifying = { from: 'en', to, context, definitions: definitionsOf(source) };
      for (const unit of readUnits(source)) {
        const answer = answers.get(toWire(unit.pieces));
        if (answer === undefined) continue;
        expect(verify(answer, unit, verifying).faults).toEqual([]);
        for (const { index } of answer.matchAll(/ (?=<m\d)|(?<=<\/m\d+>|\/>) /g)) {
          const glued = answer.slice(0, index) + answer.slice(index + 1);
          expect([glued, verify(glued, unit, verifying).markdown]).toEqual([glued, undefined]);
        }
      }
    }
  },
);

const original = `---
title: "Two houses"
slug: two-houses
standfirst: "About houses."
---
## The first house

One house, see [below](#the-second-house) and [that](../three/en.md).

- an *old* house
- ![a door](door.jpg)

## The second house

| House | Year |
| --- | --- |
| old | 1901 |

\`\`\`
code
\`\`\`

::link-card{href="../three/en.md" title="Three"}

It was closed.[^1]

[^1]: By the city.
`;

const german: Readonly<Record<string, string>> = {
  'Two houses': 'Zwei Häuser',
  'About houses.': 'Über Häuser.',
  'The first house': 'Das erste Haus',
  'One house, see <m1>below</m1> and <m2>that</m2>.': 'Ein Haus, siehe <m1>unten</m1> und <m2>dort</m2>.',
  'an <m1>old</m1> house': 'ein <m1>altes</m1> Haus',
  'a door': 'eine Tür',
  'The second house': 'Das zweite Haus',
  House: 'Haus',
  Year: 'Jahr',
  old: 'alt',
  Three: 'Drei',
  'It was closed.<m1/>': 'Es wurde geschlossen.<m1/>',
  'By the city.': 'Von der Stadt.',
};

const whole = `## Das erste Haus

Ein Haus, siehe [unten](#das-zweite-haus) und [dort](../three/de.md).

- ein *altes* Haus
- ![eine Tür](door.jpg)

## Das zweite Haus

| Haus | Jahr |
| --- | --- |
| alt | 1901 |

\`\`\`
code
\`\`\`

::link-card{href="../three/de.md" title="Drei"}

Es wurde geschlossen.[^1]

[^1]: Von der Stadt.
`;

test('headings, tables, pictures, notes and cards are translated, code is not, and links lead to this language', async () => {
  const { source, asked } = await translated({ original }, 'de', (block) => german[block]);
  expect(source.slice(source.indexOf('\n---\n') + 5)).toBe(whole);
  expect(source).toContain('slug: zwei-häuser');
  expect(asked).toBe(13);
});

test('of a changed original only the changed block is asked for; what a person mended in the others stays', async () => {
  const { source } = await translated({ original }, 'de', (block) => german[block]);
  const mended = source
    .replace('ein *altes* Haus', 'ein sehr *altes* Haus')
    .replace('draft: true', 'draft: true\naliases: [haus]');
  const changed = original.replace('It was closed.', 'It was opened.');
  const blocks = hashedBlocks(original).map(({ hash }) => hash);
  const again = await translated(
    { original: changed, earlier: { source: mended, blocks } },
    'de',
    () => 'Es wurde eröffnet.<m1/>',
  );
  expect(again.requests.map((request) => request.blocks)).toEqual([['It was opened.<m1/>']]);
  expect(again.source).toContain('ein sehr *altes* Haus');
  expect(again.source).toContain('Es wurde eröffnet.[^1]');
  expect(again.source).toContain('aliases: [ haus ]');
  expect(again.source).toContain('slug: zwei-häuser');
});

test('blocks that moved keep their words, new ones are asked for', async () => {
  const { source } = await translated({ original }, 'de', (block) => german[block]);
  const blocks = hashedBlocks(original).map(({ hash }) => hash);
  const moved = original
    .replace('It was closed.[^1]\n\n', '')
    .replace('## The first house\n', 'It was closed.[^1]\n\nNew words.\n\n## The first house\n');
  const again = await translated({ original: moved, earlier: { source, blocks } }, 'de', () => 'Neue Wörter.');
  expect(again.requests.map((request) => request.blocks)).toEqual([['New words.']]);
  expect(again.source).toContain('Es wurde geschlossen.[^1]\n\nNeue Wörter.\n\n## Das erste Haus');
});

test('a translation that no longer goes block by block with its record is asked for whole', async () => {
  const { source } = await translated({ original }, 'de', (block) => german[block]);
  const blocks = hashedBlocks(original).map(({ hash }) => hash);
  const again = await translated(
    { original, earlier: { source: source.replace('- ein *altes* Haus\n', ''), blocks } },
    'de',
    (block) => german[block],
  );
  expect(again.asked).toBe(13);
  expect(again.source).toContain('- ein *altes* Haus');
});

test('what an engine cannot do stays in the original’s words, is named, and is asked for next time', async () => {
  const { source, left } = await translated({ original }, 'de', (block) =>
    block.startsWith('One house') ? 'Ein Haus, siehe unten.' : german[block],
  );
  expect(left).toMatchObject([
    { words: 'One house, see below and that.', faults: [{ kind: 'tag-lost' }, { kind: 'tag-lost' }] },
  ]);
  expect(source).toContain('One house, see [below](#das-zweite-haus) and [that](../three/de.md).');
  const blocks = hashedBlocks(original).map(({ hash }) => hash);
  const again = await translated({ original, earlier: { source, blocks } }, 'de', (block) => german[block]);
  expect(again.source.slice(again.source.indexOf('\n---\n') + 5)).toBe(whole);
});
