import { expect, test } from 'vitest';
import type { Page } from './page.ts';
import { PageCache } from './page-cache.ts';

const variant = { etag: '"x"', headers: [], notModified: [], body: Buffer.alloc(0) };

function page(tags: readonly string[] | undefined, bytes = 100): Page {
  return {
    status: 200,
    isQuick: false,
    variants: { br: variant, gzip: variant, identity: variant },
    tags: tags && new Set(tags),
    bytes,
  };
}

test('finds a page by its key, and by a target once it is remembered', () => {
  const cache = new PageCache(10_000);
  const kept = page(['a']);
  expect(cache.store('/en', kept, cache.mark())).toBe(true);
  expect(cache.find('/en')).toMatchObject({ page: kept, staleSince: undefined });
  expect(cache.freshAt('/en?utm=1')).toBeUndefined();
  cache.remember('/en?utm=1', '/en');
  expect(cache.freshAt('/en?utm=1')).toBe(kept);
  cache.remember('/fr', '/fr');
  expect(cache.freshAt('/fr')).toBeUndefined();
});

test('remembers few spellings of one address', () => {
  const cache = new PageCache(10_000);
  cache.store('/en', page(['a']), 0);
  for (let number = 0; number < 100; number += 1) cache.remember(`/en?utm=${number}`, '/en');
  expect(cache.freshAt('/en?utm=0')).toBeDefined();
  expect(cache.freshAt('/en?utm=99')).toBeUndefined();
});

test('puts a page in the place of another one, unless that was renewed meanwhile', () => {
  const cache = new PageCache(10_000);
  const [first, smaller, renewed] = [page(['a'], 500), page(['a'], 300), page(['a'], 500)];
  cache.store('/en', first, 0);
  cache.remember('/en', '/en');
  const before = cache.bytes;
  cache.replace('/en', first, smaller);
  expect(cache.freshAt('/en')).toBe(smaller);
  expect(cache.bytes).toBe(before - 200);
  cache.store('/en', renewed, 0);
  cache.replace('/en', smaller, first);
  expect(cache.freshAt('/en')).toBe(renewed);
});

test('a page that took the place of another one is dropped as that would have been', () => {
  const cache = new PageCache(10_000);
  const [first, smaller] = [page(['a'], 500), page(['a'], 300)];
  cache.store('/en', first, 0);
  cache.remember('/en', '/en');
  cache.replace('/en', first, smaller);
  cache.drop(new Set(['a']));
  expect(cache.freshAt('/en')).toBeUndefined();
});

test('drops exactly what was made from a tag', () => {
  let now = 5;
  const cache = new PageCache(10_000, () => now);
  cache.store('/a', page(['a', 'section']), 0);
  cache.store('/b', page(['b', 'section']), 0);
  cache.store('/static', page([]), 0);
  cache.store('/unknown', page(undefined), 0);
  cache.remember('/a', '/a');
  cache.drop(new Set(['a', 'z']));
  expect(cache.find('/a')?.staleSince).toBe(5);
  expect(cache.freshAt('/a')).toBeUndefined();
  expect(cache.find('/b')?.staleSince).toBeUndefined();
  expect(cache.find('/static')?.staleSince).toBeUndefined();
  expect(cache.find('/unknown')?.staleSince).toBe(5);
  now = 9;
  cache.drop(new Set(['section']));
  expect(cache.find('/a')?.staleSince).toBe(5);
  expect(cache.find('/b')?.staleSince).toBe(9);
});

test('knows a page by its newest tags, and its targets outlive a renewal', () => {
  const cache = new PageCache(10_000);
  cache.store('/a', page(['old']), 0);
  cache.remember('/a', '/a');
  const renewed = page(['new']);
  cache.store('/a', renewed, cache.mark());
  cache.drop(new Set(['old']));
  expect(cache.freshAt('/a')).toBe(renewed);
  cache.drop(new Set(['new']));
  expect(cache.freshAt('/a')).toBeUndefined();
});

test('does not keep as fresh what was begun before a drop of what it was made from', () => {
  const cache = new PageCache(10_000);
  const mark = cache.mark();
  cache.drop(new Set(['a']));
  expect(cache.store('/a', page(['a']), mark)).toBe(false);
  expect(cache.find('/a')?.staleSince).toBeDefined();
  expect(cache.store('/unknown', page(undefined), mark)).toBe(false);
  expect(cache.store('/b', page(['b']), mark)).toBe(true);
  expect(cache.store('/static', page([]), mark)).toBe(true);
  expect(cache.store('/a', page(['a']), cache.mark())).toBe(true);
});

test('does not trust a render that began before more drops than are remembered', () => {
  const cache = new PageCache(10_000);
  const mark = cache.mark();
  for (let number = 0; number < 300; number += 1) cache.drop(new Set([`other:${number}`]));
  expect(cache.store('/a', page(['a']), mark)).toBe(false);
});

test('stays within its bytes; what was used longest ago goes first', () => {
  const cache = new PageCache(10_000);
  for (const key of ['/a', '/b', '/c', '/d', '/e', '/f', '/g', '/h', '/i']) cache.store(key, page([key], 1000), 0);
  cache.remember('/b?x', '/b');
  cache.find('/a');
  cache.store('/j', page([], 1200), 0);
  expect(cache.bytes).toBeLessThanOrEqual(10_000);
  expect(cache.find('/a')).toBeDefined();
  expect(cache.find('/b')).toBeUndefined();
  expect(cache.freshAt('/b?x')).toBeUndefined();
  expect(cache.find('/c')).toBeDefined();
});

test('does not let one page push out the others, and forgets the older one', () => {
  const cache = new PageCache(10_000);
  cache.store('/a', page([], 1000), 0);
  cache.store('/b', page([], 1000), 0);
  cache.store('/a', page([], 2000), 0);
  expect(cache.find('/a')).toBeUndefined();
  expect(cache.size).toBe(1);
});

test('gives back all bytes of what it forgets', () => {
  const cache = new PageCache(10_000);
  cache.store('/a', page(['a']), 0);
  cache.remember('/a?x', '/a');
  cache.store('/a', page(['b'], 300), 0);
  cache.remove('/a');
  cache.remove('/a');
  expect(cache.bytes).toBe(0);
  expect(cache.freshAt('/a?x')).toBeUndefined();
});
