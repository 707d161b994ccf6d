import { expect, test } from 'vitest';
import { exactShapesOf, shapesOf } from './mark.ts';

test('shapes and their paint stay', () => {
  const svg = '<svg viewBox="0 0 9 9"><g fill="currentColor"><path d="M0 0h9"/><circle r="2" opacity=".5"/></g></svg>';
  expect(shapesOf(svg)).toBe(
    '<svg viewBox="0 0 9 9"><g fill="currentColor"><path d="M0 0h9"></path><circle r="2" opacity=".5"></circle></g></svg>',
  );
});

test.each([
  '<script>alert(1)</script>',
  '<style>@import "https://evil.example"</style>',
  '<foreignObject><body onload="x()"></body></foreignObject>',
  '<a href="javascript:x"><path d="M0"/></a>',
  '<image href="https://evil.example/a.png"/>',
  '<use href="#a"/>',
  '<text>words</text>',
  '<animate attributeName="href" to="javascript:x"/>',
])('%s leaves nothing', (content) => {
  expect(shapesOf(`<svg viewBox="0 0 1 1">${content}</svg>`)).toBe('<svg viewBox="0 0 1 1"></svg>');
});

test.each([
  ['onload="x()"', ''],
  ['style="a"', ''],
  ['fill="url(https://evil.example)"', ''],
  ['fill="url(#paint)"', ' fill="url(#paint)"'],
  ['fill="&quot;&gt;&lt;script&gt;"', ''],
])('of a path with %s stays "%s"', (given, kept) => {
  expect(shapesOf(`<svg><path ${given} d="M0"/></svg>`)).toBe(`<svg><path${kept} d="M0"></path></svg>`);
});

test.each(['', 'not a drawing', '<html><svg></svg></html>', '<?xml version="1.0"?>'])('%j is no drawing', (source) => {
  expect(shapesOf(source)).toBeUndefined();
});

test('a drawing that breaks off is closed', () => {
  expect(shapesOf('<svg><g><path d="M0"')).toMatch(/^<svg><g>.*<\/g><\/svg>$/);
});

test.each([
  '<title>Globe</title>',
  '<path d="M0"/><metadata>made by hand</metadata>',
  '<!-- a globe --> <g xmlns:x="urn:x" role="img"/>',
])('a drawing with %s loses nothing that is seen', (content) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${content}</svg>`;
  expect(exactShapesOf(svg)).toBe(shapesOf(svg));
  expect(exactShapesOf(svg)).toContain('<svg viewBox="0 0 1 1">');
});

test.each([
  '<text>words</text>',
  '<style>path{fill:red}</style><path d="M0"/>',
  '<path style="fill:red" d="M0"/>',
  '<path fill="url(https://evil.example)" d="M0"/>',
  '<g>words</g>',
])('a drawing with %s is not the same without it', (content) => {
  expect(exactShapesOf(`<svg viewBox="0 0 1 1">${content}</svg>`)).toBeUndefined();
});
