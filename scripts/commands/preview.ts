import { resolve } from 'node:path';
import type { Command } from 'commander';
import { signPreview } from '../../publication/preview-token.ts';
import { CommandFailure, oneOf } from '../command-failure.ts';
import { ContentSurvey } from '../content-survey.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `preview`. */
export function addPreview(program: Command, terminal: Terminal): void {
  program
    .command('preview')
    .description('print a link with which anybody can read a text before it is published')
    .argument('<article>', 'the article’s folder under articles/')
    .option('--locale <tag>', 'which of its texts (default: the original, else its first draft)')
    .option('--expires <time>', 'how long the link lives: minutes, hours or days, such as 30m, 24h, 7d', '24h')
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- preview turing-1950 --locale ar --expires 2d\n')
    .action((article: string, options: { locale?: string; expires: string }) => {
      const settings = terminal.settings();
      const survey = new ContentSurvey(resolve(terminal.folder, settings.contentDir));
      const expires = terminal.now() + milliseconds(options.expires);
      const locale = previewLocale(survey, article, options.locale);
      const token = signPreview(terminal.keys(), { article, locale, expires });
      terminal.write(`${settings.siteUrl}/desk/preview/${token}\n`);
      terminal.writeError(`It shows “${article}” in ${locale} until ${new Date(expires).toISOString()}.\n`);
    });
}

function previewLocale(survey: ContentSurvey, article: string, wanted: string | undefined): string {
  const { originalLocale } = survey.article(article);
  const locales = survey.localesOf(article);
  if (wanted !== undefined) return oneOf(`text of “${article}” in`, wanted, locales);
  if (locales.includes(originalLocale)) return originalLocale;
  const found = locales.find((locale) => survey.text(article, locale).data.draft) ?? locales[0];
  if (found === undefined) throw new CommandFailure(`The article “${article}” has no text yet.`);
  return found;
}

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const longest = 90 * 86_400_000;

function milliseconds(text: string): number {
  const match = /^(\d{1,6})([mhd])$/.exec(text);
  const time = match ? Number(match[1]) * (units[match[2] ?? ''] ?? 0) : 0;
  if (time > 0 && time <= longest) return time;
  throw new CommandFailure(`“${text}” is not a time such as 30m, 24h or 7d (at most 90d).`);
}
