import { type Engine, EngineBusy, EngineFailed, EngineRefused, type EngineRequest } from './engine.ts';

/** How long and how often an engine is waited for. Milliseconds. */
export interface Patience {
  /** Requests for the same blocks before we give up. */
  readonly attempts: number;
  /** The longest that one request may take. */
  readonly timeout: number;
  /** The first pause; each following one is twice as long, up to `longestPause`. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** A pause that ends early, with an error, when the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Called before a pause, with why it is made. */
  readonly onPause: (reason: string, milliseconds: number) => void;
  /** 0 to 1: pauses of several requests end apart. */
  readonly random: () => number;
}

/** Milliseconds that a person would still wait for without being told. */
const longestAsked = 600_000;

export const usualPatience: Omit<Patience, 'wait' | 'random' | 'onPause'> = {
  attempts: 6,
  timeout: 120_000,
  firstPause: 1000,
  longestPause: 60_000,
};

/**
 * An engine that is asked again while it is busy or fails. When it asks for patience, all requests wait, and as long as
 * it said; a request that hangs is given up and counts as failed.
 */
export function withPatience(engine: Engine, patience: Patience): Engine {
  let quietUntil = 0;
  const translate = async (request: EngineRequest, signal: AbortSignal): Promise<readonly string[]> => {
    for (let attempt = 1; ; attempt++) {
      const pause = quietUntil - Date.now();
      if (pause > 0) await patience.wait(pause, signal);
      signal.throwIfAborted();
      try {
        return await inTime(engine, request, signal, patience.timeout);
      } catch (error) {
        if (!(error instanceof EngineBusy || error instanceof EngineFailed) || attempt >= patience.attempts)
          throw error;
        const doubled = Math.min(patience.longestPause, patience.firstPause * 2 ** (attempt - 1));
        const own = doubled * (0.75 + patience.random() / 2);
        const asked = error instanceof EngineBusy ? error.retryAfter : undefined;
        if (asked !== undefined && asked > longestAsked) {
          const minutes = Math.ceil(asked / 60_000);
          throw new EngineRefused(
            `${engine.name} wants to be left alone for ${minutes} minutes. Run the same command then: what is translated is kept.`,
          );
        }
        const next = asked ?? own;
        patience.onPause(error.message, next);
        // What is busy for one is busy for all.
        if (error instanceof EngineBusy) quietUntil = Math.max(quietUntil, Date.now() + next);
        else await patience.wait(next, signal);
      }
    }
  };
  return { ...engine, translate };
}

async function inTime(
  engine: Engine,
  request: EngineRequest,
  signal: AbortSignal,
  timeout: number,
): Promise<readonly string[]> {
  const timer = AbortSignal.timeout(timeout);
  const either = AbortSignal.any([signal, timer]);
  const late = Promise.withResolvers<never>();
  const end = () => {
    late.reject(
      signal.aborted
        ? signal.reason
        : new EngineFailed(`${engine.name} did not answer within ${Math.round(timeout / 1000)} seconds.`),
    );
  };
  either.addEventListener('abort', end, { once: true });
  try {
    // Not every client gives up when it is told to.
    return await Promise.race([engine.translate(request, either), late.promise]);
  } finally {
    either.removeEventListener('abort', end);
  }
}

/** Milliseconds of a `Retry-After` header: seconds or a date (RFC 9110, 10.2.3); undefined for none. */
export function retryAfterOf(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
