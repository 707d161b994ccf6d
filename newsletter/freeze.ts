import { isDeepStrictEqual } from 'node:util';
import type { EditionPart, EditionRecord, EditionStore, FrozenPart, RenderEdition } from './ports.ts';

/** What Resend takes in one request (its documentation of batch sending). */
export const largestBatch = 100;

const chunk = 10_000;

/** A freeze that was broken off so long ago is not gone on with: too many have come and left since; milliseconds. */
const longestBreak = 3_600_000;

/** The edition says nothing in any locale. */
export class EmptyEdition extends Error {
  override readonly name = 'EmptyEdition';
}

export interface Freeze {
  readonly store: EditionStore;
  readonly render: RenderEdition;
  /** The articles of an edition that nobody wrote; undefined for one that was written. */
  readonly madeFrom?: (id: string) => readonly string[] | undefined;
  readonly locales: readonly string[];
  readonly now: () => number;
  /** Told after each chunk how far it has come. */
  readonly onProgress?: (record: EditionRecord) => void;
}

/**
 * Renders an edition in every locale and fixes who gets it, so that neither an edit nor a deployment changes what is
 * sent. It can be killed at any time and called again: what was rendered and taken stays, unless the edition would be
 * rendered differently by now or the freeze was broken off long ago. Afterwards the edition is `ready`; nothing is sent
 * before it is started. An edition that was started is left as it is.
 * @param dueAt not before this time (milliseconds since the epoch)
 * @throws {EmptyEdition}
 * @throws {CountsDiffer} when the numbers do not add up
 */
export async function freezeEdition(id: string, dueAt: number, freeze: Freeze): Promise<EditionRecord> {
  const { store, now, onProgress, madeFrom } = freeze;
  let parts: readonly EditionPart[] | undefined;
  const known = await store.edition(id);
  if (known?.state === 'freezing' || known?.state === 'ready') {
    parts = await renderAll(id, freeze);
    const isRecent = now() - known.begunAt < longestBreak;
    if (!(isRecent && areSame(parts, await store.parts(id)))) await store.discard(id);
  }
  for (;;) {
    const record = await store.edition(id);
    if (!record || record.state === 'discarding') {
      if (record) await store.discard(id);
      parts ??= await renderAll(id, freeze);
      await store.begin(id, { parts, articles: madeFrom?.(id), dueAt, now: now() });
      continue;
    }
    onProgress?.(record);
    if (record.state !== 'freezing') return record;
    if (await store.freezeChunk(id, chunk, now())) await store.closeFreeze(id, now());
  }
}

async function renderAll(id: string, { render, locales }: Freeze): Promise<readonly EditionPart[]> {
  const parts: EditionPart[] = [];
  for (const locale of locales) {
    const part = await render(id, locale);
    if (part) parts.push(part);
  }
  if (parts.length === 0) throw new EmptyEdition(`The edition ${id} says nothing in any locale.`);
  return parts;
}

function areSame(parts: readonly EditionPart[], frozen: readonly FrozenPart[]): boolean {
  const byLocale = (all: readonly EditionPart[]) => new Map(all.map((part) => [part.locale, part]));
  return isDeepStrictEqual(byLocale(parts), byLocale(frozen.map(({ part }) => part)));
}
