import { expect, test } from 'vitest';
import { type Engine, EngineBusy, EngineFailed, EngineRefused, type EngineRequest } from './engine.ts';
import { retryAfterOf, usualPatience, withPatience } from './patience.ts';

const request: EngineRequest = {
  from: 'en',
  to: 'de',
  blocks: ['One.'],
  notes: [],
  context: { title: '', before: '', after: '' },
  terms: [],
  keep: [],
};

function patient(answers: (Error | string)[], timeout = 1000) {
  const pauses: number[] = [];
  let time = 0;
  const engine: Engine = {
    name: 'E',
    identity: 'e',
    blocksPerRequest: 1,
    concurrency: 1,
    translate: async () => {
      const answer = answers[time++] ?? 'end';
      if (typeof answer === 'string') return [answer];
      throw answer;
    },
  };
  const told: string[] = [];
  const onPause = (reason: string) => {
    told.push(reason);
  };
  const wait = async (milliseconds: number) => {
    pauses.push(milliseconds);
  };
  const asked = withPatience(engine, { ...usualPatience, timeout, attempts: 4, wait, onPause, random: () => 0.5 });
  return { asked, pauses, told, times: () => time };
}

const never = new AbortController().signal;

test('an engine that fails is asked again after pauses that double', async () => {
  const { asked, pauses, told } = patient([new EngineFailed('It fell over.'), new EngineFailed('x'), 'Eins.']);
  expect(await asked.translate(request, never)).toEqual(['Eins.']);
  expect(told[0]).toBe('It fell over.');
  expect(pauses).toEqual([1000, 2000]);
});

test('an engine that says how long it wants to be left alone is left alone so long, by all', async () => {
  const { asked, pauses } = patient([new EngineBusy('x', 30_000), 'Eins.', 'Zwei.']);
  await asked.translate(request, never);
  await asked.translate(request, never);
  expect(pauses).toHaveLength(2);
  for (const pause of pauses) expect(pause).toBeGreaterThan(29_000);
});

test('after some attempts its failure is passed on', async () => {
  const { asked, times } = patient(Array.from({ length: 9 }, () => new EngineFailed('It is broken.')));
  await expect(asked.translate(request, never)).rejects.toThrow('It is broken.');
  expect(times()).toBe(4);
});

test('a refusal is passed on at once, and so is a wish for an hour’s rest', async () => {
  const { asked, times } = patient([new EngineRefused('No key.')]);
  await expect(asked.translate(request, never)).rejects.toThrow('No key.');
  expect(times()).toBe(1);
  const hour = patient([new EngineBusy('x', 3_600_000)]);
  await expect(hour.asked.translate(request, never)).rejects.toThrow('60 minutes');
  expect(hour.pauses).toEqual([]);
});

test('an engine that hangs is given up and asked again', async () => {
  let times = 0;
  const engine: Engine = {
    name: 'Slow',
    identity: 's',
    blocksPerRequest: 1,
    concurrency: 1,
    translate: () => (++times === 1 ? new Promise(() => undefined) : Promise.resolve(['Eins.'])),
  };
  const asked = withPatience(engine, {
    ...usualPatience,
    timeout: 20,
    wait: async () => undefined,
    onPause: () => undefined,
    random: () => 0,
  });
  expect(await asked.translate(request, never)).toEqual(['Eins.']);
});

test('who breaks off waits for nothing', async () => {
  const stop = new AbortController();
  const engine: Engine = {
    name: 'Slow',
    identity: 's',
    blocksPerRequest: 1,
    concurrency: 1,
    translate: () => new Promise(() => undefined),
  };
  const asked = withPatience(engine, {
    ...usualPatience,
    wait: async () => undefined,
    onPause: () => undefined,
    random: () => 0,
  });
  const answer = asked.translate(request, stop.signal);
  stop.abort(new Error('Broken off.'));
  await expect(answer).rejects.toThrow('Broken off.');
});

test.each([
  ['2', 2000],
  ['0.5', 500],
  ['Wed, 25 Nov 2026 12:00:10 GMT', 10_000],
  ['Wed, 25 Nov 2020 12:00:10 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('Retry-After: %s is %s milliseconds', (header, milliseconds) => {
  expect(retryAfterOf(header, Date.UTC(2026, 10, 25, 12))).toBe(milliseconds);
});
