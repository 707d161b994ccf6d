import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { withRules } from '../rules-documentation.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `docs rules`. */
export function addDocsRules(program: Command, terminal: Terminal): void {
  program
    .command('rules')
    .description('write the rules of the checks and their examples into docs/writing.md')
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- docs rules\n')
    .action(() => {
      const path = join(terminal.folder, 'docs', 'writing.md');
      if (!existsSync(path)) throw new CommandFailure(`There is no ${path}. Run this in Broadsheet’s own folder.`);
      const before = readFileSync(path, 'utf8');
      const after = withRules(before);
      if (after !== before) writeFileSync(path, after);
      terminal.write(`${path}\n`);
    });
}
