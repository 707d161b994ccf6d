import { expect, test } from 'vitest';
import { isConfirmed } from './confirmation.ts';

const answering = (answer: string) => ({ isInteractive: true, ask: async () => answer });

test.each([
  ['y', true],
  [' YES ', true],
  ['', false],
  ['n', false],
  ['yeah', false],
])('“%s” means %s', async (answer, agreed) => {
  expect(await isConfirmed(answering(answer), 'Send?', {})).toBe(agreed);
});

test('with --yes nobody is asked', async () => {
  const ask = () => Promise.reject(new Error('asked'));
  expect(await isConfirmed({ isInteractive: true, ask }, 'Send?', { yes: true })).toBe(true);
  expect(await isConfirmed({ isInteractive: false, ask }, 'Send?', { yes: true })).toBe(true);
});

test('without a terminal it fails at once and names --yes', async () => {
  const nobody = { isInteractive: false, ask: () => new Promise<string>(() => {}) };
  await expect(isConfirmed(nobody, 'Send?', {})).rejects.toThrow(/Send\?\n.*--yes/);
});
