import { randomUUIDv7 } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signLink, verifyLink } from './signed-link.ts';

const old = 'o'.repeat(32);
const current = 'c'.repeat(32);
const subscriber = randomUUIDv7();
const year = 366 * 86_400_000;

test('a link says whose it is, and its token needs no escaping', () => {
  const token = signLink([current], { purpose: 'unsubscribe', subscriber });
  expect(encodeURIComponent(token)).toBe(token);
  expect(verifyLink([current], 'unsubscribe', token, Date.now() + year)).toEqual({ ok: true, subscriber });
});

test('a link outlives a change of keys while the old key is kept', () => {
  const token = signLink([old], { purpose: 'preferences', subscriber });
  expect(verifyLink([current, old], 'preferences', token, 0)).toEqual({ ok: true, subscriber });
  expect(verifyLink([current], 'preferences', token, 0)).toEqual({ ok: false, reason: 'altered' });
});

test('a link for one purpose opens nothing else', () => {
  const token = signLink([current], { purpose: 'preferences', subscriber });
  expect(verifyLink([current], 'unsubscribe', token, 0)).toEqual({ ok: false, reason: 'altered' });
});

test('a link ends at its instant', () => {
  const token = signLink([current], { purpose: 'ebook', subscriber, expires: 1000 });
  expect(verifyLink([current], 'ebook', token, 999)).toEqual({ ok: true, subscriber, expires: 1000 });
  expect(verifyLink([current], 'ebook', token, 1000)).toEqual({ ok: false, reason: 'expired' });
});

test('a link may say which eBook it opens first, whatever its id', () => {
  for (const ebook of ['working-with-ai', 'كتاب', '-', 'a_b']) {
    for (const expires of [undefined, 1000]) {
      const token = signLink([current], { purpose: 'ebook', subscriber, ebook, ...(expires && { expires }) });
      expect(encodeURIComponent(token)).toBe(token);
      expect(verifyLink([current], 'ebook', token, 0)).toEqual({ ok: true, subscriber, expires, ebook });
    }
  }
});

test('no change of a single character goes unseen', () => {
  const token = signLink([current], { purpose: 'ebook', subscriber, expires: 1000 });
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom('a', 'Z', '0', '9', '-', '_'), (at, character) => {
      const altered = token.slice(0, at) + character + token.slice(at + 1);
      fc.pre(altered !== token);
      expect(verifyLink([current], 'ebook', altered, 0).ok).toBe(false);
    }),
  );
});

test.each(['', 'x', 'é'.repeat(43), 'a'.repeat(500)])('%j is no link', (token) => {
  expect(verifyLink([current], 'unsubscribe', token, 0)).toEqual({ ok: false, reason: 'altered' });
});

test('what is no subscriber’s id is not signed', () => {
  expect(() => signLink([current], { purpose: 'ebook', subscriber: 'ann' })).toThrow(RangeError);
});
