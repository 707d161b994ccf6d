import { createReadStream, type ReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { ListRow } from '../subscriptions/import-row.ts';
import { CommandFailure } from './command-failure.ts';

/** A row of a list with its line, or a line that cannot be read as a row. */
export type ListLine =
  | { readonly line: number; readonly row: ListRow }
  | { readonly line: number; readonly problem: string };

const columns = ['email', 'locale', 'consented_at', 'source', 'state', 'suppressed'] as const;
const required = ['email', 'consented_at'] as const;
/** Bytes; a longer one is a quotation mark that was never closed. */
const longestRecord = 65_536;
const longestHeading = 65_536;
/** Beyond that the order in which lines are told matters less than memory. */
const mostSkipped = 1000;

/**
 * Reads a list of subscribers as CSV (RFC 4180) in UTF-8, row by row: any order of columns, separated by commas,
 * semicolons or tabs, as its first line shows.
 * @param input the bytes
 * @param onLine told each row, and each line that cannot be read alone
 * @param settled waited for before more is read, for what `onLine` sets going
 * @throws {CommandFailure} for what is no such list as a whole: another encoding, columns that lack, quotation marks that
 *   leave unclear where rows begin
 */
export async function readList(
  input: Readable,
  onLine: (line: ListLine) => void,
  settled: () => Promise<void> = async () => {},
): Promise<void> {
  const text = decoded(input, settled);
  const { heading, rest } = await withHeading(text);
  let rowOf: ((record: readonly string[]) => ListRow) | undefined;
  let broken: CommandFailure | undefined;
  // The parser skips lines before it gives out the rows that stand above them.
  let skipped: { line: number; problem: string }[] = [];
  const tellSkipped = (before: number) => {
    for (const one of skipped) if (one.line < before) onLine(one);
    skipped = skipped.filter(({ line }) => line >= before);
  };
  const parser = parse({
    delimiter: delimiterOf(heading),
    record_delimiter: ['\r\n', '\n', '\r'],
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
    on_skip: (error) => {
      const problem = error && lineProblem(error);
      if (problem) {
        skipped.push({ line: Number(error.lines), problem });
        if (skipped.length > mostSkipped) tellSkipped(Number.POSITIVE_INFINITY);
      } else if (error && !broken) {
        broken = brokenAt(error);
        parser.destroy(broken);
      }
      return undefined;
    },
  });
  const source = Readable.from(rest);
  source.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    tellSkipped(info.lines);
    if (rowOf) onLine({ line: info.lines, row: rowOf(record) });
    else rowOf = rowsUnder(record);
  }
  if (broken) throw broken;
  tellSkipped(Number.POSITIVE_INFINITY);
  if (!rowOf)
    throw new CommandFailure(
      'The list is empty: its first line must name the columns, email and consented_at among them.',
    );
}

/** Opens a list. @param path absolute */
export const listFile = (path: string): ReadStream => createReadStream(path, { highWaterMark: 262_144 });

async function* decoded(input: Readable, settled: () => Promise<void>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let isFirst = true;
  const text = (bytes?: Buffer) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new CommandFailure(
        `The list is not UTF-8 (near line ${line}). Save it as “CSV UTF-8” and try again. Nothing was imported.`,
      );
    }
  };
  for await (const bytes of input as AsyncIterable<Buffer>) {
    if (isFirst) refuseUtf16(bytes);
    isFirst = false;
    yield text(bytes);
    await settled();
    for (const byte of bytes) if (byte === 0x0a) line += 1;
  }
  yield text();
}

/** UTF-16 begins with a mark, or has a zero beside every Latin letter. */
function refuseUtf16(bytes: Buffer): void {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark !== 'fffe' && mark !== 'feff' && !bytes.subarray(0, 1000).includes(0)) return;
  throw new CommandFailure(
    'The list is UTF-16, not UTF-8. Save it as “CSV UTF-8” and try again. Nothing was imported.',
  );
}

async function withHeading(text: AsyncGenerator<string>) {
  let begun = '';
  while (!/[\r\n]/.test(begun) && begun.length < longestHeading) {
    const { value, done } = await text.next();
    if (done) break;
    begun += value;
  }
  async function* rest() {
    yield begun;
    yield* text;
  }
  return { heading: begun.split(/[\r\n]/, 1)[0] ?? '', rest: rest() };
}

function delimiterOf(heading: string): string {
  const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: heading.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** How the rows under a heading are read. */
function rowsUnder(heading: readonly string[]): (record: readonly string[]) => ListRow {
  const names = heading.map((name) => name.toLowerCase());
  const lacking = required.filter((name) => !names.includes(name));
  if (lacking.length > 0) {
    throw new CommandFailure(
      `The list has no column ${lacking.join(' and no column ')}. Its first line must name the columns: ` +
        'email and consented_at, and if there are any locale and source. Nothing was imported.',
    );
  }
  const twice = columns.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice) throw new CommandFailure(`The list has the column ${twice} twice. Nothing was imported.`);
  const [email, locale, consentedAt, source, state, suppressed] = columns.map((name) => names.indexOf(name));
  return (record) => ({
    email: record[email ?? -1],
    locale: record[locale ?? -1],
    consented_at: record[consentedAt ?? -1],
    source: record[source ?? -1],
    state: record[state ?? -1],
    suppressed: record[suppressed ?? -1],
  });
}

/** What concerns one line alone; after any other mistake it is unclear where the next row begins. */
function lineProblem({ code }: CsvError): string | undefined {
  return code === 'INVALID_OPENING_QUOTE'
    ? 'a quotation mark stands within a value that does not begin with one'
    : undefined;
}

function brokenAt({ code, lines }: CsvError): CommandFailure {
  const what =
    code === 'CSV_INVALID_CLOSING_QUOTE'
      ? 'text follows a closing quotation mark (one within a value is written twice: "")'
      : 'a quotation mark that was opened before is not closed';
  return new CommandFailure(
    `Line ${Number(lines)}: ${what}. Where the next row begins is unclear; nothing was imported.`,
  );
}
