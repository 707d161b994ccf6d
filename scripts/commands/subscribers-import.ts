import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { Arrivals } from '../../database/arrivals.ts';
import { type ImportCounts, importArrivals } from '../../database/subscriber-import.ts';
import { instantOf } from '../../publication/instant.ts';
import { type ListRules, rowReader } from '../../subscriptions/import-row.ts';
import { CommandFailure, oneOf } from '../command-failure.ts';
import { ContentSurvey } from '../content-survey.ts';
import { newPrivateFile } from '../new-private-file.ts';
import { ProgressLine } from '../progress-line.ts';
import { problemText } from '../row-problems.ts';
import { listFile, readList } from '../subscriber-list.ts';
import type { Terminal } from '../terminal.ts';
import { reasonIn, withDatabase } from '../with-database.ts';

interface Options {
  readonly locale?: string;
  readonly source?: string;
  readonly report?: string;
  readonly dryRun?: true;
  readonly skipRefused?: true;
}

const whole = new Intl.NumberFormat('en');

/** Adds `subscribers import`. @param fault told that rows were refused, for the exit code */
export function addSubscribersImport(subscribers: Command, terminal: Terminal, fault: () => void): void {
  subscribers
    .command('import')
    .description('take in people who gave their consent elsewhere: a list without a refused row, or nobody')
    .argument('<file>', 'CSV in UTF-8 with the columns email, locale, consented_at, source; “-” reads standard input')
    .option('--locale <tag>', 'the locale of rows that name none')
    .option('--source <name>', 'where rows that do not say it come from (default: the file’s name)')
    .option('--report <file>', 'write the refused rows, line and reason, into a CSV file instead of standard error')
    .option('--skip-refused', 'import the other rows although some are refused')
    .option('--dry-run', 'say what would happen, and change nothing')
    .addHelpText(
      'after',
      `
consented_at is the day or the moment on which she gave her consent (2025-03-31, 2025-03-31T18:05:00Z; without an offset
in the publication’s time zone). Nobody is taken in without it. Who is suppressed, or known already in whatever state,
is passed over. If it breaks off, run it again: it takes in those who are not there yet.

Example:
  npm run broadsheet -- subscribers import list.csv --locale de --source "Fair in Leipzig" --dry-run
`,
    )
    .action(async (file: string, options: Options) => {
      const rules = rulesOf(terminal, file, options);
      const arrivals = new Arrivals();
      try {
        const read = await readRows(terminal, file, { rules, arrivals, report: options.report });
        const goesOn = read.refused === 0 || options.skipRefused === true;
        if (!goesOn) {
          terminal.writeError(
            `${whole.format(read.refused)} of ${whole.format(read.rows)} rows are refused, so nothing was imported. ` +
              'Correct them, or add --skip-refused to import the others.\n',
          );
          fault();
          return;
        }
        const counts = await takeIn(terminal, arrivals, options.dryRun === true);
        terminal.write(summary(read, counts, options.dryRun === true));
      } finally {
        arrivals.close();
      }
    });
}

/** @throws {CommandFailure} that says how far it came, when it breaks off */
async function takeIn(terminal: Terminal, arrivals: Arrivals, rehearsed: boolean): Promise<ImportCounts> {
  const progress = new ProgressLine(terminal, rehearsed ? 'Comparing' : 'Importing');
  let done = 0;
  const onRows = (rows: number) => {
    done = rows;
    progress.show(rows, arrivals.size);
  };
  try {
    return await withDatabase(terminal, (opened) =>
      importArrivals(opened, arrivals, { now: terminal.now(), rehearsed, onRows }),
    );
  } catch (error) {
    if (done === 0 || rehearsed) throw error;
    throw new CommandFailure(
      `It broke off after ${whole.format(done)} of ${whole.format(arrivals.size)} people: ${reasonIn(error)}\n` +
        'Run the same command again: it takes in those who are not there yet.',
    );
  } finally {
    progress.end();
  }
}

