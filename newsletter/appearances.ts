import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { KnownSendings, NewsletterLog } from './clock.ts';

const appearanceSchema = z.object({
  /** When its sending was started: milliseconds since the epoch. */
  startedAt: z.number().optional(),
  /** What it was made from, where nobody wrote it. */
  articles: z.array(z.string()).optional(),
  /** Another time than its own, set by a person. */
  dueAt: z.number().optional(),
  /** A person does not want it sent. */
  skipped: z.boolean().optional(),
});

/** What the site knows of an edition besides what was written. */
export type Appearance = z.output<typeof appearanceSchema>;

const fileSchema = z.record(z.string(), appearanceSchema);

/** Which editions have gone out, and when others are to, as pages are told: a copy of what the database says. */
export interface Appearances {
  of(id: string): Appearance | undefined;
  /** The dates of all that are known. */
  ids(): readonly string[];
}

/**
 * The copy is kept in a file, because pages are served while the database is gone, from the start on. The newsletter's
 * clock brings it up to date at each look. What has gone out stays so, also where a database comes out of a backup that
 * does not know it.
 */
export class KeptAppearances implements Appearances {
  readonly #file: string;
  readonly #log: NewsletterLog;
  #known: Readonly<Record<string, Appearance>>;
  #isKept = true;
  #trouble: string | undefined;

  constructor(file: string, log: NewsletterLog) {
    this.#file = file;
    this.#log = log;
    this.#known = this.#read();
  }

  of(id: string): Appearance | undefined {
    return Object.hasOwn(this.#known, id) ? this.#known[id] : undefined;
  }

  ids(): readonly string[] {
    return Object.keys(this.#known);
  }

  /** Takes over what the database says. @returns the dates of the editions for which that is new */
  take(sendings: KnownSendings): readonly string[] {
    const before = this.#known;
    const after = merged(before, sendings);
    this.#known = after;
    const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const changed = ids.filter((id) => !isDeepStrictEqual(before[id], after[id]));
    if (changed.length > 0) this.#isKept = false;
    if (!this.#isKept) this.#keep();
    return changed;
  }

  #read(): Record<string, Appearance> {
    try {
      return fileSchema.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch (error) {
      // Without the file, or with one that is damaged, the clock's first look brings everything that the database knows.
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!isMissing) this.#tell(`${this.#file} cannot be read and is made anew: ${reasonOf(error)}`);
      return {};
    }
  }

  /** What could not be kept is tried again at the next look; pages show it meanwhile. */
  #keep(): void {
    const draft = `${this.#file}.${process.pid}.draft`;
    try {
      writeFileSync(draft, `${JSON.stringify(this.#known, null, 2)}\n`, { flush: true });
      renameSync(draft, this.#file);
      this.#isKept = true;
      this.#trouble = undefined;
    } catch (error) {
      rmSync(draft, { force: true });
      this.#tell(`Which editions have gone out cannot be written to ${this.#file}: ${reasonOf(error)}`);
    }
  }

  #tell(trouble: string): void {
    if (trouble !== this.#trouble) this.#log('error', trouble);
    this.#trouble = trouble;
  }
}

function merged(before: Readonly<Record<string, Appearance>>, { started, plans }: KnownSendings) {
  const after = new Map(Object.entries(before).filter(([, { startedAt }]) => startedAt !== undefined));
  for (const { edition, dueAt, skipped } of plans) {
    if (after.has(edition) || (dueAt === undefined && !skipped)) continue;
    after.set(edition, { ...(dueAt !== undefined && { dueAt }), ...(skipped && { skipped }) });
  }
  for (const { id, startedAt, articles } of started) {
    after.set(id, { startedAt, ...(articles && { articles: [...articles] }) });
  }
  return Object.fromEntries(after);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
