import { afterEach, expect, test } from 'vitest';
import { deeplEngine } from './deepl.ts';
import { EngineAnswerUnusable, EngineBusy, EngineFailed, EngineRefused, type EngineRequest } from './engine.ts';
import { type Answerer, sendJson, TestingServer } from './testing-server.ts';

let server: TestingServer;
afterEach(() => server.stop());

const request: EngineRequest = {
  from: 'en-GB',
  to: 'de',
  blocks: ['One <m1>house</m1>.'],
  notes: [],
  context: { title: 'Houses', before: '', after: 'After.' },
  terms: [],
  keep: [],
};

const translated: Answerer = (_, response) =>
  sendJson(response, { translations: [{ detected_source_language: 'EN', text: 'Ein <m1>Haus</m1>.' }] });

async function asked(answer: Answerer, changes: Partial<EngineRequest> = {}) {
  server = await TestingServer.start(answer);
  const dictionary = () => [{ source: 'house', target: 'Haus' }];
  const engine = deeplEngine({ apiKey: 'hunter2', baseUrl: server.url, concurrency: 1, timeout: 2000, dictionary });
  return await engine.translate({ ...request, ...changes }, new AbortController().signal);
}

const sent = (index: number) => new URLSearchParams(server.received[index]?.body);

test('a block goes as XML, with its neighbours as context', async () => {
  expect(await asked(translated)).toEqual(['Ein <m1>Haus</m1>.']);
  const form = sent(0);
  expect(Object.fromEntries(form)).toMatchObject({
    text: 'One <m1>house</m1>.',
    source_lang: 'en',
    target_lang: 'de',
    tag_handling: 'xml',
    context: 'Houses\n\nAfter.',
  });
  expect(server.received[0]?.headers.authorization).toBe('DeepL-Auth-Key hunter2');
});

test.each([
  ['en', 'en-US'],
  ['en-GB', 'en-GB'],
  ['pt', 'pt-PT'],
  ['pt-BR', 'pt-BR'],
  ['zh-TW', 'zh-HANT'],
  ['zh', 'zh-HANS'],
  ['fr-CA', 'fr'],
])('%s is asked for as %s', async (to, target) => {
  await asked(translated, { to });
  expect(sent(0).get('target_lang')?.toLowerCase()).toBe(target.toLowerCase());
});

test('a glossary with the terms is made once and named in each request that has terms', async () => {
  const info = { glossary_id: 'g1', name: '', dictionaries: [], creation_time: '2026-11-25T00:00:00Z' };
  server = await TestingServer.start((received, response, number) => {
    if (!received.path.includes('glossaries')) translated(received, response, number);
    else if (received.headers['content-length'] === undefined || received.body === '')
      sendJson(response, { glossaries: [] });
    else sendJson(response, info, 201);
  });
  const dictionary = () => [{ source: 'house', target: 'Haus' }];
  const engine = deeplEngine({ apiKey: 'hunter2', baseUrl: server.url, concurrency: 1, timeout: 2000, dictionary });
  const withTerms = { ...request, terms: [{ source: 'house', target: 'Haus' }] };
  await engine.translate(withTerms, new AbortController().signal);
  await engine.translate(withTerms, new AbortController().signal);
  const made = server.received.filter(({ path, body }) => path.includes('glossaries') && body !== '');
  expect(made).toHaveLength(1);
  expect(decodeURIComponent(made[0]?.body ?? '').replaceAll('+', ' ')).toContain('Haus');
  const asks = server.received.filter(({ path }) => path.includes('translate'));
  for (const { body } of asks) expect(new URLSearchParams(body).get('glossary_id')).toBe('g1');
});

test('where DeepL has no glossaries for the two languages it translates without', async () => {
  server = await TestingServer.start((received, response, number) => {
    if (received.path.includes('glossaries')) sendJson(response, { message: 'Unsupported language pair' }, 400);
    else translated(received, response, number);
  });
  const dictionary = () => [{ source: 'house', target: 'Haus' }];
  const engine = deeplEngine({ apiKey: 'hunter2', baseUrl: server.url, concurrency: 1, timeout: 2000, dictionary });
  const withTerms = { ...request, terms: dictionary() };
  expect(await engine.translate(withTerms, new AbortController().signal)).toEqual(['Ein <m1>Haus</m1>.']);
});

test.each([
  [403, EngineRefused, /DEEPL_API_KEY/],
  [456, EngineRefused, /quota/],
  [400, EngineRefused, /from en-GB to de/],
  [429, EngineBusy, /fewer requests/],
  [500, EngineFailed, /failed/],
  [503, EngineFailed, /failed/],
])('%i is told as what it means, without the key', async (status, kind, message) => {
  const answer = asked((_, response) => sendJson(response, { message: 'told' }, status));
  await expect(answer).rejects.toThrow(kind);
  await expect(answer).rejects.toThrow(message);
  await expect(answer).rejects.not.toThrow(/hunter2/);
  expect(server.received).toHaveLength(1);
});

test('a connection that is dropped may pass', async () => {
  await expect(asked((_, response) => response.destroy())).rejects.toThrow(EngineFailed);
});

test.each([
  '<html>Bad gateway</html>',
  '{"translations": [{"te',
  '',
  'null',
  '{}',
  '[]',
  '{"translations": []}',
  '{"translations": [{}]}',
  '{"translations": [null]}',
])('an answer that is no translation is no end of the run: %s', async (body) => {
  const answer = asked((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(body);
  });
  const error = await answer.catch((reason: unknown) => reason);
  expect(error instanceof EngineFailed || error instanceof EngineAnswerUnusable).toBe(true);
});
