import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { sourceLocale } from '../../i18n/messages.ts';
import { type Asking, askAll, charactersOf, openUnits } from '../../translation/machine/ask.ts';
import {
  argumentsOf,
  type MessagePlan,
  planMessage,
  unitsOf,
  writeMessage,
} from '../../translation/machine/message-plan.ts';
import type { LeftBlock } from '../../translation/machine/translate-text.ts';
import { hasWords, type Unit, wordsOf } from '../../translation/machine/unit.ts';
import { prepareChecks } from '../../translation/prepare.ts';
import { CommandFailure } from '../command-failure.ts';
import { contentGlossary } from '../content-glossary.ts';
import { ContentSurvey } from '../content-survey.ts';
import { countedOf } from '../counted.ts';
import { leftLines } from '../left-blocks.ts';
import { type MessageTable, messageFolders, messagesJson, readMessages } from '../message-files.ts';
import { freeSlug, slugFor } from '../new-file.ts';
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
}

/** Adds `translate messages`. @param leftSomething called when a message could not be translated */
export function addTranslateMessages(program: Command, terminal: Terminal, leftSomething: () => void): void {
  const command = program
    .command('messages')
    .description('have a machine translate the words of the interface that a language lacks, in messages/');
  addTranslationOptions(command)
    .option('--overwrite', 'translate also what is there already; the file that was there is kept beside the new one')
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- translate messages --to it --engine deepl --dry-run\n')
    .action(async (options: Options) => {
      const survey = new ContentSurvey(resolve(terminal.folder, terminal.settings().contentDir));
      const tasks = targetsOf(options).flatMap((to) =>
        messageFolders.flatMap((name) => taskOf(terminal, name, to, options)),
      );
      const left = await withTranslationRun(terminal, options, contentGlossary(survey), (run) =>
        translateMessages(terminal, tasks, run, options.dryRun ?? false),
      );
      if (left) leftSomething();
    });
}

interface MessageTask {
  readonly folder: string;
  readonly to: string;
  readonly source: MessageTable;
  readonly there: MessageTable;
  /** What is to be translated, by path. */
  readonly plans: ReadonlyMap<string, MessagePlan>;
  readonly keepsEarlier: boolean;
}

function taskOf(terminal: Terminal, name: string, to: string, { overwrite = false }: Options): MessageTask[] {
  if (to === sourceLocale)
    throw new CommandFailure(`The messages are written in ${to}: there is nothing to translate.`);
  if (!isKnownLanguage(to))
    throw new CommandFailure(`“${to}” is not the tag of a language that this system knows, such as it or pt-BR.`);
  const folder = resolve(terminal.folder, name);
  const source = readMessages(folder, sourceLocale);
  if (source.size === 0) {
    if (name !== messageFolders[0]) return [];
    throw new CommandFailure(`There is no ${join(name, `${sourceLocale}.json`)}. Run this in Broadsheet’s own folder.`);
  }
  const there = readMessages(folder, to);
  const notes = readMessages(folder, 'translator-notes');
  const plans = new Map(
    [...source].flatMap(([path, message]) => {
      if (there.has(path) && !overwrite) return [];
      return [[path, planMessage(message, to, notes.get(path))] as const];
    }),
  );
  return plans.size === 0 ? [] : [{ folder, to, source, there, plans, keepsEarlier: overwrite && there.size > 0 }];
}

