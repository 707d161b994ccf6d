import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { decodeUtf8 } from '../../publication/front-matter.ts';
import type { Finding } from '../../publication/model.ts';
import { type CheckFinding, checkPair } from '../../translation/check-pair.ts';
import { knownTag, prepareChecks } from '../../translation/prepare.ts';
import { CommandFailure } from '../command-failure.ts';
import { findingRecord } from '../finding-formats.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Checks two files of any system against each other.
 * @throws {CommandFailure} when one cannot be read, or a locale is no tag
 */
export async function checkTwoFiles(
  folder: string,
  paths: readonly string[],
  locales: { from?: string | undefined; to?: string | undefined },
): Promise<CheckFinding[]> {
  const [original, translation] = paths;
  const { from, to } = locales;
  if (paths.length !== 2 || !original || !translation || !from || !to) {
    throw new CommandFailure(
      '--pair takes two files and their locales: --pair original.md translation.md --from en --to de',
    );
  }
  mustBeTag('--from', from);
  mustBeTag('--to', to);
  return checkPair({
    original: { source: readText(resolve(folder, original)), locale: from },
    translation: { source: readText(resolve(folder, translation)), locale: to },
    context: { ...(await prepareChecks([from, to])), file: translation },
  });
}

/** @throws {CommandFailure} for what is no tag; one of a language that nobody has written down is one */
function mustBeTag(option: string, locale: string): void {
  if (knownTag(locale) === 'und' && locale !== 'und')
    throw new CommandFailure(`${option} is no language tag: “${locale}”. It takes one such as ${option} pt-BR`);
}

/** No system takes longer ones. */
const longestPath = 4096;

const pairSchema = z.object({
  id: z.union([z.string(), z.number()]),
  original: z.string(),
  translation: z.string(),
  from: z.string(),
  to: z.string(),
});

/**
 * Checks many pairs, one JSON object `{id, original, translation, from, to}` in a line, and writes `{id, findings}` for
 * each as it is done; `{id, error}` for one that cannot be read. Texts are files, seen from the list, or the texts
 * themselves.
 * @returns whether a finding is an error, or a pair could not be read
 */
export async function checkManyPairs(
  terminal: Terminal,
  list: string,
  message: (finding: Finding) => string,
): Promise<boolean> {
  const path = resolve(terminal.folder, list);
  if (!isFile(path)) throw new CommandFailure(`There is no file ${list}.`);
  let wrong = false;
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++;
    if (line.trim() === '') continue;
    let id: string | number | null = null;
    try {
      const pair = pairSchema.parse(JSON.parse(line.replace(/^\ufeff/, '')));
      id = pair.id;
      const folder = dirname(path);
      const source = (text: string) => (isText(text, folder) ? text : readText(resolve(folder, text)));
      const findings = checkPair({
        original: { source: source(pair.original), locale: pair.from },
        translation: { source: source(pair.translation), locale: pair.to },
        context: {
          ...(await prepareChecks([pair.from, pair.to])),
          file: isText(pair.translation, folder) ? String(pair.id) : pair.translation,
        },
      });
      if (findings.some(({ severity }) => severity === 'error')) wrong = true;
      const records = findings.map((finding) => findingRecord(finding, message, pair.to));
      terminal.write(`${JSON.stringify({ id, findings: records })}\n`);
    } catch (error) {
      if (!(error instanceof CommandFailure || error instanceof SyntaxError || error instanceof z.ZodError))
        throw error;
      wrong = true;
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
      terminal.write(`${JSON.stringify({ id, line: number, error: reason })}\n`);
    }
  }
  return wrong;
}

/** Whether a line of a list holds a text itself: it is no file, and nobody would call a file so. */
function isText(named: string, folder: string): boolean {
  if (named === '' || /[\n\0]/.test(named)) return true;
  const looksLikePath = named.length <= longestPath && /^\S*(?:[/\\]\S*|\.[\p{L}\p{Nd}]+)$/u.test(named);
  return !looksLikePath && (named.length > longestPath || !existsSync(resolve(folder, named)));
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    // A name that no file can have.
    return false;
  }
}

function readText(path: string): string {
  if (!isFile(path)) throw new CommandFailure(`There is no file ${path}.`);
  const text = decodeUtf8(readFileSync(path));
  if (text === undefined) throw new CommandFailure(`${path} is not UTF-8.`);
  return text;
}
