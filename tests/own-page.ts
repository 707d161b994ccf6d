import type { Locator, Page } from '@playwright/test';

/** Presses the button of a name, on a page of somebody's own subscription. */
export const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

/** What the page is headed. */
export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });

/** What a confirmation link stands for: the newsletter and the eBook. */
export const wishesIn = (locale: string): string =>
  JSON.stringify({ newsletter: true, ebook: 'working-with-ai', locale });
