import { atMost, type Measurement, quantile } from './measurement.ts';
import { milliseconds } from './units.ts';

/**
 * Asks for each address once, one after another. @returns how long each answer took, in milliseconds
 * @throws when an answer is not of status 200
 */
export async function latencies(addresses: Iterable<string>): Promise<number[]> {
  const found: number[] = [];
  for (const address of addresses) found.push(await latency(address));
  return found;
}

/** How long one answer took, to its last byte, in milliseconds. @throws when it is not of status 200 */
export async function latency(address: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(address);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${address} answers with status ${response.status}.`);
  return performance.now() - began;
}

/** A line with the median and the 95th percentile, which has a limit. */
export function latencyLine(what: string, found: readonly number[], limit: number): Measurement {
  const p95 = quantile(found, 0.95);
  return {
    ...atMost(what, p95, limit, milliseconds),
    value: `p50 ${milliseconds(quantile(found, 0.5))}, p95 ${milliseconds(p95)} (${found.length})`,
    goal: `p95 ≤ ${milliseconds(limit)}`,
  };
}
