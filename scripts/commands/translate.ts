import { join, posix, resolve } from 'node:path';
import type { Command } from 'commander';
import { isoWithOffset } from '../../publication/instant.ts';
import { checkPair } from '../../translation/check-pair.ts';
import { type Asking, charactersOf, openUnits } from '../../translation/machine/ask.ts';
import {
  definitionsOf,
  type TranslatedText,
  translateText,
  unitsToAsk,
} from '../../translation/machine/translate-text.ts';
import { prepareChecks } from '../../translation/prepare.ts';
import { hashedBlocks } from '../../translation/staleness/block-hash.ts';
import { withRecord } from '../../translation/staleness/record.ts';
import { surroundingsOf, type TranslationTask, translationTask, writeTranslation } from '../article-translation.ts';
import { oneOf } from '../command-failure.ts';
import { contentGlossary } from '../content-glossary.ts';
import { ContentSurvey } from '../content-survey.ts';
import { countedOf } from '../counted.ts';
import { formatFindings } from '../finding-formats.ts';
import { findingMessages } from '../finding-messages.ts';
import { commitOf } from '../git-changes.ts';
import { leftLines } from '../left-blocks.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { costOf } from '../translation-cost.ts';
import {
  addTranslationOptions,
  type TranslationOptions,
  type TranslationRun,
  targetsOf,
  withTranslationRun,
} from '../translation-run.ts';

interface Options extends TranslationOptions {
  readonly overwrite?: boolean;
  readonly anew?: boolean;
}

/**
 * Adds `translate`.
 * @param leftSomething called when a block could not be translated
 * @returns the command, to which others may be added
 */
export function addTranslate(program: Command, terminal: Terminal, leftSomething: () => void): Command {
  const command = program
    .command('translate')
    .description(
      'have a machine translate articles into drafts, block by block; what was translated once is remembered',
    )
    .argument('<articles...>', 'the articles’ folders under articles/')
    .enablePositionalOptions();
  return addTranslationOptions(command)
    .option('--overwrite', 'replace texts of people, and published ones, by drafts; each is kept beside its draft')
    .option('--anew', 'ask for every block, also where the text that there is follows its original')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run broadsheet -- translate harbour-strike --to de,ar --engine deepl --dry-run\n  npm run broadsheet -- translate harbour-strike --to de,ar --engine deepl --budget 2\n',
    )
    .action(async (articles: string[], options: Options) => {
      const survey = new ContentSurvey(resolve(terminal.folder, terminal.settings().contentDir));
      const tasks = tasksOf(survey, articles, options);
      const left = await withTranslationRun(terminal, options, contentGlossary(survey), async (run) => {
        const whole = { ...run, terminal, survey, files: new Set(tasks.map(({ file }) => file)) };
        return await translateArticles(tasks, whole, options.dryRun ?? false);
      });
      if (left) leftSomething();
    });
}

/** What the texts of a run share. */
interface ArticleRun extends TranslationRun {
  readonly terminal: Terminal;
  readonly survey: ContentSurvey;
  /** The files that the run makes. */
  readonly files: ReadonlySet<string>;
}

interface Estimate {
  readonly kept: number;
  readonly remembered: number;
  readonly open: number;
  readonly characters: number;
}

function tasksOf(survey: ContentSurvey, articles: readonly string[], options: Options): TranslationTask[] {
  const { locales } = survey.publication();
  const wanted = targetsOf(options).map((locale) => oneOf('locale', locale, locales));
  const wishes = { overwrite: options.overwrite ?? false, anew: options.anew ?? false };
  return [...new Set(articles)].flatMap((article) =>
    wanted.map((locale) => translationTask(survey, article, locale, wishes)),
  );
}

/** @returns whether a block was left */
async function translateArticles(
  tasks: readonly TranslationTask[],
  run: ArticleRun,
  dryRun: boolean,
): Promise<boolean> {
  const { terminal, survey, spending, price, engine } = run;
  const estimates = new Map<TranslationTask, Estimate>();
  for (const task of tasks) estimates.set(task, estimateOf(task, await askingOf(task, run)));
  const characters = [...estimates.values()].reduce((sum, estimate) => sum + estimate.characters, 0);
  if (dryRun) {
    for (const [{ file }, { kept, remembered, open, characters: own }] of estimates) {
      terminal.write(
        `${file}: ${countedOf(open, 'block')} to ask ${engine.name} for, ${countedOf(own, 'character')}, ${costOf(own, price)} (unchanged: ${kept}; remembered, or repeating others: ${remembered})\n`,
      );
    }
    const note = 'Blocks that come back broken are asked for again.';
    terminal.write(`In all: ${countedOf(characters, 'character')}, ${costOf(characters, price)}. ${note}\n`);
    return false;
  }
  spending.mustAllow(characters);
  let left = false;
  for (const [task, { open, remembered }] of estimates) {
    if (open + remembered === 0 && followsOriginal(task)) {
      terminal.writeError(`${join(survey.root, task.file)} follows its original already; nothing was changed.\n`);
      continue;
    }
    const made = await translateOne(task, run, open + remembered);
    left ||= made.left.length > 0;
  }
  terminal.writeError(
    `Asked for in all: ${countedOf(spending.characters, 'character')}, ${costOf(spending.characters, price)}.\n`,
  );
  return left;
}

