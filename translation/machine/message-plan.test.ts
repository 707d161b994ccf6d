import { expect, test } from 'vitest';
import { argumentsOf, planMessage, unitsOf, writeMessage } from './message-plan.ts';
import type { Unit } from './unit.ts';
import { fromWire, toWire } from './wire.ts';

/** Asks for each unit of a message as an engine would be asked. */
function translated(message: string, to: string, answer: (block: string) => string): string | undefined {
  return writeMessage(planMessage(message, to), (unit: Unit) => {
    const read = fromWire(answer(toWire(unit.pieces)), unit.pieces);
    return 'pieces' in read ? read.pieces : undefined;
  });
}

const asked = (message: string, to: string) => unitsOf(planMessage(message, to)).map(({ pieces }) => toWire(pieces));

test('arguments and tags are held, the rest are words', () => {
  expect(asked('By <authors></authors>, <b>page {page}</b> of {pages, number}', 'de')).toEqual([
    'By <m1></m1>, <m2>page <m3/></m2> of <m4/>',
  ]);
  expect(translated('<b>Page {page}</b> of {pages, number}', 'de', () => '<m1>Seite <m2/></m1> von <m3/>')).toBe(
    '<b>Seite {page}</b> von {pages, number}',
  );
});

test('a plural goes around whole sentences, with the categories of the other language', () => {
  const message = 'Found {count, plural, =0 {nothing} one {# article} other {# articles}} today.';
  expect(asked(message, 'de')).toEqual([
    'Found nothing today.',
    'Found <m1/> article today.',
    'Found <m1/> articles today.',
  ]);
  const german: Record<string, string> = {
    'Found nothing today.': 'Heute nichts gefunden.',
    'Found <m1/> article today.': 'Heute <m1/> Artikel gefunden.',
    'Found <m1/> articles today.': 'Heute <m1/> Artikel gefunden.',
  };
  expect(translated(message, 'de', (block) => german[block] ?? '')).toBe(
    '{count, plural, =0 {Heute nichts gefunden.} one {Heute # Artikel gefunden.} other {Heute # Artikel gefunden.}}',
  );
  const arabic = translated(message, 'ar', (block) => block) ?? '';
  for (const category of ['zero', 'one', 'two', 'few', 'many', 'other']) expect(arabic).toContain(` ${category} {`);
});

test('categories that share their words are asked for once', () => {
  expect(asked('{count, plural, one {# article} other {# articles}}', 'ar')).toHaveLength(2);
});

test('a second plural goes by itself, so that the sentences stay few', () => {
  const message =
    'Works for {days, plural, one {# day} other {# days}} and {times, plural, one {# time} other {# times}}.';
  const written = translated(message, 'ar', (block) => block) ?? '';
  expect(asked(message, 'ar')).toHaveLength(4);
  expect(argumentsOf(written)).toEqual(['days', 'times']);
});

test('a choice keeps its keys', () => {
  expect(translated('{status, select, draft {Draft} other {Page {n}}}', 'de', (block) => block)).toBe(
    '{status, select, draft {Draft} other {Page {n}}}',
  );
});

test('apostrophes, braces and signs in an answer are words', () => {
  expect(translated('Hello {name}', 'fr', () => "L'ami {x} <m1/>")).toBe("L''ami '{'x'}' {name}");
  expect(translated('{n, plural, other {Mail}}', 'ja', () => '#1')).toBe("{n, plural, other {'#'1}}");
});

test('without an answer there is no message', () => {
  expect(translated('Hello {name}', 'de', () => 'Hallo')).toBeUndefined();
});
