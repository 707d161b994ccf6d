import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What a drain does besides closing the server. */
export interface DrainOptions {
  readonly server: Server;
  /** Called at once: from now on every answer closes its connection. */
  readonly begin: () => void;
  /** Stops what else runs in the process. */
  readonly close: () => Promise<void>;
  readonly exit: (status: number) => void;
  /** How long running requests may take, in milliseconds. */
  readonly patience?: number;
  /** How long `close` may take behind them, in milliseconds. What it cuts off then is taken up at the next start. */
  readonly closePatience?: number;
  /** Told what went wrong in `close`. */
  readonly onError: (error: unknown) => void;
}

/** How often connections that have become idle are looked for, in milliseconds. */
const lookEvery = 50;

/**
 * Ends the process so that no reader notices: accepts no more connections, closes idle ones, lets running requests
 * finish for up to ten seconds, then closes the rest and exits: 0, or 1 when `close` failed or took too long.
 */
export async function drain({
  server,
  begin,
  close,
  exit,
  patience = 10_000,
  closePatience = 5_000,
  onError,
}: DrainOptions): Promise<void> {
  begin();
  const look = setInterval(() => server.closeIdleConnections(), lookEvery);
  const limit = setTimeout(() => server.closeAllConnections(), patience);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearInterval(look);
  clearTimeout(limit);
  try {
    await Promise.race([
      close(),
      pause(closePatience, undefined, { ref: false }).then(() => {
        throw new Error(`Closing took longer than ${closePatience / 1000} s and was cut off.`);
      }),
    ]);
    exit(0);
  } catch (error) {
    onError(error);
    exit(1);
  }
}

/** Drains once, at the first SIGTERM or SIGINT. A second one ends the process at once, as it would without us. */
export function drainOnSignal(options: DrainOptions, signals: NodeJS.EventEmitter = process): void {
  const begin = () => {
    signals.off('SIGTERM', begin);
    signals.off('SIGINT', begin);
    void drain(options);
  };
  signals.on('SIGTERM', begin);
  signals.on('SIGINT', begin);
}
