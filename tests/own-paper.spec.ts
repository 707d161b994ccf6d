import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { watch } from './page-checks.ts';
import { startServer } from './running-server.ts';
import { expect, test } from './site.ts';

const project = resolve(import.meta.dirname, '..');

/** Runs the program as a newcomer does. @throws unless it exits with status 0 */
function broadsheet(content: string, ...args: string[]): string {
  const env = { ...process.env, CONTENT_DIR: content };
  return execFileSync(process.execPath, ['dist/broadsheet.js', ...args], { cwd: project, env, encoding: 'utf8' });
}

test('an empty paper of the program passes its checks, and opens in a browser', async ({ page }) => {
  test.setTimeout(90_000);
  const server = await startServer((content) => {
    rmSync(content, { recursive: true });
    broadsheet(content, 'init', content);
    broadsheet(content, 'check');
  });
  try {
    const seen = watch(page);
    await page.goto(server.url);
    await expect(page).toHaveURL(/\/en$/);
    await page.locator('main h2 a, main h1 a').first().click();
    await expect(page.locator('main h1')).toBeVisible();
    await page.goto(`${server.url}/en/search?q=welcome`);
    await expect(page.locator('main ol > li')).toHaveCount(1);
    for (const file of ['/en/feed.xml', '/sitemap.xml', '/robots.txt', '/en/manifest.webmanifest']) {
      expect((await page.request.get(server.url + file)).status(), file).toBe(200);
    }
    expect(seen.complaints).toEqual([]);
  } finally {
    await server.stop();
  }
});
