import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test, vi } from 'vitest';
import { placeholders } from '../../newsletter/placeholders.ts';
import { partIn } from '../../tests/newsroom.ts';
import { resendTransport, submissionOf } from './resend.ts';

const answer = (status: number | null, body?: unknown, headers: Record<string, string> = {}) =>
  submissionOf({ status, headers, body }, 2);
const named = (name: string) => ({ statusCode: 0, name, message: 'ann@example.org is not welcome' });

let server: Server | undefined;
afterEach(() => {
  vi.useRealTimers();
  server?.closeAllConnections();
  server?.close();
});

async function transportTo(listener: RequestListener) {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No address.');
  return resendTransport({ apiKey: 're_1', baseUrl: `http://127.0.0.1:${address.port}` });
}

const mail = {
  from: 'M <m@example.org>',
  to: 'ann@example.org',
  subject: 's',
  html: 'h',
  text: 't',
  headers: {},
};
const source = { key: 'k', at: 0 };

test('what was taken has an id for each mail, in their order, or says which was refused', () => {
  expect(answer(200, { data: [{ id: 'a' }, { id: 'b' }] })).toMatchObject({ results: [{ id: 'a' }, { id: 'b' }] });
  expect(answer(200, { data: [{ id: 'b' }], errors: [{ index: 0, message: 'No.' }] })).toMatchObject({
    kind: 'accepted',
    results: [{ refused: 'Resend refused this mail.' }, { id: 'b' }],
  });
});

test('an answer that cannot be what happened is uncertain', () => {
  expect(answer(200, { data: [{ id: 'a' }] })).toMatchObject({ kind: 'uncertain' });
  expect(answer(200, '<html>')).toMatchObject({ kind: 'uncertain' });
  expect(answer(302)).toMatchObject({ kind: 'uncertain' });
});

test.each([
  [null, '', 'uncertain'],
  [500, 'internal_server_error', 'uncertain'],
  [408, '', 'uncertain'],
  [409, 'concurrent_idempotent_requests', 'uncertain'],
  [409, 'invalid_idempotent_request', 'conflict'],
  [401, 'missing_api_key', 'not-taken'],
  [403, 'invalid_api_key', 'not-taken'],
  [422, 'invalid_from_address', 'not-taken'],
  [429, 'rate_limit_exceeded', 'not-taken'],
  [422, 'validation_error', 'refused'],
  [413, '', 'refused'],
])('%s %s is %s, and says nothing of an address', (status, name, kind) => {
  const submission = answer(status, name === '' ? undefined : named(name));
  expect(submission.kind).toBe(kind);
  expect(JSON.stringify(submission)).not.toContain('@');
});

test('how long to wait is told in seconds, as a date, or by the window; a used up quota takes longer', () => {
  const wait = (headers: Record<string, string>, name = 'rate_limit_exceeded') => {
    const submission = answer(429, named(name), headers);
    return submission.kind === 'not-taken' ? submission.retryAfter : undefined;
  };
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 24, 6) });
  expect(wait({ 'retry-after': '2' })).toBe(2000);
  expect(wait({ 'retry-after': 'Tue, 24 Nov 2026 06:00:30 GMT' })).toBe(30_000);
  expect(wait({ 'ratelimit-reset': '3' })).toBe(3000);
  expect(wait({})).toBe(1000);
  expect(wait({ 'retry-after': '2' }, 'daily_quota_exceeded')).toBe(15 * 60_000);
});

test.each([
  ['5', { requests: 5, within: 1000 }],
  ['10, 10;w=2', { requests: 10, within: 2000 }],
  ['many', undefined],
  ['0', undefined],
])('the limit “%s” is a pace', (limit, pace) => {
  expect(answer(500, undefined, { 'ratelimit-limit': limit }).pace).toEqual(pace);
});

test('a batch is one request of JSON under its key, byte by byte the same when repeated', async () => {
  const bodies: string[] = [];
  const keys: unknown[] = [];
  const transport = await transportTo(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(Buffer.concat(chunks).toString());
    keys.push([request.headers['idempotency-key'], request.headers.authorization, request.url]);
    response.end(JSON.stringify({ data: [{ id: 'a' }, { id: 'b' }] }));
  });
  const part = partIn('ja', 9000);
  const recipients = ['"x y"@example.org', 'ben@example.org'].map((to, number) => ({
    to,
    unsubscribe: `u${number}`,
    preferences: `p${number}`,
  }));
  for (let time = 0; time < 2; time += 1) {
    const payload = await transport.prepareEdition({ part, recipients }, source);
    expect(await transport.submit(payload, source)).toMatchObject({ kind: 'accepted' });
  }
  await transport.close();
  expect(bodies[1]).toBe(bodies[0]);
  expect(keys[0]).toEqual(['k', 'Bearer re_1', '/emails/batch']);
  const mails = JSON.parse(bodies[0] ?? '') as { to: string[]; html: string; text: string }[];
  expect(mails.map(({ to }) => to)).toEqual([['"x y"@example.org'], ['ben@example.org']]);
  expect(mails[1]?.html).toBe(part.html.replaceAll(placeholders.unsubscribe, 'u1'));
  expect(mails[1]?.text).toBe(part.text.replaceAll(placeholders.preferences, 'p1'));
});

test('a connection that breaks, and an answer that breaks off, are uncertain', async () => {
  let requests = 0;
  const transport = await transportTo((request, response) => {
    requests += 1;
    if (requests === 1) request.socket.destroy();
    else response.writeHead(200, { 'content-length': 500 }).write('{"data":', () => request.socket.destroy());
  });
  const payload = await transport.prepareMessage(mail, source);
  expect(await transport.submit(payload, source)).toMatchObject({ kind: 'uncertain' });
  expect(await transport.submit(payload, source)).toMatchObject({ kind: 'uncertain' });
  expect(requests).toBe(2);
  await transport.close();
});
