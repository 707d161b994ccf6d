import { text } from 'node:stream/consumers';
import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './terminal.ts';

/** A line is short; what is longer was piped in by mistake. */
const longest = 4096;

/**
 * One line of standard input, for what should not stand in the shell's history; a person at a terminal is asked for it.
 * @throws {CommandFailure} when there is no line, or more than one
 */
export async function pipedLine(
  terminal: Pick<Terminal, 'isInteractive' | 'ask' | 'input'>,
  question: string,
): Promise<string> {
  const given = terminal.isInteractive ? await terminal.ask(question) : await text(terminal.input());
  const lines = given
    .slice(0, longest)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const [line] = lines;
  if (line === undefined)
    throw new CommandFailure('Standard input is empty; “-” means that one line comes from there.');
  if (lines.length > 1) throw new CommandFailure('Standard input holds more than one line. Nothing was changed.');
  return line.trim();
}
