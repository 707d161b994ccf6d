/**
 * What the server and the application inside Next share. Next bundles its own module graph, so it is held on
 * `globalThis`.
 */
export interface Registry {
  /**
   * Set by instrumentation: takes (and forgets) the tags that a request's page was made from. An empty set: made from
   * nothing that changes. Undefined: unknown, so the page is forgotten at every drop.
   */
  takeTags?: (request: string) => ReadonlySet<string> | undefined;
  /** Set by instrumentation: settles once the publication can be served, or cannot. */
  wired?: Promise<void>;
  /** Set by the server: ends the process, saying why nothing can be served. Next would say it with each of its attempts. */
  refuse?: (error: unknown) => never;
  /** Set by instrumentation: the locales, default first. */
  locales?: () => readonly string[];
  /** Set by instrumentation: what whoever started the process should know besides the addresses, one line each. */
  notes?: () => readonly string[];
  /** Set by the server: forgets the pages made from any of these tags. */
  drop?: (tags: ReadonlySet<string>) => void;
  /** Set by instrumentation: stops watchers and threads. */
  close?: () => Promise<void>;
}

/** Statuses that a page may find out to be its own when it is rendered. */
export type LateStatus = 404 | 410 | 503;

/** Stands among the tags of such a page: Next has sent status 200 by then. */
export const statusTag = (status: LateStatus) => `status:${status}`;

const key = Symbol.for('broadsheet');

/** The one registry of this process. Creates it on first use. */
export function registry(): Registry {
  const holder = globalThis as { [key]?: Registry };
  holder[key] ??= {};
  return holder[key];
}
