import { afterEach, expect, test } from 'vitest';
import { registry } from './registry.ts';
import { wired } from './wired.ts';

afterEach(() => {
  delete registry().wired;
});

test('the first request is made for the application, and what it begins is waited for', async () => {
  const index = Promise.withResolvers<void>();
  const asked: string[] = [];
  const waiting = wired((request, response) => {
    asked.push(request.url ?? '');
    registry().wired = index.promise;
    response.end();
  });
  const first = await Promise.race([
    waiting.then(() => 'wired'),
    new Promise((settle) => setImmediate(settle, 'not yet')),
  ]);
  expect([first, asked]).toEqual(['not yet', ['/api/health']]);
  index.resolve();
  await expect(waiting).resolves.toBeUndefined();
});

test('why the publication cannot be served is the reason of the rejection', async () => {
  const waiting = wired((_request, response) => {
    registry().wired = Promise.reject(new Error('the folder holds no publication'));
    response.writeHead(500).end();
  });
  await expect(waiting).rejects.toThrow('the folder holds no publication');
});
