import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

/** Adds `demo pictures`. */
export function addDemoPictures(program: Command, terminal: Terminal): void {
  program
    .command('pictures')
    .description('draw the pictures of the demo publication anew')
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- demo pictures\n')
    .action(async () => {
      // Late: the art brings much code that no other command needs.
      const { drawPictures } = await import('../pictures/draw.ts');
      const paths = await drawPictures({ contentDir: resolve(terminal.folder, terminal.settings().contentDir) });
      for (const path of paths) terminal.write(`${path}\n`);
    });
}
