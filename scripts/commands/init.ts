import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { isoWithOffset } from '../../publication/instant.ts';
import { publicationSchema } from '../../publication/schema.ts';
import { CommandFailure } from '../command-failure.ts';
import { writePublication } from '../new-publication.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly name?: string;
  readonly locales: string;
  readonly timeZone?: string;
}

/** Adds `init`. */
export function addInit(program: Command, terminal: Terminal): void {
  program
    .command('init')
    .description('make an empty publication that can be served at once')
    .argument('<dir>', 'a folder that is empty or not there yet')
    .option('--name <name>', 'the publication’s name (default: the folder’s)')
    .option('--locales <tags>', 'its languages, separated by commas; the first is the default', 'en')
    .option('--time-zone <zone>', 'its time zone, such as Europe/Berlin (default: this machine’s)')
    .addHelpText(
      'after',
      '\nExample:\n  npm run broadsheet -- init gazette --name "The Gazette" --locales en,fr --time-zone Europe/Paris\n',
    )
    .action(async (dir: string, options: Options) => {
      const folder = resolve(terminal.folder, dir);
      refuseUnlessEmpty(folder, dir);
      const name = options.name?.trim() || basename(folder);
      const locales = [...new Set(options.locales.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');
      const timeZone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
      refuseUnlessValid(name, locales, timeZone);
      const publishedAt = isoWithOffset(terminal.now(), timeZone).slice(0, 16);
      const files = await writePublication(folder, { name, locales, timeZone, publishedAt });
      terminal.write(`${files.length} files in ${join(dir)}. Next:\n\n  CONTENT_DIR=${quoted(dir)} npm start\n`);
    });
}

function refuseUnlessEmpty(folder: string, dir: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new CommandFailure(`${dir} is a file.`);
  if (readdirSync(folder).length > 0) throw new CommandFailure(`${dir} is not empty; nothing was changed.`);
}

/** The schema of publication.yaml decides what is valid, so that what is made can be read. */
function refuseUnlessValid(name: string, locales: readonly string[], timeZone: string): void {
  const byLocale = Object.fromEntries(locales.map((locale) => [locale, name]));
  const { error } = publicationSchema.safeParse({
    name: byLocale,
    tagline: byLocale,
    locales,
    defaultLocale: locales[0],
    timeZone,
  });
  if (!error) return;
  const options: Readonly<Record<string, string>> = { locales: '--locales', timeZone: '--time-zone' };
  const problems = error.issues.flatMap(({ path, message }) => {
    const option = options[String(path[0])];
    const given = path[0] === 'locales' ? locales[Number(path[1])] : timeZone;
    return option === undefined ? [] : `  ${option}: ${given === undefined ? '' : `“${given}” `}${message}`;
  });
  throw new CommandFailure(`This cannot be made:\n${problems.join('\n')}`);
}

/** A folder as it can be typed into a shell. */
function quoted(dir: string): string {
  return /^[\w./~-]+$/.test(dir) ? dir : `'${dir.replaceAll("'", `'\\''`)}'`;
}
