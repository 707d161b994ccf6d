import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath, launchFlags } from '../../tests/browser.ts';
import { addressOf, type PageKind } from '../../tests/page-kinds.ts';
import { run } from '../child.ts';
import { type Bench, type Measurement, median } from '../measurement.ts';
import { quiet } from '../quiet.ts';
import { project, type Site, startSite } from '../site.ts';
import { milliseconds, seconds } from '../units.ts';

const kinds: readonly PageKind[] = ['home', 'section', 'article', 'author', 'results'];
const locales = ['en', 'ar', 'ja'];
const runs = 5;
const leastScore = 98;
const mostLargestPaint = 1200;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What is read of a report of Lighthouse. */
interface Report {
  readonly categories: Readonly<Record<(typeof categories)[number], { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

/** Lighthouse as a mid-range phone sees the site, five times a page: the medians. */
export async function* lighthouse(bench: Bench): AsyncGenerator<Measurement> {
  const dataDir = join(bench.workDir, 'data-lighthouse');
  // Pictures that an earlier build made may weigh more.
  rmSync(dataDir, { recursive: true, force: true });
  const site = await startSite({
    contentDir: join(project, 'content'),
    dataDir,
    firstPage: addressOf('home', 'en'),
  });
  try {
    await quiet(site.pid);
    for (const locale of locales) {
      for (const kind of kinds) {
        bench.say(`${kind} in ${locale}, ${runs} times`);
        const reports: Report[] = [];
        for (let index = 0; index < runs; index++)
          reports.push(await report(bench, site, addressOf(kind, locale), tries));
        yield summary(kind, locale, reports);
      }
    }
  } finally {
    await site.stop();
  }
}

function summary(kind: PageKind, locale: string, reports: readonly Report[]): Measurement {
  const score = (name: (typeof categories)[number]) =>
    Math.round(median(reports.map((one) => (one.categories[name].score ?? 0) * 100)));
  const audit = (name: string) => median(reports.map((one) => one.audits[name]?.numericValue ?? Number.NaN));
  const [performance, accessibility, practices, seo] = categories.map(score) as [number, number, number, number];
  const paint = audit('largest-contentful-paint');
  const shift = audit('cumulative-layout-shift');
  // Results of a search are kept from search engines, which costs them that score.
  const isIndexed = kind !== 'results';
  return {
    what: `${kind} in ${locale}: score, accessibility, best practices, SEO; LCP, TBT, CLS`,
    value: `${performance}, ${accessibility}, ${practices}, ${isIndexed ? seo : '–'}; ${seconds(paint)}, ${milliseconds(audit('total-blocking-time'))}, ${Number(shift.toFixed(3))}`,
    goal: `≥ ${leastScore}, 100, 100, ${isIndexed ? '100' : '–'}; ≤ ${seconds(mostLargestPaint)}, –, 0`,
    reached:
      performance >= leastScore &&
      accessibility === 100 &&
      practices === 100 &&
      (seo === 100 || !isIndexed) &&
      paint <= mostLargestPaint &&
      shift === 0,
  };
}

/** Lighthouse sometimes loses a trace (NO_NAVSTART) and asks to be run again. */
const tries = 3;

async function report(bench: Bench, site: Site, path: string, left: number): Promise<Report> {
  const folder = mkdtempSync(join(bench.workDir, 'lighthouse-'));
  const file = join(folder, 'report.json');
  try {
    await run({
      program: process.execPath,
      args: [
        join('node_modules', 'lighthouse', 'cli', 'index.js'),
        site.url + path,
        '--quiet',
        '--output=json',
        `--output-path=${file}`,
        `--only-categories=${categories.join(',')}`,
        `--chrome-flags=${['--headless=new', ...launchFlags()].join(' ')}`,
      ],
      cwd: project,
      env: { CHROME_PATH: chromiumPath() },
    });
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch (error) {
    if (left <= 1 || !String(error).includes('run Lighthouse again')) throw error;
    return await report(bench, site, path, left - 1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
