import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { chromiumPath, launchFlags } from '../../tests/browser.ts';
import { watch } from '../../tests/page-checks.ts';
import { addressOf, type PageKind, pageKinds } from '../../tests/page-kinds.ts';
import { atMost, type Bench, type Measurement } from '../measurement.ts';
import { project, startSite } from '../site.ts';
import { count, kilobytes } from '../units.ts';

const locales = ['en', 'ar', 'ja'];
const mostScript = 6_000;
const mostOfLatinArticle = 14_000;
const mostDocument = 18_000;
const mostRequests = 12;
const phone = { width: 412, height: 823 };

interface Weight {
  readonly kind: PageKind;
  readonly locale: string;
  /** HTML with its styles, and the scripts that it loads, compressed with gzip, in bytes. */
  readonly document: number;
  readonly script: number;
  readonly requests: number;
}

/** What readers' phones load: documents with their styles, scripts, and how many requests it takes. */
export async function* weight(bench: Bench): AsyncGenerator<Measurement> {
  bench.say('Every kind of page in a browser of 412 × 823 pixels');
  const weights = await weigh(bench);
  const article = (locale: string) => weights.filter((one) => one.kind === 'article' && one.locale === locale);
  const others = weights.filter(({ kind, locale }) => kind !== 'article' || locale !== 'en');
  yield worst('script of a page, gzip', weights, 'script', mostScript, kilobytes);
  yield worst('article, Latin script: HTML and CSS, gzip', article('en'), 'document', mostOfLatinArticle, kilobytes);
  for (const locale of locales.filter((tag) => tag !== 'en')) {
    yield worst(`article in ${locale}: HTML and CSS, gzip`, article(locale), 'document', mostDocument, kilobytes);
  }
  yield worst('heaviest other page: HTML and CSS, gzip', others, 'document', mostDocument, kilobytes);
  yield worst('requests of an article', article('en'), 'requests', mostRequests, count);
  for (const kind of pageKinds) {
    const { document, requests } = weights.find((one) => one.kind === kind && one.locale === 'en') as Weight;
    yield { what: `${kind} in en`, value: `${kilobytes(document)}, ${count(requests)} requests` };
  }
}

function worst(
  what: string,
  weights: readonly Weight[],
  part: 'document' | 'script' | 'requests',
  limit: number,
  show: (value: number) => string,
): Measurement {
  const heaviest = weights.reduce((one, other) => (other[part] > one[part] ? other : one));
  const named = weights.length > 1 ? `${what} (${heaviest.kind} in ${heaviest.locale})` : what;
  return atMost(named, heaviest[part], limit, show);
}

async function weigh(bench: Bench): Promise<Weight[]> {
  const dataDir = join(bench.workDir, 'data-weight');
  // Pictures that an earlier build made may weigh more.
  rmSync(dataDir, { recursive: true, force: true });
  const site = await startSite({
    contentDir: join(project, 'content'),
    dataDir,
    firstPage: addressOf('home', 'en'),
  });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: launchFlags() });
  try {
    const weights: Weight[] = [];
    for (const locale of locales) {
      for (const kind of pageKinds) {
        const page = await browser.newPage({ viewport: phone, deviceScaleFactor: 2 });
        const { requests } = watch(page);
        const answer = await page.goto(site.url + addressOf(kind, locale), { waitUntil: 'networkidle' });
        const document = gzipped(await answer?.body());
        const scripts = await page
          .locator('script[src]')
          .evaluateAll((list) => list.map((one) => (one as HTMLScriptElement).src));
        let script = 0;
        for (const address of scripts) script += gzipped(Buffer.from(await (await fetch(address)).arrayBuffer()));
        weights.push({ kind, locale, document, script, requests: requests.length });
        await page.close();
      }
    }
    return weights;
  } finally {
    await browser.close();
    await site.stop();
  }
}

/** As our server compresses what it keeps. */
function gzipped(bytes: Buffer | undefined): number {
  return gzipSync(bytes ?? Buffer.alloc(0), { level: 8 }).length;
}
