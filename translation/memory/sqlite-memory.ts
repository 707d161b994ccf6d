import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type MemoryKey, memoryName, type TranslationMemory } from './memory.ts';

const tables = `
  create table if not exists answers (
    name text primary key, source_locale text not null, target_locale text not null, engine text not null,
    glossary text not null, block text not null, answer text not null, made_at integer not null
  ) without rowid;
`;

/** A translation memory in a file of the data folder. */
export interface KeptMemory extends TranslationMemory {
  readonly close: () => void;
}

/**
 * Opens `translation-memory.sqlite` in the data folder. Several processes may use it at once.
 * @param now milliseconds since the epoch
 * @throws what the system throws when the data folder cannot be written, and SQLite's error for a file that is none
 */
export function openTranslationMemory(dataDir: string, now: () => number): KeptMemory {
  mkdirSync(dataDir, { recursive: true });
  const database = new Database(join(dataDir, 'translation-memory.sqlite'));
  database.pragma('busy_timeout = 10000');
  database.pragma('journal_mode = WAL');
  // Each answer was paid for.
  database.pragma('synchronous = FULL');
  database.exec(tables);
  const find = database.prepare<[string], { answer: string }>('select answer from answers where name = ?');
  const keep = database.prepare(
    'insert into answers values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (name) do update set answer = excluded.answer, made_at = excluded.made_at',
  );
  return {
    find: (key: MemoryKey) => find.get(memoryName(key))?.answer,
    keep: (key: MemoryKey, answer: string) => {
      const { from, to, engine, glossary, block } = key;
      keep.run(memoryName(key), from, to, engine, glossary, block, answer, now());
    },
    close: () => database.close(),
  };
}
