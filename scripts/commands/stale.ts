import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { hashedBlocks } from '../../translation/staleness/block-hash.ts';
import { recordNow, seenNow, type TranslationRecord, withRecord } from '../../translation/staleness/record.ts';
import { Verdicts } from '../../translation/verdicts.ts';
import { CommandFailure, listed } from '../command-failure.ts';
import { ContentSurvey } from '../content-survey.ts';
import { replaceFile } from '../fix-files.ts';
import { commitOf } from '../git-changes.ts';
import { formatStale, type StaleFormat } from '../stale-format.ts';
import { type FollowedText, followedTexts, staleText } from '../stale-texts.ts';
import type { Terminal } from '../terminal.ts';

interface StaleOptions {
  readonly format: StaleFormat;
  readonly seen?: boolean;
  readonly done?: boolean;
  readonly minor?: boolean;
  readonly record?: boolean;
  readonly reason?: string;
}

/** Adds `stale`. */
export function addStale(program: Command, terminal: Terminal): void {
  program
    .command('stale')
    .description('list the translations whose original has changed since: what, since when, how much')
    .argument(
      '[paths...]',
      'articles, or files or folders of theirs (default: all); with --seen and --done an article and a locale',
    )
    .addOption(new Option('--format <format>', 'how they are listed').choices(['text', 'json']).default('text'))
    .option('--seen', 'the translation <article> <locale> is still right as it is: it follows its original again')
    .option('--done', 'the translation <article> <locale> was changed and follows its original again')
    .option('--minor', 'the edits of these originals were minor: all their translations are still right')
    .option('--record', 'note in translations that record no blocks which ones they follow')
    .option('--reason <words>', 'why it is still right; kept in the translation')
    .addHelpText(
      'after',
      '\nExample:\n  npm run broadsheet -- stale articles/harbour-strike\n  npm run broadsheet -- stale --seen harbour-strike fr --reason "only a typing error was mended"\n  npm run broadsheet -- stale --minor harbour-strike\n',
    )
    .action((paths: string[], options: StaleOptions) => {
      const { contentDir, dataDir } = terminal.settings();
      const survey = new ContentSurvey(resolve(terminal.folder, contentDir));
      if ([options.seen, options.done, options.minor, options.record].filter(Boolean).length > 1) {
        throw new CommandFailure('Give one of --seen, --done, --minor and --record.');
      }
      const verdicts = new Verdicts(resolve(terminal.folder, dataDir));
      try {
        const work = { survey, terminal, verdicts, reason: options.reason };
        if (options.seen) follow(oneText('--seen', paths, work), work, work.reason ?? 'seen to be right as it is');
        else if (options.done) followChanged(oneText('--done', paths, work), work);
        else if (options.minor) markMinor(paths, work);
        else if (options.record) recordBlocks(paths, work);
        else listStale(paths, options.format, work);
      } finally {
        verdicts.close();
      }
    });
}

interface Work {
  readonly survey: ContentSurvey;
  readonly terminal: Terminal;
  readonly verdicts: Verdicts;
  readonly reason: string | undefined;
}

function listStale(paths: readonly string[], format: StaleFormat, { survey, terminal, verdicts }: Work): void {
  const stale = [];
  let unrecorded = 0;
  for (const text of chosen(survey, paths)) {
    if (!text.record.blocks) unrecorded++;
    const found = staleText(text, { root: survey.root, remembered: (hash) => verdicts.block(hash) });
    if (found) stale.push(found);
  }
  terminal.write(formatStale(format, stale));
  if (unrecorded > 0) {
    terminal.writeError(
      `${unrecorded} translation${unrecorded === 1 ? '' : 's'} record no blocks: there only dates were compared. “stale --record” notes them.\n`,
    );
  }
}

/** The translation that an article and a locale name. */
function oneText(option: string, paths: readonly string[], { survey }: Work): FollowedText {
  const [article, locale] = paths;
  if (paths.length !== 2 || !article || !locale) {
    throw new CommandFailure(`${option} takes an article and a locale: stale ${option} harbour-strike fr`);
  }
  const texts = [...chosen(survey, [article])];
  const found = texts.find((text) => text.locale === locale);
  if (found) return found;
  const locales = texts.map((text) => text.locale);
  throw new CommandFailure(`There is no translation of “${article}” in “${locale}”. There are:\n${listed(locales)}`);
}

/** Says in a translation whose words were changed that it follows its original as it is now. */
function followChanged(text: FollowedText, work: Work): void {
  write(text, recordNow(text.record, stateOfOriginal(text, work)), work);
}

function markMinor(paths: readonly string[], work: Work): void {
  if (paths.length === 0) throw new CommandFailure('--minor takes the articles whose originals had minor edits.');
  for (const text of chosen(work.survey, paths)) {
    const stale = staleText(text, { root: work.survey.root, remembered: () => undefined });
    if (stale) follow(text, work, work.reason ?? 'minor edit of the original');
  }
}

/** Says in a translation that it follows its original as it is now, without a change of its words. */
function follow(text: FollowedText, work: Work, reason: string): void {
  const record = recordNow(text.record, stateOfOriginal(text, work));
  const day = new Date(work.terminal.now()).toISOString().slice(0, 10);
  write(text, seenNow(record, day, reason), work);
}

function recordBlocks(paths: readonly string[], work: Work): void {
  for (const text of chosen(work.survey, paths)) {
    if (text.record.blocks) continue;
    if (staleText(text, { root: work.survey.root, remembered: () => undefined })) {
      work.terminal.writeError(`${text.file}: its original is newer; translate what changed first, or use --seen.\n`);
      continue;
    }
    write(text, recordNow(text.record, stateOfOriginal(text, work)), work);
  }
}

function stateOfOriginal({ original }: FollowedText, { survey, verdicts }: Work) {
  const blocks = hashedBlocks(original.source);
  verdicts.rememberBlocks(blocks);
  return { blocks, updatedAt: original.updatedAt, commit: commitOf(survey.root, original.file) };
}

function write({ file, source }: FollowedText, record: TranslationRecord, { survey, terminal }: Work): void {
  const changed = withRecord(source, record);
  if (changed === undefined) {
    throw new CommandFailure(`${file}: its front matter cannot be read. “broadsheet check” says why.`);
  }
  if (changed !== source) replaceFile(resolve(survey.root, file), changed);
  terminal.write(`${file}\n`);
}

/** The translations that some words name: articles, or paths of articles or of texts. */
function* chosen(survey: ContentSurvey, paths: readonly string[]): Generator<FollowedText> {
  if (paths.length === 0) {
    yield* followedTexts(survey, survey.articles());
    return;
  }
  for (const path of paths) {
    const match = /^(?:.*\/)?articles\/([^/]+)(?:\/([^/]+)\.md)?\/?$/.exec(path.replaceAll('\\', '/'));
    const article = match?.[1] ?? path;
    for (const text of followedTexts(survey, [article])) {
      if (!match?.[2] || match[2] === text.locale || text.original.file.endsWith(`/${match[2]}.md`)) yield text;
    }
  }
}
