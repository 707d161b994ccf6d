/** Takes one line of the log. `details` never hold cookies, queries or addresses of readers. */
export type Log = (level: 'info' | 'error', message: string, details?: Readonly<Record<string, unknown>>) => void;

/** Writes one line of JSON to standard error: level, time (ISO 8601, UTC), message, details. */
export const logToStandardError: Log = (level, message, details = {}) => {
  process.stderr.write(`${JSON.stringify({ level, time: new Date().toISOString(), message, ...details })}\n`);
};

/** What an unknown thrown value says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A path as it may stand in the log: tokens, which open what belongs to one person, are left out. */
export function withoutTokens(path: string): string {
  return path.replace(/[\w-]{40,}/g, (segment) => (/[A-Z]/.test(segment) ? '…' : segment));
}
