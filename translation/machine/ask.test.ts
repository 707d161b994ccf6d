import { expect, test } from 'vitest';
import type { Engine } from '../engines/engine.ts';
import { askAll, type Outcome } from './ask.ts';
import { readUnits } from './read-units.ts';
import { memoryOfOneTest, scriptedEngine, testAsking } from './testing-asking.ts';
import type { Unit } from './unit.ts';

const two = 'The [agency](https://a.example/one) was closed. Nobody was told about *it*.';
const good = 'Die <m1>Behörde</m1> wurde geschlossen. Niemand erfuhr <m2>davon</m2>.';
const goodMarkdown = 'Die [Behörde](https://a.example/one) wurde geschlossen. Niemand erfuhr *davon*.';

async function asked(source: string, engine: Engine, more: Parameters<typeof testAsking>[2] = {}) {
  const units = readUnits(source);
  const outcomes = await askAll(units, await testAsking(engine, 'de', more), () => undefined);
  return units.map((unit: Unit) => outcomes.get(unit));
}

const markdown = (outcome: Outcome | undefined) => (outcome?.kind === 'translated' ? outcome.markdown : outcome?.kind);

test('a good answer is taken at once', async () => {
  const engine = scriptedEngine(() => good);
  const [outcome] = await asked(two, engine);
  expect(markdown(outcome)).toBe(goodMarkdown);
  expect(engine.requests).toHaveLength(1);
});

test('an answer without a tag is asked for again, and the engine is told which', async () => {
  const engine = scriptedEngine((_, { hint }) =>
    hint ? good : 'Die Behörde wurde geschlossen. Niemand erfuhr <m2>davon</m2>.',
  );
  const [outcome] = await asked(two, engine);
  expect(markdown(outcome)).toBe(goodMarkdown);
  expect(engine.requests[1]?.hint).toContain('<m1>');
});

test('when the whole comes back broken twice it goes sentence by sentence', async () => {
  const sentences: Record<string, string> = {
    'The <m1>agency</m1> was closed.': 'Die <m1>Behörde</m1> wurde geschlossen.',
    'Nobody was told about <m2>it</m2>.': 'Niemand erfuhr <m2>davon</m2>.',
  };
  const engine = scriptedEngine(
    (block) => sentences[block] ?? 'Die Behörde wurde geschlossen, und niemand erfuhr davon.',
  );
  const memory = memoryOfOneTest();
  const [outcome] = await asked(two, engine, { memory });
  expect(markdown(outcome)).toBe(goodMarkdown);
  // The whole is remembered as well, so that it is not asked for next time.
  const again = scriptedEngine(() => undefined);
  const [known] = await asked(two, again, { memory });
  expect(markdown(known)).toBe(goodMarkdown);
  expect(again.requests).toHaveLength(0);
});

test('in a language without spaces the sentences join without one', async () => {
  const sentences: Record<string, string> = {
    'The <m1>agency</m1> was closed.': '<m1>当局</m1>は閉鎖された。',
    'Nobody was told about <m2>it</m2>.': '誰も<m2>それ</m2>を知らされなかった。',
  };
  const units = readUnits(two);
  const engine = scriptedEngine((block) => sentences[block] ?? 'だめ');
  const outcomes = await askAll(units, await testAsking(engine, 'ja'), () => undefined);
  const [unit] = units;
  expect(markdown(unit && outcomes.get(unit))).toBe(
    '[当局](https://a.example/one)は閉鎖された。誰も*それ*を知らされなかった。',
  );
});

test('what never comes back whole is left, with the reason, and not remembered', async () => {
  const memory = memoryOfOneTest();
  const engine = scriptedEngine(() => 'Die <m1>Behörde</m1>wurde geschlossen. Niemand erfuhr <m2>davon</m2>.');
  const [outcome] = await asked(two, engine, { memory });
  expect(outcome).toMatchObject({ kind: 'left', faults: [{ kind: 'glued' }] });
  expect(memory.answers.size).toBe(0);
});

test('markup that spans two sentences is never split', async () => {
  const engine = scriptedEngine(() => 'Kaputt.');
  const [outcome] = await asked('**The agency was closed. Nobody was told.**', engine);
  expect(outcome?.kind).toBe('left');
  expect(engine.requests).toHaveLength(2);
});

