import { mkdirSync } from 'node:fs';
import { largestBatch } from '../../newsletter/freeze.ts';
import { Newsroom } from '../mail/newsroom.ts';
import { atLeast, atMost, type Bench, type Measurement, quantile } from '../measurement.ts';
import { count, megabytes, milliseconds, seconds, times } from '../units.ts';
import { asking } from './asking.ts';

const leastRate = 5000;
const leastShare = 0.98;
const mostMemory = 300_000_000;
/** Flat: a hundred times the subscribers take at most this many times the memory. */
const mostGrowth = 1.25;
const longestFreeze = 60_000;
const longestMessage = 5000;
const requestsAllowed = 5;
const longestThrottled = 40;
/** The size at which rates are promised, and that at which freezing is. */
const usual = 100_000;
const large = 1_000_000;

const perSecond = (value: number) => `${count(value)}/s`;
const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

/** How readers are answered who ask; then editions of 25 kB through a provider on loopback, on both databases. */
export async function* mail(bench: Bench): AsyncGenerator<Measurement> {
  mkdirSync(bench.workDir, { recursive: true });
  yield* asking(bench);
  for (const kind of ['sqlite', 'postgres'] as const) {
    const newsroom = await Newsroom.open(kind, bench.workDir);
    try {
      yield* onDatabase(bench, kind, newsroom);
    } finally {
      await newsroom.close();
    }
  }
}

async function* onDatabase(bench: Bench, kind: string, newsroom: Newsroom): AsyncGenerator<Measurement> {
  const memories: number[] = [];
  for (const size of bench.subscribers) {
    const name = `${kind}, ${count(size)} subscribers`;
    bench.say(`${name}: being added`);
    await newsroom.grow(size);
    const { id, milliseconds: frozen } = await newsroom.freeze();
    const freezing = `${name}: freezing`;
    yield size < large ? { what: freezing, value: seconds(frozen) } : atMost(freezing, frozen, longestFreeze, seconds);
    const { rate, memory } = await newsroom.send(id);
    const deliveries = `${name}: deliveries`;
    yield size < usual ? { what: deliveries, value: perSecond(rate) } : atLeast(deliveries, rate, leastRate, perSecond);
    yield atMost(`${name}: sender's memory`, memory, mostMemory, megabytes);
    memories.push(memory);
    if (size === usual || bench.subscribers.length === 1) yield* throttled(name, newsroom, size);
  }
  const [smallest = 0] = memories;
  const growth = (memories.at(-1) ?? 0) / smallest;
  if (memories.length > 1) yield atMost(`${kind}: memory, largest by smallest`, growth, mostGrowth, times);
}

async function* throttled(name: string, newsroom: Newsroom, size: number): AsyncGenerator<Measurement> {
  // It must not come to its end meanwhile.
  const within = Math.min(longestThrottled, Math.floor(size / largestBatch / requestsAllowed) - 5);
  const { id } = await newsroom.freeze();
  const { share, waits } = await newsroom.sendThrottled(id, { limit: requestsAllowed, seconds: within });
  yield atLeast(`${name}: of ${requestsAllowed} requests/s allowed`, share, leastShare, percent);
  const p95 = quantile(waits, 0.95);
  yield atMost(`${name}: a message meanwhile, p95 of ${waits.length}`, p95, longestMessage, milliseconds);
}
