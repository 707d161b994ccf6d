import { expect, test } from 'vitest';
import { pruneStyle } from './style-pruning.ts';

const pruned = (css: string, ...classes: string[]) => pruneStyle(css, new Set(classes));

test.each([
  ['elements and attributes', 'hr,[hidden],[class^=x]{color:red}:root[dir=rtl] a::before{content:"}"}'],
  ['what has its classes', '.a{color:red}.a .b:hover>p{color:red}'],
  ['what a negation or an alternative names', 'p:not(.x){color:red}:is(.x,.y) p{color:red}a:has(.x){color:red}'],
  [
    'faces, movements and properties',
    '@font-face{font-family:x;src:url(/x.woff2)}@keyframes x{to{color:red}}@property --x{syntax:"*";inherits:false}',
  ],
  [
    'conditions, and layers even when they are empty',
    '@layer one,two;@layer one{}@media (min-width:40rem){@supports (gap:1px){.a{gap:1px}}}',
  ],
  ['names that are escaped', '.sm\\:w-\\[1\\.5rem\\]{width:1.5rem}.\\31 0{width:10px}'],
  ['names that HTML writes otherwise', '.\\[\\&\\>p\\]\\:m-1>p{margin:1px}'],
  ['what cannot be read', '.x{color:red}} .y {'],
])('keeps %s', (_what, css) => {
  expect(pruned(css, 'a', 'b', 'sm:w-[1.5rem]', '10')).toBe(css);
});

test.each([
  ['a rule for another class', '.x{color:red}p{color:red}', 'p{color:red}'],
  ['a rule that needs two classes', '.a.x{color:red}.a .x{color:red}.a>.b{color:red}', '.a>.b{color:red}'],
  ['one selector of several', '.a, .x, p.x{color:red}', '.a{color:red}'],
  ['groups that hold nothing', '@media print{.x{color:red}}@layer one{.x{color:red}}', '@layer one{}'],
  ['rules within a group', '@media print{.x{color:red}.a{color:red}}', '@media print{.a{color:red}}'],
  ['rules that hold rules', '.x{&:hover{color:red}}.a{&:hover{color:red}}', '.a{&:hover{color:red}}'],
])('drops %s', (_what, css, kept) => {
  expect(pruned(css, 'a', 'b')).toBe(kept);
});

test('a style sheet is pruned anew for each document', () => {
  const css = '.a{color:red}.b{color:red}';
  expect(pruned(css, 'a')).toBe('.a{color:red}');
  expect(pruned(css, 'b')).toBe('.b{color:red}');
});
