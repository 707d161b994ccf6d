import { expect, test } from 'vitest';
import { ProgressLine } from './progress-line.ts';

function lineOn(isInteractive: boolean) {
  let written = '';
  const line = new ProgressLine(
    {
      isInteractive,
      writeError: (text) => {
        written += text;
      },
    },
    'Sending',
  );
  return { line, written: () => written };
}

test('elsewhere than on a terminal there is a line at every tenth', () => {
  const { line, written } = lineOn(false);
  for (let done = 0; done <= 1000; done += 1) line.show(done, 1000);
  line.end();
  const lines = written().trimEnd().split('\n');
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('Sending: 100 %, 1,000 of 1,000');
  expect(written()).not.toContain('\r');
});

test('on a terminal one line is drawn anew, and what was longer is wiped out', () => {
  const { line, written } = lineOn(true);
  line.show(0, 2, 'a long note about the end');
  line.show(2, 2);
  line.end();
  const [, first = '', last = ''] = written().split('\r');
  expect(first).toContain('[------------------------] 0 %, 0 of 2, a long note');
  expect(last).toMatch(/^Sending \[#{24}\] 100 %, 2 of 2 +\n$/);
  expect(last.trimEnd().length).toBeLessThan(first.length);
  expect(last.length).toBeGreaterThanOrEqual(first.length);
});

test('nothing to do is all done', () => {
  const { line, written } = lineOn(false);
  line.show(0, 0);
  expect(written()).toBe('Sending: 100 %, 0 of 0\n');
});
