import type Database from 'better-sqlite3';
import type { Finding, Severities } from './model.ts';
import { withSeverities } from './severities.ts';

const gravity = { error: 0, warning: 1, hint: 2 } as const;

/**
 * What was found in the text of an article when it was last read, the gravest first.
 * @param folder the article's, in the content folder
 */
export function findingsOfText(
  database: Database.Database,
  folder: string,
  locale: string,
  severities: Severities,
): Finding[] {
  const found = database
    .prepare<[string], { data: string }>('select data from findings where file = ?')
    .all(folder)
    .map(({ data }) => JSON.parse(data) as Finding)
    .filter(({ file }) => file === `${folder}/${locale}.md`);
  return withSeverities(found, severities).sort(
    (a, b) => gravity[a.severity] - gravity[b.severity] || a.line - b.line || a.column - b.column,
  );
}
