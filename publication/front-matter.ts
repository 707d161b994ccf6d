import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Finding } from './model.ts';

/** A text file taken apart: what its YAML says, and the Markdown behind it. */
export interface Parsed<T> {
  readonly data?: T;
  readonly body: string;
  readonly findings: readonly Finding[];
}

/** The largest text file that is read; a longer one is reported and left alone. */
export const largestTextBytes = 5_000_000;

/** Decodes UTF-8 strictly, without the byte order mark; undefined when the bytes are something else. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Parses a Markdown file with YAML front matter; every mistake is a finding with its line. */
export function parseTextFile<S extends z.ZodType>(file: string, source: string, schema: S): Parsed<z.output<S>> {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/.exec(source);
  if (!match) {
    return { body: source, findings: [finding(file, 1, 'front-matter-missing')] };
  }
  const body = source.slice(match[0].length);
  const parsed = parseYaml(file, match[1] ?? '', schema, 1);
  return { ...parsed, body };
}

/** Parses a YAML file against a schema; every mistake is a finding with its line. */
export function parseYaml<S extends z.ZodType>(
  file: string,
  source: string,
  schema: S,
  lineOffset = 0,
): Parsed<z.output<S>> {
  const lines = new LineCounter();
  // The core schema keeps dates as text, so that a date without offset is not read as UTC.
  let document: Document;
  try {
    document = parseDocument(source, { lineCounter: lines, schema: 'core', merge: false, uniqueKeys: true });
  } catch (error) {
    // Lists of lists without end exhaust the parser's stack.
    if (!(error instanceof RangeError)) throw error;
    return { body: '', findings: [finding(file, 1 + lineOffset, 'yaml', { reason: error.message })] };
  }
  if (document.errors.length > 0) {
    return {
      body: '',
      findings: document.errors.map((error) => {
        const at = lines.linePos(error.pos[0]);
        // The parser's own place counts from the front matter, not from the file.
        const reason = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
        const end = lines.linePos(error.pos[1]);
        return {
          ...finding(file, at.line + lineOffset, 'yaml', { reason }, at.col),
          endLine: end.line + lineOffset,
          endColumn: end.col,
        };
      }),
    };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 }) ?? {};
  } catch (error) {
    // An alias without its anchor, or aliases of aliases that would fill the memory.
    const reason = error instanceof Error ? error.message : String(error);
    return { body: '', findings: [finding(file, 1 + lineOffset, 'yaml', { reason })] };
  }
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { data: result.data, body: '', findings: [] };
  const findings = result.error.issues.map((issue) => {
    const path = issue.path.map(String);
    let range: [start: number, end: number, node: number] | undefined;
    for (let depth = path.length; depth > 0 && range === undefined; depth--) {
      const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
      if (isMap(parent)) {
        const pair = parent.items.find((item) => String(item.key) === path[depth - 1]);
        range = (pair?.key as { range?: typeof range } | undefined)?.range;
      }
    }
    const values = { field: path.join('.') || '–', reason: reasonOf(issue) };
    if (!range) return finding(file, 1 + lineOffset, 'field', values);
    const at = lines.linePos(range[0]);
    const end = lines.linePos(range[1]);
    return {
      ...finding(file, at.line + lineOffset, 'field', values, at.col),
      endLine: end.line + lineOffset,
      endColumn: end.col,
    };
  });
  return { body: '', findings };
}

/** What is wrong with a field, in an editor's words where the schema has only a programmer's. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) return issue.message;
  if (issue.input === undefined) return 'is missing';
  const isPlain = typeof issue.input === 'number' || typeof issue.input === 'boolean';
  return issue.expected === 'string' && isPlain ? 'must be text: put quotation marks around it' : issue.message;
}

/** An error at a place of a file. */
export function finding(
  file: string,
  line: number,
  rule: string,
  values: Record<string, string> = {},
  column = 1,
): Finding {
  return { file, line, column, rule, severity: 'error', values };
}
