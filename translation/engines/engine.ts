/** What an engine is asked. */
export interface EngineRequest {
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
  /**
   * Words with numbered tags, `<m1>…</m1>` and `<m2/>`; `&`, `<` and `>` in words as XML has them. As many answers come
   * back, in this order.
   */
  readonly blocks: readonly string[];
  /** For engines that take it: what a translator should know of each block; empty for most. */
  readonly notes: readonly string[];
  /** For engines that take it: what the text is about, and what stands around the blocks. Not to be translated. */
  readonly context: { readonly title: string; readonly before: string; readonly after: string };
  /** Terms that occur in the blocks and what they are called. */
  readonly terms: readonly { readonly source: string; readonly target: string }[];
  /** Names that stay as they are. */
  readonly keep: readonly string[];
  /** What was wrong with the last answer to the same blocks, in English. */
  readonly hint?: string | undefined;
}

/** A machine that translates: the port of `translate`. */
export interface Engine {
  /** As provenance names it. */
  readonly name: string;
  /** Names what decides an answer (model, command), for the translation memory. */
  readonly identity: string;
  /** How many blocks one request may hold. */
  readonly blocksPerRequest: number;
  /** How many requests may run side by side. */
  readonly concurrency: number;
  /**
   * @throws {EngineRefused} when asking again would change nothing
   * @throws {EngineBusy} when it wants to be asked later
   * @throws {EngineFailed} when it failed this time
   * @throws {EngineAnswerUnusable} when it answered, but not as it was asked to
   */
  readonly translate: (request: EngineRequest, signal: AbortSignal) => Promise<readonly string[]>;
}

/** The engine will not serve us: a wrong key, no credit left, a language that it does not know. Ends the run. */
export class EngineRefused extends Error {
  override readonly name = 'EngineRefused';
}

/** The engine asks for patience. */
export class EngineBusy extends Error {
  override readonly name = 'EngineBusy';
  /** Milliseconds, where it said how long. */
  readonly retryAfter: number | undefined;

  constructor(message: string, retryAfter?: number) {
    super(message);
    this.retryAfter = retryAfter;
  }
}

/** The engine failed; it may succeed another time. */
export class EngineFailed extends Error {
  override readonly name = 'EngineFailed';
}

/** The engine answered something that is no answer: too few blocks, no JSON. */
export class EngineAnswerUnusable extends Error {
  override readonly name = 'EngineAnswerUnusable';
}
