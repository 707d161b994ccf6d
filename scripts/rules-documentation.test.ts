import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../translation/rules/registry.ts';
import { withRules } from './rules-documentation.ts';

const writing = readFileSync(join(import.meta.dirname, '../docs/writing.md'), 'utf8');

test('docs/writing.md explains the rules as they are: “npm run broadsheet -- docs rules” writes them', () => {
  expect(withRules(writing)).toBe(writing);
});

test('every rule stands there once, with a wrong and a right example', () => {
  for (const { id } of rules) expect(writing.split(`#### \`${id}\` (`), id).toHaveLength(2);
  expect(withRules(writing).match(/^\| (?: \| original)? ?\| wrong \| right \|$/gm) ?? []).toHaveLength(rules.length);
});

test('a document without a place for them is refused', () => {
  expect(() => withRules('# Writing')).toThrow('has no part between');
});
