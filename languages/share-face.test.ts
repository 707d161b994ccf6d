import { expect, test } from 'vitest';
import { shareFacesFor } from './share-face.ts';

const isWoff = (data: ArrayBuffer) => new DataView(data).getUint32(0) === 0x774f4646;

test.each([
  ['Latn', ''],
  ['Latn', 'Łódź'],
  ['Arab', 'لغة'],
  ['Jpan', '機械翻訳の七十年'],
  ['Thai', 'ภาษา'],
])('%s: every weight comes with Latin letters, in a format that can be drawn', async (script, text) => {
  const faces = await shareFacesFor(script, text);
  expect(faces.every(({ data }) => isWoff(data))).toBe(true);
  const latin = faces.filter(({ name }) => name.startsWith('newsreader'));
  expect(new Set(latin.map(({ weight }) => weight))).toEqual(new Set([400, 600]));
  expect(new Set(faces.map(({ name, weight }) => `${name} ${weight}`)).size).toBe(faces.length);
});

test('only the slices that hold the text are read', async () => {
  const few = await shareFacesFor('Jpan', '日本');
  const more = await shareFacesFor('Jpan', '機械は考えることができるか、チューリングが問いを置き換えた論文');
  expect(few.length).toBeLessThan(more.length);
  expect(more.length).toBeLessThan(80);
});

test('the same faces are the same buffers, so that a renderer can remember them', async () => {
  const [one, other] = [await shareFacesFor('Arab', 'لغة'), await shareFacesFor('Arab', 'كتاب')];
  expect(one).toBe(other);
});
