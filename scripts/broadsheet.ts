/** `npm run broadsheet -- <command>` */
import { runProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

// Whoever reads the output has seen enough, as `head` does: there is nobody to write to any more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runProgram(process.argv.slice(2), processTerminal());