function isKnownLanguage(tag: string): boolean {
  try {
    return Intl.PluralRules.supportedLocalesOf(tag).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** @returns whether a message was left */
async function translateMessages(
  terminal: Terminal,
  tasks: readonly MessageTask[],
  run: TranslationRun,
  dryRun: boolean,
): Promise<boolean> {
  const { spending, price } = run;
  if (tasks.length === 0) terminal.writeError('No message is missing.\n');
  let characters = 0;
  for (const task of tasks) {
    const open = openUnits(unitsIn(task), await askingOf(task, run));
    const own = open.reduce((sum, unit) => sum + charactersOf(unit), 0);
    characters += own;
    if (dryRun) {
      const path = join(task.folder, `${task.to}.json`);
      terminal.write(
        `${path}: ${countedOf(task.plans.size, 'message')}, ${countedOf(open.length, 'block')} to ask for, ${countedOf(own, 'character')}, ${costOf(own, price)}\n`,
      );
    }
  }
  if (dryRun) return false;
  spending.mustAllow(characters);
  let left = false;
  for (const task of tasks) if (await translateTask(terminal, task, run)) left = true;
  return left;
}

/** Each plan's units; a unit that several categories share is one. */
function unitsIn({ plans }: MessageTask): Unit[] {
  return [...plans.values()].flatMap(unitsOf).filter(hasWords);
}

async function askingOf(
  { to }: MessageTask,
  { engine, glossary, memory, signal, spending }: TranslationRun,
): Promise<Asking> {
  const context = await prepareChecks([sourceLocale, to]);
  const shared = { engine, glossary, memory, signal, context, spend: spending.spend };
  return { ...shared, from: sourceLocale, to, title: 'Words of the interface of a news site', definitions: '' };
}

async function translateTask(terminal: Terminal, task: MessageTask, run: TranslationRun): Promise<boolean> {
  const { folder, to, source, there, plans } = task;
  const units = unitsIn(task);
  const asking = await askingOf(task, run);
  const progress = new ProgressLine(terminal, `messages into ${to}`);
  let done = 0;
  const outcomes = await askAll(units, asking, () => {
    done++;
    progress.show(done, units.length);
  }).finally(() => progress.end());
  const answers = (unit: Unit) => {
    const outcome = outcomes.get(unit);
    return outcome?.kind === 'translated' ? outcome.pieces : undefined;
  };
  const messages = new Map(there);
  const left: LeftBlock[] = [];
  const letters = asking.context.languages.get(to)?.writing.addressLetters ?? {};
  for (const [path, plan] of plans) {
    const original = source.get(path) ?? '';
    const message = writeMessage(plan, answers);
    const isWhole = message !== undefined && argumentsOf(message).join() === argumentsOf(original).join();
    if (!isWhole) {
      const faults = unitsOf(plan).flatMap((unit) => {
        const outcome = outcomes.get(unit);
        return outcome?.kind === 'left' ? outcome.faults : [];
      });
      left.push({
        words: `${path}: ${unitsOf(plan)
          .map((unit) => wordsOf(unit.pieces, '…'))
          .join(' / ')}`,
        faults,
      });
    }
    messages.set(
      path,
      isPathWord(path) ? pathWord(isWhole ? message : original, path, messages, letters) : isWhole ? message : original,
    );
  }
  const file = join(folder, `${to}.json`);
  const kept = write(file, messagesJson(source, messages), task.keepsEarlier, terminal.now());
  terminal.write(`${file}\n`);
  if (kept) terminal.writeError(`  The file that was there is kept in ${kept}\n`);
  terminal.writeError(
    `  ${plans.size} messages. A machine wrote them: have somebody read them, beginning with “paths”.\n`,
  );
  terminal.writeError(leftLines(left, sourceLocale));
  return left.length > 0;
}

/** The words of addresses, and slugs: lower case, one word, each different. */
function isPathWord(path: string): boolean {
  return path.startsWith('paths.') || path.endsWith('.slug');
}

function pathWord(
  words: string,
  path: string,
  messages: MessageTable,
  letters: Readonly<Record<string, string>>,
): string {
  const others = [...messages].filter(([other]) => other !== path && other.startsWith('paths.'));
  return freeSlug(slugFor(words, letters) || words, new Set(others.map(([, word]) => word)));
}

function write(file: string, text: string, keepsEarlier: boolean, now: number): string | undefined {
  const kept =
    keepsEarlier && existsSync(file) ? `${file}.kept-${new Date(now).toISOString().replace(/[:.]/g, '-')}` : undefined;
  if (kept) renameSync(file, kept);
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
  return kept;
}
