import { lstatSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { z } from 'zod';
import { hashOf, readContent, reasonOf } from './content-folder.ts';
import { decodeUtf8, finding, largestTextBytes, parseTextFile, parseYaml } from './front-matter.ts';
import { markdownFindings } from './markdown-findings.ts';
import type { Finding, Picture } from './model.ts';
import { measurePicture } from './pictures.ts';

const largestPictureBytes = 30_000_000;

/** What a text file says, or undefined with findings. */
export type Sources = Pick<ContentReader, 'source'>;

/** Reads each file once, for as long as one article is read: its original is looked at with each translation. */
export function readOnce(reader: Sources): Sources {
  const known = new Map<string, { readonly source: string | undefined; readonly findings: readonly Finding[] }>();
  return {
    source: (path, findings) => {
      let read = known.get(path);
      if (!read) {
        const found: Finding[] = [];
        read = { source: reader.source(path, found), findings: found };
        known.set(path, read);
      }
      findings.push(...read.findings);
      return read.source;
    },
  };
}

/** Reads the files of a content folder; what cannot be read becomes a finding. Measured pictures are remembered. */
export class ContentReader {
  readonly root: string;
  readonly #db: Database.Database;

  constructor(root: string, database: Database.Database) {
    this.root = root;
    this.#db = database;
  }

  /** The text of a file, or undefined with a finding: not readable, too large, or not UTF-8. */
  source(path: string, findings: Finding[]): string | undefined {
    const report = (rule: string, values: Record<string, string> = {}) => {
      findings.push(finding(path, 1, rule, values));
      return undefined;
    };
    let bytes: Buffer;
    try {
      const stat = lstatSync(join(this.root, path));
      // Reported where the folder is listed.
      if (stat.isSymbolicLink()) return undefined;
      if (stat.size > largestTextBytes) return report('too-large', { limit: String(largestTextBytes / 1_000_000) });
      bytes = readContent(this.root, path);
    } catch (error) {
      return report('unreadable', { reason: reasonOf(error) });
    }
    return decodeUtf8(bytes) ?? report('not-utf-8');
  }

  /** True for a file that is there. */
  has(path: string): boolean {
    return statSync(join(this.root, path), { throwIfNoEntry: false })?.isFile() === true;
  }

  /** What a YAML file says, or undefined with findings. */
  yaml<S extends z.ZodType>(path: string, schema: S, findings: Finding[]): z.output<S> | undefined {
    const source = this.source(path, findings);
    if (source === undefined) return undefined;
    const parsed = parseYaml(path, source, schema);
    findings.push(...parsed.findings);
    return parsed.data;
  }

  /** The front matter and the Markdown of a text file, or undefined with findings; those of the Markdown are added too. */
  markdown<S extends z.ZodType>(
    path: string,
    schema: S,
    findings: Finding[],
  ): { readonly front: z.output<S>; readonly body: string } | undefined {
    const source = this.source(path, findings);
    if (source === undefined) return undefined;
    const { data, body, findings: mistakes } = parseTextFile(path, source, schema);
    findings.push(...mistakes);
    if (data === undefined) return undefined;
    const firstLine = source.slice(0, source.length - body.length).split('\n').length;
    findings.push(...markdownFindings(path, body, firstLine));
    return { front: data, body };
  }

  /** A measured picture, or undefined with a finding at the place that names it. */
  async picture(
    folder: string,
    file: string,
    at: { path: string; line: number },
    findings: Finding[],
  ): Promise<Picture | undefined> {
    const report = (rule: string, values: Record<string, string>) => {
      findings.push(finding(at.path, at.line, rule, values));
      return undefined;
    };
    let stat: Stats | undefined;
    try {
      stat = lstatSync(join(this.root, folder, file), { throwIfNoEntry: false });
    } catch (error) {
      return report('unreadable', { reason: reasonOf(error) });
    }
    // A link could lead out of the folder, and what it names would be served.
    if (stat?.isSymbolicLink()) return report('symbolic-link', {});
    if (!stat?.isFile()) return report('picture-missing', { picture: file });
    if (stat.size > largestPictureBytes) {
      return report('too-large', { limit: String(largestPictureBytes / 1_000_000) });
    }
    const key = `${stat.dev}:${stat.ino}:${stat.mtimeMs}:${stat.size}`;
    const found = this.#db
      .prepare<[string], Omit<Picture, 'folder' | 'file'>>(
        'select hash, width, height, colour from pictures where key = ?',
      )
      .get(key);
    if (found) return { folder, file, ...found };
    try {
      const bytes = readContent(this.root, `${folder}/${file}`);
      const measured = { hash: hashOf(bytes).slice(0, 10), ...(await measurePicture(bytes)) };
      this.#db
        .prepare('insert or replace into pictures values (?, ?, ?, ?, ?)')
        .run(key, measured.hash, measured.width, measured.height, measured.colour);
      return { folder, file, ...measured };
    } catch (error) {
      return report('picture-broken', {
        picture: file,
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

/** The line of a top-level field in YAML or front matter; 1 when it is not there. */
export function lineOfField(source: string, field: string): number {
  return Math.max(1, source.split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 1);
}
