import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makePage } from './page.ts';
import { PageCache } from './page-cache.ts';
import { Pressing } from './pressing.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const words = Array.from({ length: 3_000 }, (_, index) => `word${(index * 7_919) % 613}`).join(' ');

async function kept(cache: PageCache, target: string) {
  const parts = { contentType: 'text/html', headers: [], cacheControl: 'public', tags: new Set<string>() };
  const page = await makePage({ ...parts, body: Buffer.from(`${target} ${words}`) });
  cache.store(target, page, cache.mark());
  cache.remember(target, target);
  return page;
}

test('a page that nobody asks for again is made smaller once no other is made for a second', async () => {
  const cache = new PageCache(1_000_000);
  const pressing = new Pressing([cache], () => undefined);
  const first = await kept(cache, '/first');
  pressing.addWhenQuiet('/first', first);
  vi.advanceTimersByTime(900);
  pressing.addWhenQuiet('/second', await kept(cache, '/second'));
  vi.advanceTimersByTime(900);
  expect(cache.freshAt('/first')).toBe(first);
  vi.advanceTimersByTime(200);
  vi.useRealTimers();
  await vi.waitFor(() => {
    expect(cache.freshAt('/first')?.variants.br.body?.length).toBeLessThan(first.variants.br.body?.length ?? 0);
    expect(cache.freshAt('/second')?.isQuick).toBe(false);
  });
});

test('of many pages that were made in a row only the newest are made smaller', async () => {
  const cache = new PageCache(10_000_000);
  const pressing = new Pressing([cache], () => undefined);
  for (let index = 0; index < 110; index++) pressing.addWhenQuiet(`/${index}`, await kept(cache, `/${index}`));
  vi.advanceTimersByTime(1_100);
  vi.useRealTimers();
  await vi.waitFor(() => expect(cache.freshAt('/109')?.isQuick).toBe(false), { timeout: 20_000 });
  expect([cache.freshAt('/9')?.isQuick, cache.freshAt('/10')?.isQuick]).toEqual([true, false]);
});
