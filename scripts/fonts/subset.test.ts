import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fontverter from 'fontverter';
import { beforeAll, expect, test } from 'vitest';
import { facesOf, plainLatin } from '../../languages/faces.ts';
import { openFont, setText, widthOf } from './shaping.ts';
import { subsetFaces } from './subset.ts';

let faces: Map<string, Buffer>;
beforeAll(async () => {
  faces = await subsetFaces();
});

/** Ten segments of 1,460 bytes (RFC 6928), less what the answer's header takes. */
const firstRoundTrip = 14_600 - 350;

async function open(name: string) {
  const file = [...faces.keys()].find((each) => new RegExp(`^${name}\\.[0-9a-f]{8}\\.`).test(each)) ?? '';
  return openFont(await fontverter.convert(faces.get(file) ?? Buffer.alloc(0), 'truetype'));
}

const width = async (text: string, kern: boolean) => widthOf(await open('newsreader'), text, { kern });

test('the faces that pages name are those that the script makes, byte for byte', () => {
  const named = ['Latn', 'Arab'].flatMap((script) => facesOf(script).all.map(({ file }) => file));
  expect([...faces.keys()].map((name) => `/fonts/${name}`).sort()).toEqual(named.sort());
  for (const [name, bytes] of faces) {
    const kept = readFileSync(join(import.meta.dirname, '../../public/fonts', name));
    expect(kept.equals(bytes), name).toBe(true);
  }
});

test('the face of an English page comes in one round trip', () => {
  expect(plainLatin).toHaveLength(1);
  for (const file of plainLatin) {
    expect(faces.get(file.replace('/fonts/', ''))?.length).toBeLessThanOrEqual(firstRoundTrip);
  }
});

test.each(['To', 'Va', 'We', 'L’', 'r,', 'Té'])('%s stands closer than its letters alone', async (pair) => {
  expect(await width(pair, true)).toBeLessThan(await width(pair, false));
});

test('what is not kerned is as wide as its letters', async () => {
  expect(await width('nn', true)).toBe(await width('nn', false));
});

test.each([
  ['newsreader', 'fi', 1],
  ['newsreader', 'ffi', 1],
  ['markazi', 'لا', 1],
  ['markazi', 'في', 2],
])('in %s, %s is written with so many glyphs', async (name, text, count) => {
  expect(setText(await open(name), text)).toHaveLength(count);
});

test('a vowel mark stands above its letter', async () => {
  const [mark, letter] = setText(await open('markazi'), 'بَ');
  expect(mark?.xAdvance).toBe(0);
  expect(mark?.xOffset).toBeGreaterThan(0);
  expect(letter?.xAdvance).toBeGreaterThan(mark?.xOffset ?? 0);
});
