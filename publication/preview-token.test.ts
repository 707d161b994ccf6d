import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signPreview, verifyPreview } from './preview-token.ts';

const [newer, older, foreign] = ['n'.repeat(32), 'o'.repeat(32), 'f'.repeat(32)] as [string, string, string];
const preview = { article: 'turing-1950', locale: 'ar', expires: 2_000 };

test('a token opens what it was signed for, until it expires', () => {
  const token = signPreview([newer, older], preview);
  expect(verifyPreview([newer, older], token, 1_999)).toEqual({ ok: true, ...preview });
  expect(verifyPreview([newer, older], token, 2_000)).toEqual({ ok: false, reason: 'expired' });
});

test('the newest key signs, every key verifies', () => {
  const token = signPreview([older], preview);
  expect(verifyPreview([newer, older], token, 0).ok).toBe(true);
  expect(signPreview([newer, older], preview)).toBe(signPreview([newer], preview));
  expect(verifyPreview([foreign], token, 0)).toEqual({ ok: false, reason: 'altered' });
});

test('changing any character breaks it', () => {
  const token = signPreview([newer], preview);
  for (let index = 0; index < token.length; index++) {
    const other = token[index] === 'A' ? 'B' : 'A';
    const altered = token.slice(0, index) + other + token.slice(index + 1);
    expect(verifyPreview([newer], altered, 0)).toEqual({ ok: false, reason: 'altered' });
  }
});

test.each(['', 'x', 'A'.repeat(43), '…'.repeat(60), `${'A'.repeat(43)}bm8`])('%j is no token', (token) => {
  expect(verifyPreview([newer], token, 0)).toEqual({ ok: false, reason: 'altered' });
});

test('a signature for another purpose is none', () => {
  const payload = Buffer.from(JSON.stringify(['turing-1950', 'ar', 2_000])).toString('base64url');
  const mac = createHmac('sha256', newer).update(`unsubscribe\n${payload}`).digest('base64url');
  expect(verifyPreview([newer], mac + payload, 0)).toEqual({ ok: false, reason: 'altered' });
});

test('a token can stand in an address as it is, and looks like no file', () => {
  expect(signPreview([newer], preview)).toMatch(/^[\w-]+$/);
});

test('nothing is signed without a key or without an end', () => {
  expect(() => signPreview([], preview)).toThrow(RangeError);
  expect(() => signPreview([newer], { ...preview, expires: Number.NaN })).toThrow(RangeError);
});
