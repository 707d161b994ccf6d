import { expect, test } from 'vitest';
import type { Page, PassingAnswer } from './page.ts';
import { PageCache } from './page-cache.ts';
import { type Rendered, Renewal } from './renewal.ts';

const variant = { etag: '"x"', headers: [], notModified: [], body: Buffer.alloc(0) };
const missing: PassingAnswer = { status: 404, headers: [], vary: [], body: Buffer.alloc(0) };

function page(): Page {
  return {
    status: 200,
    isQuick: false,
    variants: { br: variant, gzip: variant, identity: variant },
    tags: new Set(['a']),
    bytes: 100,
  };
}

function setUp() {
  const clock = { now: 0 };
  const cache = new PageCache(10_000, () => clock.now);
  const renewal = new Renewal(cache, () => clock.now);
  const renders: PromiseWithResolvers<Rendered>[] = [];
  const ask = () =>
    renewal.answer('/a', () => {
      const render = Promise.withResolvers<Rendered>();
      renders.push(render);
      return render.promise;
    });
  return { clock, cache, renders, ask };
}

test('renders once for all who wait, then answers from the cache', async () => {
  const { renders, ask } = setUp();
  const waiting = [ask(), ask(), ask()];
  const made = page();
  renders[0]?.resolve({ page: made });
  expect(await Promise.all(waiting.map((answer) => Promise.resolve(answer)))).toEqual([made, made, made]);
  expect(ask()).toBe(made);
  expect(renders).toHaveLength(1);
});

test('who finds a page stale first waits for the fresh one; others get it stale for a second', async () => {
  const { clock, cache, renders, ask } = setUp();
  const old = page();
  cache.store('/a', old, 0);
  cache.drop(new Set(['a']));
  const first = ask();
  expect(ask()).toBe(old);
  clock.now = 999;
  expect(ask()).toBe(old);
  clock.now = 1000;
  const late = ask();
  const fresh = page();
  renders[0]?.resolve({ page: fresh });
  expect(await first).toBe(fresh);
  expect(await late).toBe(fresh);
  expect(renders).toHaveLength(1);
});

test('an answer that is no page removes the page, goes to all who wait and is not kept', async () => {
  const { clock, cache, renders, ask } = setUp();
  cache.store('/a', page(), 0);
  cache.drop(new Set(['a']));
  clock.now = 2000;
  const waiting = [ask(), ask()];
  renders[0]?.resolve({ passing: missing });
  expect(await Promise.all(waiting.map((answer) => Promise.resolve(answer)))).toEqual([missing, missing]);
  expect(cache.find('/a')).toBeUndefined();
  void ask();
  expect(renders).toHaveLength(2);
});

test('a render that fails fails all who wait and removes the page; the next one tries again', async () => {
  const { clock, cache, renders, ask } = setUp();
  cache.store('/a', page(), 0);
  cache.drop(new Set(['a']));
  clock.now = 2000;
  const waiting = Promise.allSettled([ask(), ask()]);
  renders[0]?.reject(new Error('broken'));
  expect((await waiting).map((result) => result.status)).toEqual(['rejected', 'rejected']);
  expect(cache.find('/a')).toBeUndefined();
  const again = ask();
  renders[1]?.resolve({ page: page() });
  expect(await again).toMatchObject({ status: 200 });
});

test.each([['page'], ['passing']] as const)('renders again when a drop overtakes a %s', async (kind) => {
  const { cache, renders, ask } = setUp();
  const answer = ask();
  cache.drop(new Set(['a']));
  renders[0]?.resolve(kind === 'page' ? { page: page() } : { passing: missing });
  await expect.poll(() => renders.length).toBe(2);
  const fresh = page();
  renders[1]?.resolve({ page: fresh });
  expect(await answer).toBe(fresh);
  expect(ask()).toBe(fresh);
});

test('gives up catching up when drops never end', async () => {
  const { cache, renders, ask } = setUp();
  const answer = ask();
  for (let render = 0; render < 3; render += 1) {
    await expect.poll(() => renders.length).toBe(render + 1);
    cache.drop(new Set(['a']));
    renders[render]?.resolve({ page: page() });
  }
  expect(await answer).toMatchObject({ status: 200 });
  expect(cache.find('/a')?.staleSince).toBeDefined();
});
