const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** Milliseconds, to a tenth below 100. */
export function milliseconds(value: number): string {
  return `${(value < 100 ? tenths : whole).format(value)} ms`;
}

/** Milliseconds, shown as seconds. */
export function seconds(value: number): string {
  return `${tenths.format(value / 1000)} s`;
}

/** Bytes, shown as kilobytes of 1,000 bytes. */
export function kilobytes(value: number): string {
  return `${tenths.format(value / 1000)} kB`;
}

/** Bytes, shown as megabytes of 1,000,000 bytes. */
export function megabytes(value: number): string {
  return `${whole.format(value / 1_000_000)} MB`;
}

/** Requests a second. */
export function rate(value: number): string {
  return `${whole.format(value)} req/s`;
}

/** How many times as much. */
export function times(value: number): string {
  return `${tenths.format(value)} ×`;
}

/** A share, shown as a percentage. */
export function percent(value: number): string {
  return `${tenths.format(value * 100)}%`;
}

/** A number without a unit. */
export function count(value: number): string {
  return whole.format(value);
}
