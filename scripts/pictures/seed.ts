/** A source of numbers that are the same on every run for the same seed. */
export interface Random {
  /** The next number in [0, 1). */
  next(): number;
  /** A number in [low, high). */
  between(low: number, high: number): number;
  /** A whole number in [low, high], both ends included. */
  whole(low: number, high: number): number;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
}

/** A smooth field over the plane with values in about [-1, 1]. */
export type Field = (x: number, y: number) => number;

/** Returns a 32-bit hash of a text (FNV-1a, as published by Fowler, Noll and Vo). */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state >>> 0;
}

/** Returns the generator mulberry32 (Tommy Ettinger, public domain), seeded with the hash of a text. */
export function random(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    pick: (list) => {
      const item = list[Math.floor(list.length * next())];
      if (item === undefined) throw new RangeError('pick needs a list that is not empty');
      return item;
    },
  };
}

/** Returns gradient noise (after Ken Perlin, 1985) whose features are `size` units wide. */
export function noise(source: Random, size: number): Field {
  const turns = Array.from({ length: 1024 }, () => source.next() * Math.PI * 2);
  const slope = (column: number, row: number, dx: number, dy: number): number => {
    const turn = turns[(Math.imul(column, 73) ^ Math.imul(row, 151)) & 1023] ?? 0;
    return Math.cos(turn) * dx + Math.sin(turn) * dy;
  };
  const ease = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);
  return (x, y) => {
    const column = Math.floor(x / size);
    const row = Math.floor(y / size);
    const dx = x / size - column;
    const dy = y / size - row;
    const top = slope(column, row, dx, dy) * (1 - ease(dx)) + slope(column + 1, row, dx - 1, dy) * ease(dx);
    const low =
      slope(column, row + 1, dx, dy - 1) * (1 - ease(dx)) + slope(column + 1, row + 1, dx - 1, dy - 1) * ease(dx);
    return (top * (1 - ease(dy)) + low * ease(dy)) * 1.4;
  };
}
