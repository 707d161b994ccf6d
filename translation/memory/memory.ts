import { createHash } from 'node:crypto';

/** What decides an answer. */
export interface MemoryKey {
  /** The words as the engine gets them. */
  readonly block: string;
  readonly from: string;
  readonly to: string;
  /** `Engine.identity`. */
  readonly engine: string;
  /** `glossaryHash` of what the glossary says about the words. */
  readonly glossary: string;
}

/** Answers that were good: what was asked once is never asked and paid again. */
export interface TranslationMemory {
  readonly find: (key: MemoryKey) => string | undefined;
  /** Durable when it returns: a run that is killed goes on from here. */
  readonly keep: (key: MemoryKey, answer: string) => void;
}

/** One name for all that decides an answer. */
export function memoryName({ block, from, to, engine, glossary }: MemoryKey): string {
  return createHash('sha256')
    .update(JSON.stringify([block.normalize('NFC'), from, to, engine, glossary]))
    .digest('hex');
}
