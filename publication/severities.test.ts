import { expect, test } from 'vitest';
import { finding, parseYaml } from './front-matter.ts';
import { severitiesSchema, withSeverities } from './severities.ts';

const parsed = (source: string) => parseYaml('publication.yaml', source, severitiesSchema);

test('a rule is raised, lowered or turned off; others stay as they are', () => {
  const findings = ['raw-html', 'alt-missing', 'unsafe-link', 'constructor'].map((rule) => finding('a', 1, rule));
  const severities = parsed('raw-html: hint\nalt-missing: warning\nunsafe-link: off\n').data ?? {};
  expect(withSeverities(findings, severities).map(({ rule, severity }) => [rule, severity])).toEqual([
    ['raw-html', 'hint'],
    ['alt-missing', 'warning'],
    ['constructor', 'error'],
  ]);
});

test.each([
  ['raw-html: fatal', 'must be off, hint, warning or error'],
  ['raw-html: false', 'must be off, hint, warning or error'],
  ['yaml: warning', 'cannot be lowered'],
  ['slug-taken: off', 'cannot be lowered'],
])('%s is refused with its line', (line, reason) => {
  const { data, findings } = parsed(`alt-missing: error\n${line}\n`);
  expect(data).toBeUndefined();
  expect(findings).toMatchObject([
    {
      line: 2,
      column: 1,
      rule: 'field',
      values: { field: line.split(':')[0], reason: expect.stringContaining(reason) },
    },
  ]);
});

test('what always is an error may be said to be one', () => {
  expect(parsed('yaml: error\nfield: error').data).toEqual({ yaml: 'error', field: 'error' });
});
