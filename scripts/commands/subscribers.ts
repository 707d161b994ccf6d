import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { addSubscribersErase } from './subscribers-erase.ts';
import { addSubscribersExport } from './subscribers-export.ts';
import { addSubscribersImport } from './subscribers-import.ts';
import { addSubscribersShow } from './subscribers-show.ts';

/** Adds `subscribers` with its commands. @param fault told that something is wrong, for the exit code */
export function addSubscribers(program: Command, terminal: Terminal, fault: () => void): void {
  const subscribers = program.command('subscribers').description('import, export, erase and show subscribers');
  subscribers.addHelpText('after', '\nExample:\n  npm run broadsheet -- subscribers import list.csv --dry-run\n');
  addSubscribersImport(subscribers, terminal, fault);
  addSubscribersExport(subscribers, terminal);
  addSubscribersErase(subscribers, terminal);
  addSubscribersShow(subscribers, terminal);
}
