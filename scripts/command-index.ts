import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { contentReaders } from '../app/_content-readers.ts';
import { openIndex } from '../publication/index-database.ts';
import { Indexer } from '../publication/indexer.ts';
import { RuleJudge } from '../translation/judge.ts';
import { Verdicts } from '../translation/verdicts.ts';

/** The content folder as the commands' own index holds it. */
export interface CommandIndex {
  readonly database: Database.Database;
  readonly indexer: Indexer;
  readonly verdicts: Verdicts;
}

/**
 * Indexes and judges the content folder in an index of the commands' own, kept for the next time: only what has changed
 * is read. That of a running server is left alone: it would not learn of a change that another process took in.
 * @param root the content folder
 */
export async function withCommandIndex<T>(
  dataDir: string,
  root: string,
  use: (index: CommandIndex) => T | Promise<T>,
): Promise<T> {
  const { folder, discard } = writableFolder(dataDir);
  const database = openIndex(join(folder, 'command-index', indexName()), root);
  const verdicts = new Verdicts(folder);
  try {
    const indexer = new Indexer(root, database, {
      otherReaders: contentReaders,
      judge: new RuleJudge(root, verdicts),
    });
    await indexer.scan();
    return await use({ database, indexer, verdicts });
  } finally {
    database.close();
    verdicts.close();
    if (discard) rmSync(folder, { recursive: true, force: true });
    else removeOthers(join(folder, 'command-index'));
  }
}

/** Where nothing can be kept, as on a machine that only checks, everything is looked at each time. */
function writableFolder(dataDir: string): { folder: string; discard: boolean } {
  try {
    const kept = join(dataDir, 'command-index');
    mkdirSync(kept, { recursive: true });
    // A folder that is there already may lie on a disk that was mounted read-only since.
    accessSync(kept, constants.W_OK);
    return { folder: dataDir, discard: false };
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return { folder: mkdtempSync(join(tmpdir(), 'broadsheet-check-')), discard: true };
  }
}

/** An index that other code made is not believed: what this program finds may be something else. */
function indexName(): string {
  return createHash('sha256')
    .update(readFileSync(import.meta.filename))
    .digest('hex')
    .slice(0, 12);
}

function removeOthers(folder: string): void {
  for (const entry of readdirSync(folder)) {
    if (entry !== indexName()) rmSync(join(folder, entry), { recursive: true, force: true });
  }
}
