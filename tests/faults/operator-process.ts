/** A process that kills itself in the middle of an operator's work. Told what to do by its environment. */
import type { DatabaseConfig } from '../../config/database.ts';
import { withConnection } from '../../database/connect.ts';
import { copyDatabase } from '../../database/copy-database.ts';
import { migrate } from '../../database/migrate.ts';
import { openDatabase } from '../../database/open.ts';
import type { Profile } from '../../database/profiles.ts';
import { prepareBackup, putInPlace } from '../../database/restore.ts';
import { importArrivals } from '../../database/subscriber-import.ts';
import { arrivalsOf } from '../newsroom.ts';

/** What the process is told, as JSON in `FAULTS_TASK`. */
export interface OperatorTask {
  readonly what: 'migrate' | 'copy' | 'import' | 'restore';
  readonly database: DatabaseConfig;
  readonly keys: readonly string[];
  /** Where a copy goes. */
  readonly to: DatabaseConfig;
  /** What is restored, and where it is prepared. */
  readonly backup: string;
  readonly work: string;
  /** Who is imported. */
  readonly list: { readonly from: number; readonly count: number };
  /** After how many rows it ends. */
  readonly rows: number;
}

const task = JSON.parse(process.env.FAULTS_TASK ?? '{}') as OperatorTask;
const end = () => process.kill(process.pid, 'SIGKILL');
const endAfter = (done: number) => {
  if (done >= task.rows) end();
};

const works: Readonly<Record<OperatorTask['what'], () => Promise<unknown>>> = {
  migrate: () =>
    withConnection(task.database, (database) => {
      // Runs amid the statements of the first migration.
      const fatal = [{ execute: async () => end() }] as unknown as Profile['guardLedger'];
      return migrate({ ...database, profile: { ...database.profile, guardLedger: fatal } });
    }),
  copy: () => copyDatabase(task.database, task.to, endAfter),
  import: async () => {
    const arrivals = arrivalsOf(task.list);
    const opened = await openDatabase(task.database, task.keys);
    await importArrivals(opened, arrivals, { now: Date.now(), rehearsed: false, onRows: endAfter });
  },
  restore: async () => {
    const prepared = await prepareBackup(task.backup, task.work, task.keys);
    await putInPlace(task.database, prepared, { now: Date.now(), onRows: endAfter });
  },
};

await works[task.what]();