function rulesOf(terminal: Terminal, file: string, { locale, source }: Options): ListRules {
  const publication = new ContentSurvey(resolve(terminal.folder, terminal.settings().contentDir)).publication();
  const { locales, timeZone } = publication;
  return {
    locales,
    defaultLocale: locale === undefined ? undefined : oneOf('locale', locale, locales),
    defaultSource: source ?? (file === '-' ? 'standard input' : basename(file)),
    instantOf: (text) => instantOf(text, timeZone),
    now: terminal.now(),
  };
}

interface Read {
  readonly rows: number;
  readonly refused: number;
  /** Rows whose address stood in the list before. */
  readonly repeated: number;
}

/** Reads the whole list before anything of it goes into the database; tells each refused row as it comes. */
async function readRows(
  terminal: Terminal,
  file: string,
  {
    rules,
    arrivals,
    report,
  }: { readonly rules: ListRules; readonly arrivals: Arrivals; readonly report?: string | undefined },
): Promise<Read> {
  const { input, size, bytesRead } = inputOf(terminal, file);
  const readRow = rowReader(rules);
  const refusals = refusalWriter(terminal, report);
  const progress = new ProgressLine(terminal, 'Reading');
  const seen = { rows: 0, refused: 0, repeated: 0 };
  const refuse = (line: number, reason: string) => {
    seen.refused += 1;
    refusals.write(line, reason);
  };
  try {
    await readList(
      input,
      (found) => {
        seen.rows += 1;
        if (size !== undefined && seen.rows % 1000 === 0) progress.show(bytesRead(), size);
        if ('problem' in found) {
          refuse(found.line, found.problem);
          return;
        }
        const reading = readRow(found.row);
        if (!reading.ok) refuse(found.line, problemText(reading.problem));
        else if (!arrivals.add(reading.arrival)) seen.repeated += 1;
      },
      terminal.settled,
    );
    progress.end();
    refusals.keep();
    return seen;
  } finally {
    refusals.discard();
  }
}

interface Input {
  readonly input: Readable;
  /** Bytes; undefined where nobody can know. */
  readonly size: number | undefined;
  readonly bytesRead: () => number;
}

function inputOf(terminal: Terminal, file: string): Input {
  if (file === '-') return { input: terminal.input(), size: undefined, bytesRead: () => 0 };
  const path = resolve(terminal.folder, file);
  if (!existsSync(path) || !statSync(path).isFile()) throw new CommandFailure(`There is no file ${file}.`);
  const input = listFile(path);
  return { input, size: statSync(path).size, bytesRead: () => input.bytesRead };
}

/** Refused rows leave as they come, so that a million of them take no memory. */
function refusalWriter(terminal: Terminal, report: string | undefined) {
  if (report === undefined) {
    const write = (line: number, reason: string) => terminal.writeError(`line ${line}: ${reason}\n`);
    return { write, keep: () => {}, discard: () => {} };
  }
  const { write, ...file } = newPrivateFile(resolve(terminal.folder, report));
  write('line,reason\n');
  return { write: (line: number, reason: string) => write(stringify([[line, reason]])), ...file };
}

function summary(
  { rows, refused, repeated }: Read,
  { added, suppressed, known }: ImportCounts,
  rehearsed: boolean,
): string {
  const lines: readonly (readonly [number, string])[] = [
    [added, rehearsed ? 'would be imported' : 'imported'],
    [known.confirmed, 'subscribers already'],
    [known.pending, 'have asked and not confirmed; left so'],
    [known.unsubscribed, 'have left; left so'],
    [suppressed, 'suppressed'],
    [repeated, 'repeat an address of the list'],
    [refused, 'refused'],
  ];
  const shown = lines.filter(([count], index) => count > 0 || index === 0);
  const last = rehearsed ? 'Nothing was changed.\n' : '';
  return `${whole.format(rows)} rows\n${shown.map(([count, text]) => `${whole.format(count).padStart(11)}  ${text}\n`).join('')}${last}`;
}
