import type { Command } from 'commander';
import { withConnection } from '../../database/connect.ts';
import { migrate } from '../../database/migrate.ts';
import { explained, placeOf } from '../existing-database.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `database migrate`. */
export function addDatabaseMigrate(database: Command, terminal: Terminal): void {
  database
    .command('migrate')
    .description('bring the database to this program’s schema, as every start does; safe to run at any time')
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- database migrate\n')
    .action(async () => {
      const config = terminal.database();
      const done = await explained(placeOf(config), () => withConnection(config, migrate));
      for (const name of done) terminal.write(`${name}\n`);
      terminal.write(
        done.length === 0 ? 'Nothing to do: the schema is the newest.\n' : 'The schema is the newest now.\n',
      );
    });
}
