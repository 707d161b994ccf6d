import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type EngineKind, engineKinds, type Price, priceOf } from '../config/translation.ts';
import type { Engine } from '../translation/engines/engine.ts';
import type { Glossary } from '../translation/glossary/glossary.ts';
import type { TranslationMemory } from '../translation/memory/memory.ts';
import { openTranslationMemory } from '../translation/memory/sqlite-memory.ts';
import { CommandFailure } from './command-failure.ts';
import type { Terminal } from './terminal.ts';
import { Spending } from './translation-cost.ts';
import { engineFor } from './translation-engine.ts';

/** What every command that has a machine translate takes. */
export interface TranslationOptions {
  readonly to?: string;
  readonly engine?: EngineKind;
  readonly dryRun?: boolean;
  readonly price?: Price;
  readonly budget?: number;
}

/** What everything that a command translates shares. */
export interface TranslationRun {
  readonly engine: Engine;
  readonly glossary: Glossary;
  readonly memory: TranslationMemory;
  readonly spending: Spending;
  readonly price: Price | undefined;
  readonly signal: AbortSignal;
}

/** Adds the options. */
export function addTranslationOptions(command: Command): Command {
  return command
    .option('--to <locales>', 'the languages to translate into, separated by commas')
    .addOption(new Option('--engine <engine>', 'who translates (default: the one that is set up)').choices(engineKinds))
    .option('--dry-run', 'only say how many blocks and characters would be asked for, and their price')
    .addOption(
      new Option(
        '--price <price>',
        'what a million characters cost, such as "20 EUR" (default: TRANSLATION_PRICE)',
      ).argParser(readPrice),
    )
    .addOption(
      new Option('--budget <amount>', 'ask for nothing that would cost more than this in all').argParser(readAmount),
    );
}

/** The locales that `--to` names. @throws {CommandFailure} when it is absent or names none */
export function targetsOf({ to = '' }: Pick<TranslationOptions, 'to'>): string[] {
  const locales = [...new Set(to.split(',').map((locale) => locale.trim()))].filter((locale) => locale !== '');
  if (locales.length === 0) throw new CommandFailure('--to names no language. It takes tags such as --to de,ar');
  return locales;
}

function readPrice(text: string): Price {
  const price = priceOf(text);
  if (!price) throw new InvalidArgumentError('It must be a price such as 20 or "20 EUR".');
  return price;
}

function readAmount(text: string): number {
  if (!/^\d{1,9}(?:\.\d{1,6})?$/.test(text)) throw new InvalidArgumentError('It must be an amount such as 2.50.');
  return Number(text);
}

/**
 * Sets up engine, memory and budget for a piece of work, which Ctrl-C breaks off.
 * @throws {CommandFailure} for a budget without a price, and {TranslationConfigError} when no engine is set up
 */
export async function withTranslationRun<Result>(
  terminal: Terminal,
  options: TranslationOptions,
  glossary: Glossary,
  work: (run: TranslationRun) => Promise<Result>,
): Promise<Result> {
  const config = terminal.translation(options.engine);
  const price = options.price ?? config.price;
  const spending = new Spending(price, options.budget);
  const engine = await engineFor(config, glossary, terminal.writeError);
  const memory = openTranslationMemory(resolve(terminal.folder, terminal.settings().dataDir), terminal.now);
  const interrupted = new AbortController();
  const silence = terminal.onInterrupt(() => {
    interrupted.abort(
      new CommandFailure('Broken off. What is translated is remembered: the same command goes on from here.'),
    );
  });
  try {
    return await work({ engine, glossary, memory, spending, price, signal: interrupted.signal });
  } finally {
    silence();
    memory.close();
  }
}
