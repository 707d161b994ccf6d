import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { archiveLocales, writeArchive } from '../archive/archive.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `demo archive`. */
export function addDemoArchive(program: Command, terminal: Terminal): void {
  program
    .command('archive')
    .description('write a large publication of made-up articles, to measure with; always the same')
    .requiredOption('--texts <number>', `how many texts, in ${archiveLocales.length} languages`, Number)
    .requiredOption('--dir <dir>', 'a folder that is empty or not there yet')
    .option('--pictures <number>', 'how many different pictures are drawn: they take longer than the texts', Number, 40)
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- demo archive --texts 100000 --dir archive\n')
    .action(async ({ texts, dir, pictures }: { texts: number; dir: string; pictures: number }) => {
      refuseUnlessWhole('--texts', texts, 1, 10_000_000);
      refuseUnlessWhole('--pictures', pictures, 0, 1000);
      const folder = resolve(terminal.folder, dir);
      if (existsSync(folder) && readdirSync(folder).length > 0) {
        throw new CommandFailure(`${dir} is not empty; nothing was changed.`);
      }
      const articles = Math.ceil(texts / archiveLocales.length);
      await withPictures(folder, Math.min(articles, pictures), (paths) =>
        writeArchive({ dir: folder, articles, pictures: paths }),
      );
      terminal.write(`${articles * archiveLocales.length} texts of ${articles} articles in ${dir}.\n`);
    });
}

function refuseUnlessWhole(option: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new CommandFailure(`${option} must be a whole number from ${least} to ${most}.`);
}

/** Pictures are drawn beside the archive, on the same file system: only there can they be linked into it. */
async function withPictures(
  folder: string,
  count: number,
  use: (paths: readonly string[]) => Promise<void>,
): Promise<void> {
  // Late: the art brings much code that no other command needs.
  const { drawArchivePictures } = await import('../pictures/archive.ts');
  mkdirSync(dirname(folder), { recursive: true });
  const beside = mkdtempSync(join(dirname(folder), '.broadsheet-pictures-'));
  try {
    await use(await drawArchivePictures(beside, count));
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
