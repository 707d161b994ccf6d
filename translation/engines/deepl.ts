import { createHash } from 'node:crypto';
import {
  AuthorizationError,
  ConnectionError,
  DeepLClient,
  DeepLError,
  GlossaryEntries,
  QuotaExceededError,
  type SourceLanguageCode,
  type TargetLanguageCode,
  TooManyRequestsError,
} from 'deepl-node';
import {
  type Engine,
  EngineAnswerUnusable,
  EngineBusy,
  EngineFailed,
  EngineRefused,
  type EngineRequest,
} from './engine.ts';

export interface DeeplOptions {
  readonly apiKey: string;
  /** Default: what the key's kind asks for. */
  readonly baseUrl?: string | undefined;
  readonly concurrency: number;
  /** Milliseconds after which a request is given up. */
  readonly timeout: number;
  /** Every term of the glossary for a pair of locales: DeepL keeps glossaries and is told which one to use. */
  readonly dictionary: (from: string, to: string) => readonly { readonly source: string; readonly target: string }[];
}

/** Targets that DeepL only knows with a region or a script (https://developers.deepl.com/docs/getting-started/supported-languages). */
const regional: Readonly<Record<string, string>> = { en: 'en-US', pt: 'pt-PT', zh: 'zh-HANS' };
const exact = new Set(['en-GB', 'en-US', 'es-419', 'pt-BR', 'pt-PT']);

/** How DeepL's client begins its message for what asking again would not change. */
const refusal = /^Bad request|^Not found/;

/** DeepL: one block a request, with its neighbours as context, which DeepL does not count. */
export function deeplEngine({ apiKey, baseUrl, concurrency, timeout, dictionary }: DeeplOptions): Engine {
  const client = new DeepLClient(apiKey, {
    ...(baseUrl ? { serverUrl: baseUrl } : {}),
    // Patience is ours, so that all requests wait together.
    maxRetries: 0,
    minTimeout: timeout,
    sendPlatformInfo: false,
    appInfo: { appName: 'broadsheet', appVersion: '1' },
  });
  const glossaries = new Map<string, Promise<string | undefined>>();
  const glossaryOf = (from: string, to: string): Promise<string | undefined> => {
    const pair = `${from} ${to}`;
    const known = glossaries.get(pair) ?? keptGlossary(client, from, to, dictionary(from, to));
    glossaries.set(pair, known);
    // One that could not be made is tried again with the next request.
    known.catch(() => glossaries.delete(pair));
    return known;
  };
  return {
    name: 'DeepL',
    identity: 'deepl',
    blocksPerRequest: 1,
    concurrency,
    translate: async (request, signal) => {
      signal.throwIfAborted();
      try {
        const glossary = request.terms.length > 0 ? await glossaryOf(request.from, request.to) : undefined;
        const results = await client.translateText(
          [...request.blocks],
          languageOf(request.from) as SourceLanguageCode,
          targetOf(request.to),
          {
            tagHandling: 'xml',
            // What another parser of tags makes of it is the one thing that can be asked for differently.
            ...(request.hint === undefined ? {} : { tagHandlingVersion: 'v2' as const }),
            outlineDetection: false,
            splitSentences: 'nonewlines',
            preserveFormatting: true,
            context: contextOf(request),
            ...(glossary ? { glossary } : {}),
          },
        );
        if (results.length !== request.blocks.length)
          throw new EngineAnswerUnusable(
            `${request.blocks.length} blocks were asked for and ${results.length} came back.`,
          );
        return results.map(({ text }) => text);
      } catch (error) {
        throw explained(error, request);
      }
    },
  };
}

function contextOf({ notes, context: { title, before, after } }: EngineRequest): string {
  return [title, ...notes, before, after].filter((part) => part !== '').join('\n\n');
}

function languageOf(locale: string): string {
  return new Intl.Locale(locale).language;
}

function targetOf(locale: string): TargetLanguageCode {
  const { language, region, script } = new Intl.Locale(locale);
  const chinese =
    language === 'zh' && (script === 'Hant' || /^(?:TW|HK|MO)$/.test(region ?? '')) ? 'zh-HANT' : undefined;
  const tag = `${language}-${region ?? ''}`;
  return (exact.has(tag) ? tag : (chinese ?? regional[language] ?? language)) as TargetLanguageCode;
}

/**
 * A glossary with exactly these terms in the account: the one that is there, or a new one; undefined where DeepL has no
 * glossaries for the two languages. Answers are held to the terms all the same.
 */
async function keptGlossary(
  client: DeepLClient,
  from: string,
  to: string,
  terms: readonly { readonly source: string; readonly target: string }[],
): Promise<string | undefined> {
  const entries = Object.fromEntries(terms.map(({ source, target }) => [source, target]));
  if (Object.keys(entries).length === 0) return undefined;
  const [source, target] = [languageOf(from), languageOf(to)];
  const hash = createHash('sha256')
    .update(JSON.stringify(Object.entries(entries).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')
    .slice(0, 12);
  const name = `broadsheet ${source}-${target} ${hash}`;
  const dictionaries = [
    {
      sourceLangCode: source as never,
      targetLangCode: target as never,
      entries: new GlossaryEntries({ entries }),
    },
  ];
  try {
    const there = (await client.listMultilingualGlossaries()).find((glossary) => glossary.name === name);
    return there?.glossaryId ?? (await client.createMultilingualGlossary(name, dictionaries)).glossaryId;
  } catch (error) {
    if (error instanceof DeepLError && refusal.test(error.message)) return undefined;
    throw error;
  }
}

function explained(error: unknown, { from, to }: EngineRequest): unknown {
  if (error instanceof AuthorizationError)
    return new EngineRefused(
      'DeepL does not accept the key. Look at DEEPL_API_KEY, and at DEEPL_BASE_URL if you set it.',
    );
  if (error instanceof QuotaExceededError)
    return new EngineRefused('DeepL’s quota for this billing period is used up. What is translated is kept.');
  if (error instanceof TooManyRequestsError) return new EngineBusy('DeepL asks for fewer requests.');
  if (error instanceof ConnectionError) return new EngineFailed(`DeepL cannot be reached: ${error.message}`);
  if (!(error instanceof DeepLError)) return error;
  if (refusal.test(error.message))
    return new EngineRefused(`DeepL refuses to translate from ${from} to ${to}: ${error.message}`);
  return new EngineFailed(`DeepL failed: ${error.message.slice(0, 300)}`);
}
