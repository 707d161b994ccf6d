import type { EditionPart, EditionRecord, EditionStore, RenderEdition } from './ports.ts';

/** What Resend takes in one request (its documentation of batch sending). */
export const largestBatch = 100;

const chunk = 10_000;

/** The edition says nothing in any locale. */
export class EmptyEdition extends Error {
  override readonly name = 'EmptyEdition';
}

export interface Freeze {
  readonly store: EditionStore;
  readonly render: RenderEdition;
  readonly locales: readonly string[];
  readonly now: () => number;
  /** Told after each chunk how far it has come. */
  readonly onProgress?: (record: EditionRecord) => void;
}

/**
 * Renders an edition in every locale and fixes who gets it, so that neither an edit nor a deployment changes what is
 * sent. It can be killed at any time and called again: what was rendered and taken stays. Afterwards the edition is
 * `ready`; nothing is sent before it is started.
 * @param dueAt not before this time (milliseconds since the epoch)
 * @throws {EmptyEdition}
 * @throws {CountsDiffer} when the numbers do not add up
 */
export async function freezeEdition(id: string, dueAt: number, freeze: Freeze): Promise<EditionRecord> {
  const { store, now, onProgress } = freeze;
  if (!(await store.edition(id))) {
    const parts = await renderAll(id, freeze);
    await store.begin(id, { parts, dueAt, now: now() });
  }
  for (;;) {
    const record = await known(store, id);
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

async function known(store: EditionStore, id: string): Promise<EditionRecord> {
  const record = await store.edition(id);
  if (!record) throw new RangeError(`There is no edition ${id}.`);
  return record;
}
