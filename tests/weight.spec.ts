import { get } from 'node:http';
import { messagesOf } from './messages.ts';
import { watch } from './page-checks.ts';
import { addressOf, pageKinds } from './page-kinds.ts';
import { weighed } from './seed-content.ts';
import { everything, expect, locales, pathTo, siteUrl, test } from './site.ts';

// The limits of the project, in bytes as they travel with gzip. Styles stand in the document.
const articleLimit = 14_000;
const documentLimit = 18_000;
const scriptLimit = 6_000;
const mostRequests = 12;
/** A cheap phone. */
const phone = { width: 360, height: 740 };

/** How many bytes an answer's body takes on the wire. */
function weightOf(url: string): Promise<number> {
  return new Promise((settle, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      expect(response.headers['content-encoding'], url).toBe('gzip');
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.byteLength;
      });
      response.on('end', () => settle(bytes)).on('error', reject);
    }).on('error', reject);
  });
}

test('an article of 600 words is one round trip', async () => {
  const path = pathTo('en', messagesOf('en').paths.articles, weighed.slug);
  expect(await weightOf(siteUrl + path)).toBeLessThanOrEqual(articleLimit);
});

for (const kind of pageKinds) {
  for (const locale of everything ? locales : ['en', 'ar', 'ja']) {
    test(`${kind} in ${locale} is light`, async ({ page }) => {
      const { requests } = watch(page);
      const path = addressOf(kind, locale);
      expect(await weightOf(siteUrl + path), 'document with its styles').toBeLessThanOrEqual(documentLimit);
      await page.setViewportSize(phone);
      await page.goto(path);
      expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(mostRequests);
      const scripts = requests.filter((url) => /\.m?js(\?|$)/.test(url));
      const weights = await Promise.all(scripts.map(weightOf));
      expect(scripts.length, 'the reader module alone').toBe(1);
      expect(weights.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(scriptLimit);
    });
  }
}
