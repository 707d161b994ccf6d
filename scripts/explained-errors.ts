import { DatabaseConfigError } from '../config/database.ts';
import { MailConfigError } from '../config/mail.ts';
import { SecretsError } from '../config/secrets.ts';
import { ServerConfigError } from '../config/server.ts';
import { TranslationConfigError } from '../config/translation.ts';
import { BackupError } from '../database/backup.ts';
import { CopyRefused } from '../database/copy-database.ts';
import { CopyDiffers } from '../database/copy-tables.ts';
import { WrongSecretKeys } from '../database/keyed-hash.ts';
import { MigrationError } from '../database/migrate.ts';
import { RestoreError } from '../database/restore.ts';
import { DatabaseInUse } from '../database/sqlite-file.ts';
import { EngineBusy, EngineFailed, EngineRefused } from '../translation/engines/engine.ts';
import { CommandFailure } from './command-failure.ts';

const explained = [
  CommandFailure,
  ServerConfigError,
  SecretsError,
  DatabaseConfigError,
  MailConfigError,
  MigrationError,
  WrongSecretKeys,
  DatabaseInUse,
  BackupError,
  RestoreError,
  CopyRefused,
  CopyDiffers,
  TranslationConfigError,
  EngineRefused,
  EngineBusy,
  EngineFailed,
];

/** The message of an error that tells the operator all she needs, so that no stack is shown. */
export function explanationOf(error: unknown): string | undefined {
  return error instanceof Error && explained.some((kind) => error instanceof kind) ? error.message : undefined;
}

const lacking = /^(?:ENOSPC|EDQUOT|EACCES|EPERM|EROFS|SQLITE_(?:FULL|READONLY|CANTOPEN|IOERR)\w*)$/;

/** PostgreSQL's appendix A: no room or memory, errors of its system, read-only, shut down or starting, connections broken. */
const postgresLacking = /^(?:53[0-9A-Z]{3}|58[0-9A-Z]{3}|25006|57P0[1-5]|08[0-9A-Z]{3})$/;

/** What pg says, without a code, of a server that ends in the middle of a query. */
const connectionBroke = /^Connection terminated/;

/** What the machine or its database lacks, where an error says that it does: room, leave, a file system that can be written. */
export function machineExplanationOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (connectionBroke.test(error.message)) return `The database broke off: ${error.message}`;
  const code = 'code' in error ? String(error.code) : '';
  if (postgresLacking.test(code)) {
    const hint = 'hint' in error && typeof error.hint === 'string' ? ` ${error.hint}` : '';
    return `The database says: ${error.message} (${code})${hint}`;
  }
  if (!lacking.test(code)) return undefined;
  return error.message.includes(code) ? error.message : `${error.message} (${code})`;
}
