import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress } from './address.ts';

const keyOf = (typed: string) => {
  const reading = readAddress(typed);
  return reading.ok ? reading.address.key : reading.problem;
};

describe('an address', () => {
  test.each([
    ['reader@example.org', 'reader@example.org'],
    ['  Reader@Example.ORG ', 'reader@example.org'],
    ['first.last+news@mail.example.co.uk', 'first.last+news@mail.example.co.uk'],
    ["o'hara@example.ie", "o'hara@example.ie"],
    ['jürgen@müller.example', 'jürgen@xn--mller-kva.example'],
    ['ju\u0308rgen@mu\u0308ller.example', 'jürgen@xn--mller-kva.example'],
    ['قارئ@مثال.إختبار', 'قارئ@xn--mgbh0fb.xn--kgbechtv'],
    ['読者@例え.テスト', '読者@xn--r8jz45g.xn--zckzah'],
    ['読者@例え。テスト', '読者@xn--r8jz45g.xn--zckzah'],
    ['\u200Ereader@example.org\u200E', 'reader@example.org'],
  ])('%j is one address', (typed, key) => {
    expect(keyOf(typed)).toBe(key);
  });

  test('is kept as it was typed', () => {
    const reading = readAddress(' Jürgen@Müller.example ');
    expect(reading.ok && reading.address.typed).toBe('Jürgen@Müller.example');
  });

  test('with look-alike letters of another script is another address', () => {
    expect(keyOf('reader@ex\u0430mple.org')).not.toBe(keyOf('reader@example.org'));
  });

  test('keeps its dots and what follows a plus', () => {
    expect(keyOf('a.b+c@example.org')).not.toBe(keyOf('ab@example.org'));
  });

  test.each([
    ['', 'missing'],
    [' \u200B ', 'missing'],
    ['reader', 'noAt'],
    ['a@b.example, c@d.example', 'several'],
    ['a@b.example c@d.example', 'several'],
    ['a@b.example\nBcc: c@d.example', 'lineBreak'],
    ['a@b.example\r\nBcc: c@d.example', 'lineBreak'],
    ['Reader <reader@example.org>', 'displayName'],
    ['"two words"@example.org', 'quoted'],
    ['.reader@example.org', 'localPart'],
    ['rea..der@example.org', 'localPart'],
    ['rea der@example.org', 'localPart'],
    ['rea\u202Eder@example.org', 'localPart'],
    ['rea\u0000der@example.org', 'localPart'],
    ['a@b@example.org', 'localPart'],
    ['@example.org', 'localPart'],
    ['reader@', 'domain'],
    ['reader@localhost', 'domain'],
    ['reader@-example.org', 'domain'],
    ['reader@example..org', 'domain'],
    ['reader@[127.0.0.1]', 'domain'],
    ['reader@127.0.0.1', 'domain'],
    ['reader@example.org/path', 'domain'],
    ['reader@exa mple.org', 'domain'],
    ['reader@exa\tmple.org', 'domain'],
    ['reader@exa\u0085mple.org', 'domain'],
    [`${'a'.repeat(65)}@example.org`, 'tooLong'],
    [`${'あ'.repeat(22)}@example.org`, 'tooLong'],
    [`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.org`, 'tooLong'],
    [`${'a'.repeat(100_000)}@example.org`, 'tooLong'],
  ])('%j is refused, and why', (typed, problem) => {
    expect(keyOf(typed)).toBe(problem);
  });

  test('never has two keys: reading a key gives it again, and nothing that could end a header line is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' })), (typed) => {
        const first = readAddress(typed);
        if (!first.ok) return;
        for (const text of Object.values(first.address)) expect(text).not.toMatch(/[\s\p{Cc}<>,;"]/u);
        expect(readAddress(first.address.key)).toMatchObject({ ok: true, address: { key: first.address.key } });
      }),
    );
  });
});