/** Whether a text records exactly the blocks that its original has. */
function followsOriginal({ sources }: TranslationTask): boolean {
  const now = hashedBlocks(sources.original).map(({ hash }) => hash);
  return now.join() === sources.earlier?.blocks.join();
}

async function askingOf(task: TranslationTask, run: ArticleRun): Promise<Asking> {
  const { from, to, title, sources } = task;
  const { engine, glossary, memory, signal, spending } = run;
  const context = await prepareChecks([from, to]);
  const definitions = definitionsOf(sources.original);
  return { from, to, title, engine, glossary, memory, signal, context, definitions, spend: spending.spend };
}

function estimateOf(task: TranslationTask, asking: Asking): Estimate {
  const { units, kept } = unitsToAsk(task.sources);
  const open = openUnits(units, asking);
  return {
    kept: kept?.units.size ?? 0,
    remembered: units.length - open.length,
    open: open.length,
    characters: open.reduce((sum, unit) => sum + charactersOf(unit), 0),
  };
}

async function translateOne(task: TranslationTask, run: ArticleRun, total: number): Promise<TranslatedText> {
  const { terminal, survey, engine } = run;
  const asking = await askingOf(task, run);
  const letters = asking.context.languages.get(task.to)?.writing.addressLetters ?? {};
  const date = isoWithOffset(terminal.now(), survey.publication().timeZone).slice(0, 10);
  const around = {
    ...surroundingsOf(survey, task, letters, run.files),
    engine: engine.name,
    date,
    staysPublished: task.staysPublished,
  };
  const progress = new ProgressLine(terminal, `${task.article} into ${task.to}`);
  let done = 0;
  progress.show(done, total);
  let made: TranslatedText;
  try {
    made = await translateText(task.sources, asking, around, () => {
      done++;
      progress.show(done, total);
    });
  } finally {
    progress.end();
  }
  const commit = commitOf(survey.root, task.originalFile);
  const blocks = hashedBlocks(task.sources.original).map(({ hash }) => hash);
  const source = withRecord(made.source, { locale: task.from, updatedAt: task.updatedAt, commit, blocks });
  if (source === undefined) throw new Error(`The front matter made for ${task.file} cannot be read.`);
  if (task.staysPublished && made.left.length > 0) {
    terminal.writeError(`${leftLines(made.left, task.from)}  Readers see ${task.file}: it stays as it is.\n`);
    return made;
  }
  const keptAt = writeTranslation(survey, task, source, terminal.now());
  await report(task, { ...made, source }, keptAt, run);
  return made;
}

async function report(
  { file, article, from, to, sources, staysPublished }: TranslationTask,
  { source, asked, remembered, kept, left }: TranslatedText,
  keptAt: string | undefined,
  { terminal, survey }: ArticleRun,
): Promise<void> {
  terminal.write(`${join(survey.root, file)}\n`);
  terminal.writeError(`  ${countedOf(asked, 'block')} asked for, ${remembered} remembered, ${kept} unchanged.\n`);
  if (keptAt) terminal.writeError(`  The text that was there is kept in ${keptAt}\n`);
  terminal.writeError(leftLines(left, from));
  const findings = checkPair({
    original: { source: sources.original, locale: from },
    translation: { source, locale: to },
    context: {
      ...(await prepareChecks([from, to])),
      file,
      exists: (target) => survey.has(posix.join(posix.dirname(file), target)),
    },
  });
  const message = await findingMessages(terminal.language() ?? 'en');
  terminal.writeError(
    formatFindings('text', findings, { message, files: 1, root: survey.root, locale: to, hints: true }),
  );
  if (!staysPublished)
    terminal.writeError(`A draft. Look at it with: npm run broadsheet -- preview ${article} --locale ${to}\n`);
}
