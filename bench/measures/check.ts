import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckFinding } from '../../translation/check-pair.ts';
import { type CheckContext, prepareChecks } from '../../translation/prepare.ts';
import type { Family } from '../check/fault.ts';
import { faults, tryFault, untouched } from '../check/injection.ts';
import { archiveChecked, pairsChecked } from '../check/many-texts.ts';
import { type TranslatedText, translatedTexts, wordCount } from '../check/texts.ts';
import { atLeast, atMost, type Bench, type Measurement } from '../measurement.ts';
import { project } from '../site.ts';
import { count, percent } from '../units.ts';

const goals: Readonly<Record<Family, number>> = {
  markup: 0.99,
  typography: 0.98,
  'numbers and dates': 0.95,
  sense: 0.85,
  'front matter': 0.95,
};
/** Each fault goes into each text at as many places. */
const seeds = [1, 2];

/** Faults put into every text of the publication that ships: how many are found; what untouched texts get; how long it takes. */
export async function* check(bench: Bench): AsyncGenerator<Measurement> {
  const contentDir = join(project, 'content');
  const texts = translatedTexts(contentDir);
  const context = await prepareChecks(texts.map(({ locale }) => locale));
  bench.say(`${faults.length} kinds of faults in ${texts.length} texts`);
  yield* recall(texts, context, contentDir);
  yield* quiet(texts, context);
  yield* archiveChecked(bench);
  yield* pairsChecked(bench, texts);
}

/** Found and tried. */
type Tally = [found: number, tried: number];

async function* recall(
  texts: readonly TranslatedText[],
  context: CheckContext,
  contentDir: string,
): AsyncGenerator<Measurement> {
  const kinds = new Map<string, Map<string, Tally>>();
  const families = new Map<string, Map<string, Tally>>();
  for (const text of texts) {
    const folder = join(contentDir, 'articles', text.name.split('/')[0] ?? '');
    const here = { ...context, exists: (target: string) => existsSync(join(folder, target)) };
    const before = untouched(text, here);
    for (const fault of faults) {
      for (const seed of seeds) {
        const trial = tryFault(fault, text, { context: here, before, seed });
        if (!trial) continue;
        for (const [tallies, name] of [
          [kinds, `${fault.family}: ${fault.kind}`],
          [families, fault.family],
        ] as const) {
          const tally = tallyOf(tallies, name, text.locale);
          tally[0] += trial.found ? 1 : 0;
          tally[1]++;
        }
      }
    }
  }
  const locales = [...new Set(texts.map(({ locale }) => locale))].sort();
  for (const [kind, tallies] of kinds) {
    const shares = locales.map((locale) => `${locale} ${share(tallies.get(locale))}`);
    yield { what: kind, value: shares.join('  ') };
  }
  for (const [family, tallies] of families) {
    for (const [locale, [found, tried]] of tallies)
      yield atLeast(`${family} found, ${locale} (${tried} faults)`, found / tried, goals[family as Family], percent);
  }
}

function tallyOf(tallies: Map<string, Map<string, Tally>>, name: string, locale: string): Tally {
  const byLocale = tallies.get(name) ?? new Map<string, Tally>();
  tallies.set(name, byLocale);
  const tally = byLocale.get(locale) ?? [0, 0];
  byLocale.set(locale, tally);
  return tally;
}

function share(tally: Tally | undefined): string {
  return tally ? `${tally[0]}/${tally[1]}` : '–';
}

/** What texts without a fault get. */
async function* quiet(texts: readonly TranslatedText[], context: CheckContext): AsyncGenerator<Measurement> {
  const findings: CheckFinding[] = texts.flatMap((text) => untouched(text, context));
  const words = texts.reduce((sum, { source, locale }) => sum + wordCount(source, locale), 0);
  const of = (severity: CheckFinding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  yield atMost('untouched texts: errors', of('error'), 0, count);
  yield atMost('untouched texts: warnings in 2,000 words', (of('warning') * 2000) / words, 1, (value) =>
    value.toFixed(2),
  );
  yield { what: 'untouched texts: hints in 2,000 words', value: ((of('hint') * 2000) / words).toFixed(2) };
}
