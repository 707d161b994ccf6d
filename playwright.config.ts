import { defineConfig } from '@playwright/test';
import { chromiumPath, launchFlags } from './tests/browser.ts';

export default defineConfig({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  // Starts the server that the tests visit, on a port and with data of their own.
  globalSetup: './tests/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  // On a busy machine with two cores a picture's first encoding alone can take more than the usual five seconds.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: chromiumPath(),
      args: launchFlags(),
      // Without a locale of its own Chromium saves no file under an Arabic name.
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    },
  },
});
