import { z } from 'zod';
import { type Environment, readEnvironment } from './environment.ts';

export const engineKinds = ['deepl', 'chat', 'command'] as const;
export type EngineKind = (typeof engineKinds)[number];

/** What a million characters cost, in the operator's currency. */
export interface Price {
  readonly amount: number;
  /** ISO 4217; empty when none was named. */
  readonly currency: string;
}

/** Which engine translates, and how it is reached. */
export type EngineConfig =
  | { readonly kind: 'deepl'; readonly apiKey: string; readonly baseUrl: string | undefined }
  | { readonly kind: 'chat'; readonly apiKey: string | undefined; readonly baseUrl: string; readonly model: string }
  | {
      readonly kind: 'command';
      readonly command: string;
      readonly lines: number;
      readonly environment: Environment;
    };

export interface TranslationConfig {
  readonly engine: EngineConfig;
  readonly price: Price | undefined;
  /** Requests side by side. */
  readonly concurrency: number;
  /** Milliseconds after which a request is given up. */
  readonly timeout: number;
}

/** The environment does not say how to translate. The message lists every problem, one a line, and repeats no secret. */
export class TranslationConfigError extends Error {
  override readonly name = 'TranslationConfigError';
}

const httpAddress = z
  .string()
  .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), { error: 'must be an http or https address' })
  .transform((text) => text.replace(/\/+$/, ''));

const wholeNumber = (most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most, {
      error: `must be a whole number from 1 to ${most}`,
    })
    .transform(Number);

const schema = z.object({
  TRANSLATION_ENGINE: z.enum(engineKinds, { error: 'must be deepl, chat or command' }).optional(),
  DEEPL_API_KEY: z.string().regex(/^\S+$/, 'must not hold spaces').optional(),
  DEEPL_BASE_URL: httpAddress.optional(),
  CHAT_API_KEY: z.string().regex(/^\S+$/, 'must not hold spaces').optional(),
  CHAT_BASE_URL: httpAddress.default('https://api.openai.com/v1'),
  CHAT_MODEL: z.string().optional(),
  TRANSLATION_COMMAND: z.string().optional(),
  TRANSLATION_COMMAND_LINES: wholeNumber(1000).default(1),
  TRANSLATION_PRICE: z
    .string()
    .refine((text) => priceOf(text) !== undefined, { error: 'must be a price such as 20 or 20 EUR' })
    .optional(),
  TRANSLATION_CONCURRENCY: wholeNumber(64).default(4),
  TRANSLATION_TIMEOUT: wholeNumber(3600).default(120),
});

/** A price such as `20` or `20 EUR`, undefined for anything else. */
export function priceOf(text: string): Price | undefined {
  const [, amount, currency = ''] = /^(\d{1,9}(?:\.\d{1,6})?)(?:\s+([A-Z]{3}))?$/.exec(text.trim()) ?? [];
  return amount === undefined ? undefined : { amount: Number(amount), currency };
}

/**
 * Reads `TRANSLATION_ENGINE` and what belongs to the engine: `DEEPL_API_KEY`, `DEEPL_BASE_URL`; `CHAT_MODEL`,
 * `CHAT_API_KEY`, `CHAT_BASE_URL`; `TRANSLATION_COMMAND`, `TRANSLATION_COMMAND_LINES`; and for all of them
 * `TRANSLATION_PRICE` (a million characters), `TRANSLATION_CONCURRENCY` and `TRANSLATION_TIMEOUT` (seconds). Without an
 * engine's name it is the one that is set up: a DeepL key, else a model, else a command.
 * @param wanted the engine that the operator asks for
 * @throws {TranslationConfigError} listing all problems together
 */
export function translationConfig(wanted?: EngineKind, env: Environment = process.env): TranslationConfig {
  const read = readEnvironment(schema, env);
  if ('problems' in read)
    throw new TranslationConfigError(`The environment is not usable:\n${read.problems.join('\n')}`);
  const { found } = read;
  const { DEEPL_API_KEY, CHAT_MODEL, TRANSLATION_COMMAND } = found;
  const setUp = DEEPL_API_KEY ? 'deepl' : CHAT_MODEL ? 'chat' : TRANSLATION_COMMAND ? 'command' : undefined;
  const kind = wanted ?? found.TRANSLATION_ENGINE ?? setUp;
  if (!kind) {
    throw new TranslationConfigError(
      'No engine is set up. Set DEEPL_API_KEY, or CHAT_MODEL (with CHAT_API_KEY), or TRANSLATION_COMMAND; .env.example explains them.',
    );
  }
  return {
    engine: engineOf(kind, found, env),
    price: found.TRANSLATION_PRICE === undefined ? undefined : priceOf(found.TRANSLATION_PRICE),
    concurrency: found.TRANSLATION_CONCURRENCY,
    timeout: found.TRANSLATION_TIMEOUT * 1000,
  };
}

function engineOf(kind: EngineKind, found: z.infer<typeof schema>, env: Environment): EngineConfig {
  const lacks = (name: string) =>
    new TranslationConfigError(`The environment is not usable:\n  ${name} is missing: the engine is ${kind}`);
  switch (kind) {
    case 'deepl':
      if (!found.DEEPL_API_KEY) throw lacks('DEEPL_API_KEY');
      return { kind, apiKey: found.DEEPL_API_KEY, baseUrl: found.DEEPL_BASE_URL };
    case 'chat':
      if (!found.CHAT_MODEL) throw lacks('CHAT_MODEL');
      return { kind, apiKey: found.CHAT_API_KEY, baseUrl: found.CHAT_BASE_URL, model: found.CHAT_MODEL };
    case 'command':
      if (!found.TRANSLATION_COMMAND) throw lacks('TRANSLATION_COMMAND');
      return {
        kind,
        command: found.TRANSLATION_COMMAND,
        lines: found.TRANSLATION_COMMAND_LINES,
        environment: env,
      };
    default:
      return kind satisfies never;
  }
}
