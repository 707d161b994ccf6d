/** One line of the table. */
export interface Measurement {
  /** What was measured, in a few words. */
  readonly what: string;
  /** What came out, with its unit. */
  readonly value: string;
  /** What was to be reached, with its unit; absent where a number only stands for comparison. */
  readonly goal?: string;
  /** Whether the goal was reached; absent without a goal. */
  readonly reached?: boolean;
}

/** What every measure is given. */
export interface Bench {
  /** A folder for archives and data of the servers that are measured; archives in it are used again. */
  readonly workDir: string;
  /** Sizes of the archives, in texts. */
  readonly texts: readonly number[];
  /** How many subscribers get an edition, in ascending order. */
  readonly subscribers: readonly number[];
  /** Tells the person who waits what is being done. */
  readonly say: (what: string) => void;
}

/** A group of the bench: measures one thing and yields lines as they come. */
export type Measure = (bench: Bench) => AsyncGenerator<Measurement>;

/** A line whose value must not be more than a limit. */
export function atMost(what: string, value: number, limit: number, show: (value: number) => string): Measurement {
  return { what, value: show(value), goal: `≤ ${show(limit)}`, reached: value <= limit };
}

/** A line whose value must not be less than a limit. */
export function atLeast(what: string, value: number, limit: number, show: (value: number) => string): Measurement {
  return { what, value: show(value), goal: `≥ ${show(limit)}`, reached: value >= limit };
}

/** The value below which this share of the values lies (nearest rank). @throws without values */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('There is nothing to take a quantile of.');
  return value;
}

/** The middle value. @throws without values */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
