import { expect, test } from 'vitest';
import { readInline } from './read-units.ts';
import { fromWire, toWire } from './wire.ts';

const source = 'The [*new* lab](https://a.example/one) runs `npm start` & more.[^1]\n\n[^1]: Note.';
const pieces = readInline(source);

const kinds = (answer: string) => {
  const read = fromWire(answer, pieces);
  return 'faults' in read ? read.faults.map(({ kind }) => kind) : 'fine';
};

test('markup is numbered tags, and signs of XML in words are written as XML has them', () => {
  expect(toWire(pieces)).toBe('The <m1><m2>new</m2> lab</m1> runs <m3/> &amp; more.<m4/>');
});

test('what was asked reads back as it was', () => {
  expect(fromWire(toWire(pieces), pieces)).toEqual({ pieces });
});

test.each([
  ['tags in another order', 'Im <m1>Labor, dem <m2>neuen</m2></m1>, läuft <m3/> &amp; mehr.<m4/>'],
  ['spaces and capitals in tags', 'Im < m1 ><M2>neuen</M2> Labor</m1> läuft <m3 /> &amp; mehr.<m4></m4>'],
])('%s are no fault', (_, answer) => {
  expect(kinds(answer)).toBe('fine');
});

test.each([
  ['lost', 'Im <m1><m2>neuen</m2> Labor</m1> läuft &amp; mehr.<m4/>', 'tag-lost'],
  ['doubled', 'Im <m1><m2>neuen</m2> Labor</m1> läuft <m3/> <m3/> mehr.<m4/>', 'tag-doubled'],
  ['added', 'Im <m1><m2>neuen</m2> Labor</m1> läuft <m3/> <m9/>.<m4/>', 'tag-unknown'],
  ['turned inside out', 'Im <m2><m1>neuen</m1> Labor</m2> läuft <m3/>.<m4/>', 'tag-order'],
  ['crossing', 'Im <m1><m2>neuen</m1> Labor</m2> läuft <m3/>.<m4/>', 'tag-order'],
  ['moved out', 'Im <m1>Labor</m1> <m2>neuen</m2> läuft <m3/>.<m4/>', 'tag-order'],
  ['left open', 'Im <m1><m2>neuen</m2> Labor läuft <m3/>.<m4/>', 'tag-open'],
  ['without words', 'Im <m1><m2> </m2> Labor</m1> läuft <m3/>.<m4/>', 'tag-empty'],
  ['damaged', 'Im <m1><m2>neuen</m2> Labor</m1> läuft <m3/>, <m1 mehr.<m4/>', 'tag-broken'],
])('a tag that is %s is a fault', (_, answer, kind) => {
  expect(kinds(answer)).toContain(kind);
});

test('spaces just within markup go outside', () => {
  const read = fromWire('Im<m1> <m2>neuen </m2>Labor </m1>läuft <m3/> mehr.<m4/>', pieces);
  expect('pieces' in read && toWire(read.pieces)).toBe('Im <m1><m2>neuen</m2> Labor</m1> läuft <m3/> mehr.<m4/>');
});