test('an answer in doubt stands when the second is no better, the better one when it is', async () => {
  const source = 'There were 214 people in the old lab.';
  const [same] = await asked(
    source,
    scriptedEngine(() => 'Im alten Labor waren 215 Menschen.'),
  );
  expect(same).toMatchObject({ kind: 'translated', doubts: [{ kind: expect.stringContaining('number') as string }] });
  const [better] = await asked(
    source,
    scriptedEngine((_, { hint }) => `Im alten Labor waren ${hint ? 214 : 215} Menschen.`),
  );
  expect(better).toMatchObject({ kind: 'translated', doubts: [], markdown: 'Im alten Labor waren 214 Menschen.' });
});

test('an answer without the glossary’s term is asked for again and named', async () => {
  const glossary = { keep: ['MSRA'], terms: [{ words: { en: ['lab'], de: ['Labor'] } }] };
  const source = 'The lab of MSRA was closed.';
  const stubborn = scriptedEngine(() => 'Die Werkstatt von MSRA wurde geschlossen.');
  const [outcome] = await asked(source, stubborn, { glossary });
  expect(outcome).toMatchObject({ doubts: [{ kind: 'term', text: 'Labor' }] });
  expect(stubborn.requests[0]).toMatchObject({ terms: [{ source: 'lab', target: 'Labor' }], keep: ['MSRA'] });
  expect(stubborn.requests[1]?.hint).toContain('Labor');
});

test('neighbours go together in one request, and only the broken ones are asked again, alone', async () => {
  const source = 'One house.\n\nTwo houses.\n\nThree houses.\n';
  const answers: Record<string, string> = {
    'One house.': 'Ein Haus.',
    'Two houses.': 'Zwei Häuser.',
    'Three houses.': 'Drei Häuser.',
  };
  const engine = scriptedEngine(
    (block, { blocks }) => (blocks.length > 1 && block.startsWith('Two') ? ' ' : answers[block]),
    8,
  );
  const outcomes = await asked(source, engine);
  expect(outcomes.map(markdown)).toEqual(['Ein Haus.', 'Zwei Häuser.', 'Drei Häuser.']);
  expect(engine.requests.map(({ blocks }) => blocks.length)).toEqual([3, 1]);
});

test('a sentence that stands twice is asked for once, and both have its words', async () => {
  const engine = scriptedEngine(() => 'Ein Haus.');
  const outcomes = await asked('One house.\n\n> One house.\n', engine);
  expect(outcomes.map(markdown)).toEqual(['Ein Haus.', 'Ein Haus.']);
  expect(engine.requests).toHaveLength(1);
  const stubborn = await asked(
    'One house.\n\n> One house.\n',
    scriptedEngine(() => ' '),
  );
  expect(stubborn.map((outcome) => outcome?.kind)).toEqual(['left', 'left']);
});

test('an answer with too few blocks counts for none of them', async () => {
  const engine = scriptedEngine((block) => (block === 'One house.' ? 'Ein Haus.' : 'Zwei Häuser.'), 8);
  const short: Engine = {
    ...engine,
    translate: async (request, signal) => {
      const answers = await engine.translate(request, signal);
      return request.blocks.length > 1 ? answers.slice(1) : answers;
    },
  };
  expect((await asked('One house.\n\nTwo houses.\n', short)).map(markdown)).toEqual(['Ein Haus.', 'Zwei Häuser.']);
});

test('an engine sees the title and what stands around a block', async () => {
  const engine = scriptedEngine((block) => block.replace('houses', 'Häuser').replace('house', 'Haus'));
  await asked('One house.\n\nTwo houses.\n\nThree houses.\n', engine);
  const contexts = engine.requests.map(({ context }) => context);
  expect(contexts).toContainEqual({ title: 'A title', before: 'One house.', after: 'Three houses.' });
});

test('when the run may spend no more it ends, and what was answered is remembered', async () => {
  const memory = memoryOfOneTest();
  const engine = scriptedEngine(() => 'Ein Haus.');
  let spent = 0;
  const spend = () => {
    spent++;
    if (spent > 1) throw new Error('No more.');
  };
  const source = 'One house.\n\nTwo houses.\n';
  await expect(asked(source, { ...engine, concurrency: 1 }, { memory, spend })).rejects.toThrow('No more.');
  expect(memory.answers.size).toBe(1);
});
