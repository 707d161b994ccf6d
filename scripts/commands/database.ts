import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import { addDatabaseBackup } from './database-backup.ts';
import { addDatabaseCheck } from './database-check.ts';
import { addDatabaseCopy } from './database-copy.ts';
import { addDatabaseMigrate } from './database-migrate.ts';
import { addDatabaseRestore } from './database-restore.ts';

/** Adds `database` with its commands. @param fault told that something is wrong, for the exit code */
export function addDatabase(program: Command, terminal: Terminal, fault: () => void): void {
  const database = program.command('database').description('keep the database of subscribers and of the outbox');
  database.addHelpText('after', '\nExample:\n  npm run broadsheet -- database backup\n');
  addDatabaseBackup(database, terminal, fault);
  addDatabaseRestore(database, terminal);
  addDatabaseMigrate(database, terminal);
  addDatabaseCheck(database, terminal, fault);
  addDatabaseCopy(database, terminal);
}
