/** What this browser remembers of its reader, and nobody else: how the newsletter was offered to her. */
export interface Memory {
  /** How many pages she has opened. */
  readonly views: number;
  /** When the window was open last, in milliseconds since the epoch. */
  readonly shown?: number;
  readonly subscribed?: boolean;
}

const key = 'subscribe';

/** What is remembered. Undefined where nothing can be: then nobody can tell whether she was asked before. */
export function recall(): Memory | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { views: 0, ...(kept as object) };
  } catch (error) {
    // Cut or foreign: it starts anew. Anything else means that storage is forbidden.
    return error instanceof SyntaxError ? { views: 0 } : undefined;
  }
}

/** Changes what is remembered. */
export function remember(change: Partial<Memory>): void {
  const memory = recall();
  if (!memory) return;
  try {
    localStorage.setItem(key, JSON.stringify({ ...memory, ...change }));
  } catch {
    // Storage is full or forbidden: what cannot be remembered counts as never having been.
  }
}
