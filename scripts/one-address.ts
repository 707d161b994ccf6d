import { type MailAddress, readAddress } from '../subscriptions/address.ts';
import { CommandFailure } from './command-failure.ts';
import { pipedLine } from './piped-line.ts';
import { problemText } from './row-problems.ts';
import type { Terminal } from './terminal.ts';

/**
 * The address that a command is about; “-” reads it from standard input.
 * @throws {CommandFailure} for what is none
 */
export async function oneAddress(terminal: Terminal, given: string): Promise<MailAddress> {
  const typed = given === '-' ? await pipedLine(terminal, 'Address: ') : given;
  const reading = readAddress(typed);
  if (reading.ok) return reading.address;
  throw new CommandFailure(`That is no address: ${problemText({ reason: 'address', problem: reading.problem })}.`);
}
