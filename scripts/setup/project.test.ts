import { expect, test } from 'vitest';

const {
  thriftyMemory,
}: { thriftyMemory: (program: string, bytes: number) => { readonly arguments: readonly string[] } } = await import(
  new URL('./project.mjs', import.meta.url).href
);

const gigabyte = 1024 ** 3;

test.each([
  [1, false],
  [3, false],
  [4, true],
  [64, true],
])('with %i GB of memory our limit of the heap is set: %s', (gigabytes, isSet) => {
  for (const program of ['server', 'command']) {
    const { arguments: flags } = thriftyMemory(program, gigabytes * gigabyte);
    expect(flags.some((flag) => flag.startsWith('--max-old-space-size='))).toBe(isSet);
    expect(flags.length).toBeGreaterThan(0);
  }
});
