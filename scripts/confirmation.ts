import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './terminal.ts';

/**
 * Whether the operator agrees to what a command is about to do. With `--yes` she has said so already; otherwise she is
 * asked, and anything but “y” or “yes” means no.
 * @throws {CommandFailure} where nobody can answer: a command never waits there
 */
export async function isConfirmed(
  terminal: Pick<Terminal, 'isInteractive' | 'ask'>,
  question: string,
  { yes = false }: { readonly yes?: boolean | undefined },
): Promise<boolean> {
  if (yes) return true;
  if (!terminal.isInteractive) {
    throw new CommandFailure(`${question}\nThere is no terminal to answer at. Add --yes to say yes.`);
  }
  const answer = await terminal.ask(`${question} [y/N] `);
  return /^y(?:es)?$/i.test(answer.trim());
}
