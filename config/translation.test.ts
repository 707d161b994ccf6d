import { expect, test } from 'vitest';
import { priceOf, TranslationConfigError, translationConfig } from './translation.ts';

test('the engine is the one that is set up, or the one that is asked for', () => {
  const all = { DEEPL_API_KEY: 'k', CHAT_MODEL: 'small', TRANSLATION_COMMAND: 'cat' };
  expect(translationConfig(undefined, all)).toMatchObject({
    engine: { kind: 'deepl', apiKey: 'k', baseUrl: undefined },
    price: undefined,
    concurrency: 4,
    timeout: 120_000,
  });
  expect(translationConfig(undefined, { CHAT_MODEL: 'small' }).engine).toEqual({
    kind: 'chat',
    model: 'small',
    apiKey: undefined,
    baseUrl: 'https://api.openai.com/v1',
  });
  expect(translationConfig('command', all).engine).toMatchObject({ kind: 'command', command: 'cat', lines: 1 });
  expect(translationConfig(undefined, { ...all, TRANSLATION_ENGINE: 'chat' }).engine.kind).toBe('chat');
});

test.each([
  [undefined, {}, 'No engine is set up'],
  ['deepl', {}, 'DEEPL_API_KEY is missing'],
  ['chat', { CHAT_API_KEY: 'hunter2' }, 'CHAT_MODEL is missing'],
  ['command', {}, 'TRANSLATION_COMMAND is missing'],
  [undefined, { DEEPL_API_KEY: 'hunter2 x' }, 'DEEPL_API_KEY must not hold spaces'],
  [undefined, { DEEPL_API_KEY: 'hunter2', DEEPL_BASE_URL: 'ftp://x' }, 'DEEPL_BASE_URL must be'],
  [undefined, { DEEPL_API_KEY: 'hunter2', TRANSLATION_PRICE: 'dear' }, 'TRANSLATION_PRICE must be'],
  [undefined, { DEEPL_API_KEY: 'hunter2', TRANSLATION_TIMEOUT: '0' }, 'TRANSLATION_TIMEOUT must be'],
] as const)('%s with %j is refused, and no secret repeated', (engine, env, message) => {
  const read = () => translationConfig(engine, env);
  expect(read).toThrow(TranslationConfigError);
  expect(read).toThrow(message);
  expect(read).not.toThrow(/hunter2/);
});

test.each([
  ['20', { amount: 20, currency: '' }],
  ['20.50 EUR', { amount: 20.5, currency: 'EUR' }],
  ['EUR 20', undefined],
  ['-1', undefined],
])('the price %s is %j', (text, price) => {
  expect(priceOf(text)).toEqual(price);
});
