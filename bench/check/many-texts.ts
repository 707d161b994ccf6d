import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveOf } from '../made-archive.ts';
import { atMost, type Bench, type Measurement } from '../measurement.ts';
import { count, megabytes, seconds } from '../units.ts';
import { usageOf } from '../usage.ts';
import { type TranslatedText, wordCount } from './texts.ts';

const manyTexts = 10_000;
const wordsOfText = 600;
const mostTime = 90_000;
const mostTimeUnchanged = 3_000;
const mostMemory = 500_000_000;

/** `check` on a publication of many texts: the first time, and when nothing has changed since. */
export async function* archiveChecked(bench: Bench): AsyncGenerator<Measurement> {
  const contentDir = await archiveOf(bench, manyTexts);
  const dataDir = join(bench.workDir, 'data-check');
  rmSync(dataDir, { recursive: true, force: true });
  const variables = { CONTENT_DIR: contentDir, DATA_DIR: dataDir };
  const name = `${count(manyTexts)} texts of ${wordsOfText} words`;
  bench.say(`check on ${name}`);
  const first = await usageOf(['check'], variables);
  const again = await usageOf(['check'], variables);
  rmSync(dataDir, { recursive: true, force: true });
  yield atMost(`check on ${name}, processor time`, first.processorTime, mostTime, seconds);
  yield atMost('memory meanwhile, at its highest', first.memory, mostMemory, megabytes);
  yield atMost('check on them again, nothing changed', again.time, mostTimeUnchanged, seconds);
}

/** As many translations in `check --pairs`, each with an original that it alone has: twice as many texts. */
export async function* pairsChecked(bench: Bench, texts: readonly TranslatedText[]): AsyncGenerator<Measurement> {
  bench.say(`${count(manyTexts)} pairs of texts`);
  const cut = texts.map((text) => ({
    ...text,
    source: firstWords(text.source, text.locale),
    original: firstWords(text.original, text.from),
  }));
  const lines = Array.from({ length: manyTexts }, (_, id) => {
    const text = cut[id % cut.length];
    // No two texts are the same, so that nothing is remembered.
    const unlike = (source = '') => `${source}\n\n${id}.\n`;
    const [original, translation] = [unlike(text?.original), unlike(text?.source)];
    return JSON.stringify({ id, original, translation, from: text?.from, to: text?.locale });
  });
  mkdirSync(bench.workDir, { recursive: true });
  const list = join(bench.workDir, 'pairs.ndjson');
  writeFileSync(list, lines.join('\n'));
  const { processorTime, memory } = await usageOf(['check', '--pairs', list]);
  rmSync(list);
  yield { what: `check --pairs on ${count(manyTexts)} pairs of the same length`, value: seconds(processorTime) };
  yield atMost('memory meanwhile, at its highest', memory, mostMemory, megabytes);
}

/** The paragraphs of a text until it has enough words. */
function firstWords(text: string, locale: string): string {
  const kept: string[] = [];
  let sum = 0;
  for (const block of text.split('\n\n')) {
    kept.push(block);
    sum += wordCount(block, locale);
    if (sum >= wordsOfText) break;
  }
  return kept.join('\n\n');
}
