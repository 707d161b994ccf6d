import { EventEmitter } from 'node:events';
import { Agent, createServer, get, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { drain, drainOnSignal } from './drain.ts';

async function setUp() {
  const events: string[] = [];
  const running: ServerResponse[] = [];
  const server = createServer((_request, response) => void running.push(response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const options = {
    server,
    begin: () => void events.push('begin'),
    close: async () => void events.push('close'),
    exit: (status: number) => void events.push(`exit ${status}`),
    onError: () => void events.push('error'),
  };
  return { events, running, server, options };
}

function statusOf(server: Server): Promise<number | string | undefined> {
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  return new Promise((resolve) => {
    get({ port, host: '127.0.0.1', agent }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
}

test('lets a running request finish, then closes what else runs and exits', async () => {
  const { events, running, server, options } = await setUp();
  const answer = statusOf(server);
  await expect.poll(() => running.length).toBe(1);
  const drained = drain(options);
  expect(server.listening).toBe(false);
  expect(events).toEqual(['begin']);
  running[0]?.end('done');
  expect(await answer).toBe(200);
  await drained;
  expect(events).toEqual(['begin', 'close', 'exit 0']);
});

test('does not wait for ever', async () => {
  const { events, running, server, options } = await setUp();
  const answer = statusOf(server);
  await expect.poll(() => running.length).toBe(1);
  await drain({ ...options, patience: 1 });
  expect(await answer).toBe('ECONNRESET');
  expect(events).toEqual(['begin', 'close', 'exit 0']);
});

test('says so when something does not stop', async () => {
  const { events, options } = await setUp();
  await drain({ ...options, close: () => Promise.reject(new Error('stuck')) });
  expect(events).toEqual(['begin', 'error', 'exit 1']);
});

test('does not wait for ever for what else runs', async () => {
  const { events, options } = await setUp();
  await drain({ ...options, close: () => new Promise(() => {}), closePatience: 1 });
  expect(events).toEqual(['begin', 'error', 'exit 1']);
});

test.each(['SIGTERM', 'SIGINT'])('drains once, at %s', async (signal) => {
  const { events, options } = await setUp();
  const signals = new EventEmitter();
  drainOnSignal(options, signals);
  signals.emit(signal);
  signals.emit(signal);
  await expect.poll(() => events).toEqual(['begin', 'close', 'exit 0']);
  expect(signals.listenerCount(signal)).toBe(0);
});
