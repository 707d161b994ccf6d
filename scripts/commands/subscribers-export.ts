import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { type ExportedSubscriber, exportSubscribers } from '../../database/subscriber-export.ts';
import { newPrivateFile } from '../new-private-file.ts';
import type { Terminal } from '../terminal.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly format: 'csv' | 'json';
  readonly all?: true;
  readonly locale?: string;
  readonly out?: string;
}

const whole = new Intl.NumberFormat('en');
const columns = ['email', 'locale', 'consented_at', 'source'] as const;
const moreColumns = ['state', 'suppressed', 'newsletter', 'paused_until', 'created_at', 'confirmed_at'] as const;

/** Adds `subscribers export`. */
export function addSubscribersExport(subscribers: Command, terminal: Terminal): void {
  subscribers
    .command('export')
    .description('write the newsletter’s subscribers as CSV that “subscribers import” takes, or as JSON')
    .addOption(new Option('--format <format>', 'csv or json').choices(['csv', 'json']).default('csv'))
    .option('--all', 'also who is pending, has left or is suppressed, with where each stands')
    .option('--locale <tag>', 'those of this locale alone')
    .option('--out <file>', 'a file that is not there yet, for its owner alone (default: standard output)')
    .addHelpText(
      'after',
      '\nExample:\n  npm run broadsheet -- subscribers export --locale ar --out subscribers-ar.csv\n',
    )
    .action(async (options: Options) => {
      const file = options.out === undefined ? undefined : newPrivateFile(resolve(terminal.folder, options.out));
      try {
        const count = await withDatabase(terminal, async ({ database }) => {
          const writer = writerOf(options, file?.write ?? terminal.write);
          writer.begin();
          await exportSubscribers(database, (some) => {
            writer.add(some.filter((one) => isWanted(one, options)));
            return terminal.settled();
          });
          return writer.end();
        });
        file?.keep();
        terminal.writeError(
          `${whole.format(count)} subscribers${options.out === undefined ? '' : ` in ${options.out}`}\n`,
        );
      } finally {
        file?.discard();
      }
    });
}

function isWanted({ locale, state, wantsNewsletter, suppressed }: ExportedSubscriber, options: Options): boolean {
  if (options.locale !== undefined && locale !== options.locale) return false;
  return options.all === true || (state === 'confirmed' && wantsNewsletter && suppressed === undefined);
}

const instant = (at: number | undefined) => (at === undefined ? '' : new Date(at).toISOString());

function rowOf({ address, locale, consentedAt, source, state, ...rest }: ExportedSubscriber) {
  return {
    email: address.typed,
    locale,
    consented_at: instant(consentedAt),
    source: source ?? '',
    state,
    suppressed: rest.suppressed ?? '',
    newsletter: rest.wantsNewsletter ? 'yes' : 'no',
    paused_until: instant(rest.pausedUntil),
    created_at: instant(rest.createdAt),
    confirmed_at: instant(rest.confirmedAt),
  };
}

function writerOf({ format, all }: Options, write: (text: string) => void) {
  const names = all ? [...columns, ...moreColumns] : columns;
  const isJson = format === 'json';
  let count = 0;
  return {
    begin: () => write(isJson ? '[' : stringify([[...names]])),
    add: (some: readonly ExportedSubscriber[]) => {
      const rows = some.map((one) => {
        const row = rowOf(one);
        return names.map((name) => [name, row[name]] as const);
      });
      if (!isJson) write(stringify(rows.map((row) => row.map(([, value]) => value))));
      else for (const row of rows) write(`${count++ === 0 ? '' : ','}\n${JSON.stringify(Object.fromEntries(row))}`);
      if (!isJson) count += rows.length;
    },
    end: () => {
      if (isJson) write('\n]\n');
      return count;
    },
  };
}
