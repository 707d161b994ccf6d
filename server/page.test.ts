import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makePage, pressed } from './page.ts';

const parts = {
  body: Buffer.from('<p>Nachrichten</p>'.repeat(50)),
  contentType: 'text/html; charset=utf-8',
  headers: ['x-frame-options', 'DENY'],
  cacheControl: 'public, max-age=0, s-maxage=2',
  tags: new Set(['article:a']),
};

function field(headers: readonly string[], name: string): string | undefined {
  const at = headers.findIndex((value, index) => index % 2 === 0 && value === name);
  return at === -1 ? undefined : headers[at + 1];
}

test('is ready in every encoding, each with its own strong ETag', async () => {
  const { variants } = await makePage(parts);
  expect(variants.br.etag).toMatch(/^"[\w-]{27}-br"$/);
  expect(variants.gzip.etag).toBe(variants.br.etag.replace('-br', '-gz'));
  expect(variants.identity.etag).toBe(variants.br.etag.replace('-br', ''));
  expect(field(variants.br.headers, 'content-encoding')).toBe('br');
  expect(field(variants.br.headers, 'content-length')).toBe(String(variants.br.body?.length));
  expect(gunzipSync(variants.gzip.body ?? '')).toEqual(parts.body);
  expect(field(variants.identity.headers, 'content-length')).toBe(String(parts.body.length));
  expect(field(variants.gzip.headers, 'vary')).toBe('Accept-Encoding');
  expect(field(variants.gzip.headers, 'x-frame-options')).toBe('DENY');
});

test('says in a 304 what a cache needs, and not what the content is', async () => {
  const { notModified, etag } = (await makePage(parts)).variants.br;
  expect(notModified).toEqual(['etag', etag, 'cache-control', parts.cacheControl, 'vary', 'Accept-Encoding']);
});

test('leaves alone what does not compress', async () => {
  const body = Buffer.from('picture');
  const { variants } = await makePage({ ...parts, body, contentType: 'image/avif' });
  expect(variants.br.body).toBe(body);
  expect(variants.gzip).toBe(variants.identity);
  expect(field(variants.br.headers, 'content-encoding')).toBeUndefined();
  expect(field(variants.br.headers, 'vary')).toBeUndefined();
});

test('the same content has the same ETag, other content another', async () => {
  const [one, again, other] = await Promise.all([
    makePage(parts),
    makePage({ ...parts, tags: undefined }),
    makePage({ ...parts, body: Buffer.from('x') }),
  ]);
  expect(again.variants.br.etag).toBe(one.variants.br.etag);
  expect(other.variants.br.etag).not.toBe(one.variants.br.etag);
});

test('pressed small it says the same in fewer bytes, and knows who has it from before', async () => {
  const body = Buffer.from(Array.from({ length: 900 }, (_, index) => `<p>Nachricht ${index * index}</p>`).join(''));
  const quick = await makePage({ ...parts, body });
  const small = await pressed(quick);
  const [before, after] = [quick.variants.br, small.variants.br];
  expect(brotliDecompressSync(after.body ?? '')).toEqual(body);
  expect(after.body?.length).toBeLessThan(before.body?.length ?? 0);
  expect(field(after.headers, 'content-length')).toBe(String(after.body?.length));
  expect(field(after.headers, 'etag')).toBe(after.etag);
  expect(after.etag).not.toBe(before.etag);
  expect([after.twin?.etag, before.twin?.etag]).toEqual([before.etag, after.etag]);
  expect(small.bytes).toBeLessThan(quick.bytes);
  expect(await pressed(small)).toBe(small);
});
