import { existsSync } from 'node:fs';
import type { DatabaseConfig } from '../config/database.ts';
import { type Database, readSnapshot, withConnection } from './connect.ts';
import { CopyDiffers, copyTables, countRows, isInUse, type OnRows, type RowCounts } from './copy-tables.ts';
import { migrate } from './migrate.ts';
import { requireAlone } from './require-alone.ts';
import { removeSqliteFile, replaceSqliteFile, settleSqliteFile } from './sqlite-file.ts';

/** The target cannot take a copy. The message says why; nothing was changed. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

/**
 * Copies a database that nobody works with into an empty one, all of it or nothing, and counts both again afterwards.
 * @throws {CopyRefused} when the target is not empty; {DatabaseInUse} {CopyDiffers} {MigrationError}
 */
export async function copyDatabase(
  from: DatabaseConfig,
  to: DatabaseConfig,
  onRows: OnRows = () => {},
): Promise<RowCounts> {
  if (from.kind === 'sqlite') settleSqliteFile(from.file);
  return withConnection(from, async (source) => {
    await requireAlone(source);
    await migrate(source);
    if (to.kind === 'postgres') return withConnection(to, (target) => fill(source, target, onRows));
    if (existsSync(to.file)) throw new CopyRefused(`${to.file} is there already. Nothing was overwritten.`);
    const draft = `${to.file}.part`;
    removeSqliteFile(draft);
    try {
      const counts = await withConnection({ kind: 'sqlite', file: draft }, (target) => fill(source, target, onRows));
      settleSqliteFile(draft);
      replaceSqliteFile(draft, to.file);
      return counts;
    } finally {
      removeSqliteFile(draft);
    }
  });
}

async function fill(source: Database, target: Database, onRows: OnRows): Promise<RowCounts> {
  await requireAlone(target);
  await migrate(target);
  const counts = await readSnapshot(source, (from) =>
    target.write(async (queries) => {
      if (await isInUse(queries)) {
        throw new CopyRefused('The target holds subscribers, mails or editions already. Nothing was changed.');
      }
      return copyTables(from, { queries, profile: target.profile }, onRows);
    }),
  );
  await compare(source, target);
  return counts;
}

/** What came into the source while it was copied would be missing. */
async function compare(source: Database, target: Database): Promise<void> {
  const [before, after] = [await countRows(source.kysely), await countRows(target.kysely)];
  const differing = Object.keys(before).filter(
    (table) => before[table as keyof RowCounts] !== after[table as keyof RowCounts],
  );
  if (differing.length === 0) return;
  throw new CopyDiffers(
    `Somebody wrote while the copy was made: ${differing.join(', ')} differ. Stop the server and every worker, empty the target, and copy again.`,
  );
}
