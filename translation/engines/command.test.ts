import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { commandEngine } from './command.ts';
import { EngineAnswerUnusable, EngineBusy, EngineFailed, EngineRefused, type EngineRequest } from './engine.ts';

const request: EngineRequest = {
  from: 'en',
  to: 'de',
  blocks: ['One <m1>house</m1>.'],
  notes: [],
  context: { title: 'Houses', before: '', after: '' },
  terms: [],
  keep: [],
};
const environment = { PATH: process.env.PATH };

const asked = (
  command: string,
  changes: Partial<EngineRequest> = {},
  lines = 1,
  signal = new AbortController().signal,
) => commandEngine({ command, lines, concurrency: 1, environment }).translate({ ...request, ...changes }, signal);

test('words go in and come out, with the locales in the command and more in the environment', async () => {
  expect(await asked('sed s/house/{to}/')).toEqual(['One <m1>de</m1>.']);
  expect(
    await asked('cat >/dev/null; echo "$BROADSHEET_FROM $BROADSHEET_TO $BROADSHEET_TITLE $BROADSHEET_HINT"', {
      hint: 'H',
    }),
  ).toEqual(['en de Houses H']);
});

test('a program may open /dev/stdin by its name', async () => {
  expect(await asked('cat /dev/stdin')).toEqual(['One <m1>house</m1>.']);
});

test('blocks go as lines where the command takes several, and as many must come back', async () => {
  const blocks = ['One.', 'Two.', 'Three.'];
  expect(await asked("tr 'a-z' 'A-Z'", { blocks }, 3)).toEqual(['ONE.', 'TWO.', 'THREE.']);
  await expect(asked('head -n 2', { blocks }, 3)).rejects.toThrow(EngineAnswerUnusable);
});

test('provenance names the program', () => {
  const name = (command: string) => commandEngine({ command, lines: 1, concurrency: 1, environment }).name;
  expect(name('LC_ALL=C /usr/bin/apertium -u eng-spa')).toBe('apertium');
});

test.each([
  ['no-such-program-here', EngineRefused],
  ['exit 3', EngineFailed],
  ['exit 75', EngineBusy],
])('“%s” is told as what it means', async (command, kind) => {
  await expect(asked(command)).rejects.toThrow(kind);
});

test('what the program complained of is in the message', async () => {
  await expect(asked('echo "no such pair" >&2; exit 1')).rejects.toThrow('no such pair');
});

test('who breaks off ends the program and what it started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-command-'));
  const note = join(folder, 'pid');
  try {
    const stop = new AbortController();
    const answer = asked(
      `sh -c 'echo $$ > "${note}.new"; mv "${note}.new" "${note}"; sleep 600'; true`,
      {},
      1,
      stop.signal,
    );
    await vi.waitFor(() => expect(existsSync(note)).toBe(true), { timeout: 10_000 });
    stop.abort(new Error('Broken off.'));
    await expect(answer).rejects.toThrow('Broken off.');
    const pid = Number(readFileSync(note, 'utf8'));
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 10_000 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a locale that is none never reaches the shell', async () => {
  await expect(asked('echo {to}', { to: 'de; rm x' })).rejects.toThrow(EngineRefused);
});
