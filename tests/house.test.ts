import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

// What the linters cannot say. The rules are those of docs/where-code-lives.md.

const everything = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(file));

const sources = everything.filter(
  (file) => /\.(ts|tsx|mjs|css)$/.test(file) && !/^(content|messages|public)\//.test(file),
);

const text = new Map(sources.map((file) => [file, readFileSync(file, 'utf8')]));

/** The sources, with the line, in which a pattern stands: `file:line`. */
function places(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    (text.get(file) ?? '').split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );
}

test('no folder and no file has a name without a purpose', () => {
  const purposeless = /^(lib|utils?|helpers?|types|common|misc|hooks)$/;
  const named = everything.filter((file) => {
    const folders = file.split('/').slice(0, -1);
    return [...folders, basename(file).replace(/\..*$/, '')].some((name) => purposeless.test(name));
  });
  expect(named).toEqual([]);
});

test('no source file has more than 300 lines', () => {
  const inTests = (file: string) => file.startsWith('tests/') || /\.test\.tsx?$/.test(file);
  const long = sources
    .filter((file) => !inTests(file))
    .map((file) => ({ file, lines: (text.get(file) ?? '').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test('nothing is left to do and no rule is switched off in place', () => {
  const marker = /TODO|FIXME|(oxlint|eslint)-disable|biome-ignore|@ts-(ignore|nocheck)/;
  const others = sources.filter((file) => file !== 'tests/house.test.ts');
  expect(places(others, marker)).toEqual([]);
});

test('no test is skipped or runs alone', () => {
  expect(places(sources, /\b(test|it|describe)\.(skip|only|todo|fixme)\b/)).toEqual([]);
});

test('only config reads the environment', () => {
  const mayRead = /^(config|scripts\/setup|tests|bench)\/|^[^/]+\.config\.ts$|\.test\.tsx?$/;
  const environment = /\bprocess\.env\b(?!\.NEXT_(RUNTIME|PHASE)\b)|\bimport\b.*['"](node:)?process['"]/;
  expect(
    places(
      sources.filter((file) => !mayRead.test(file)),
      environment,
    ),
  ).toEqual([]);
});

test('imports that are made at run time keep to the same directions', () => {
  // The linter reads import declarations only.
  const domain = /^(publication|translation|subscriptions|newsletter|ebooks)\//;
  const away = /\bimport\(\s*['"](\.\.\/)+(app|components|i18n|database|mail|emails|server|scripts|bench)\//;
  expect(
    places(
      sources.filter((file) => domain.test(file)),
      away,
    ),
  ).toEqual([]);
});
