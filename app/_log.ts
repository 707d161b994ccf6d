/** Takes one line of the log. `details` never hold addresses of people, or tokens. */
export type Log = (level: 'info' | 'error', message: string, details?: Readonly<Record<string, unknown>>) => void;

/** Writes one line of JSON to standard error, as the server before Next does: level, time (ISO 8601, UTC), part, message. */
export function logOf(part: string): Log {
  return (level, message, details = {}) => {
    const line = { level, time: new Date().toISOString(), part, message, ...details };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };
}

/** What an unknown thrown value says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
