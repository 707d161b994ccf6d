import { setTimeout as pause } from 'node:timers/promises';
import type { TranslationConfig } from '../config/translation.ts';
import type { Engine } from '../translation/engines/engine.ts';
import { usualPatience, withPatience } from '../translation/engines/patience.ts';
import type { Glossary } from '../translation/glossary/glossary.ts';
import { allTerms } from '../translation/glossary/glossary.ts';

/** A program on this machine that failed is tried once more; it has no bad moments such as a service has. */
const attemptsOfCommand = 2;

/** Milliseconds that nobody notices. */
const unnoticed = 2000;

/**
 * The engine that the environment sets up, asked with patience. Only its own client is loaded.
 * @param say tells the operator why nothing happens for a while
 */
export async function engineFor(
  config: TranslationConfig,
  glossary: Glossary,
  say: (line: string) => void,
): Promise<Engine> {
  const attempts = config.engine.kind === 'command' ? attemptsOfCommand : usualPatience.attempts;
  return withPatience(await plainEngine(config, glossary), {
    ...usualPatience,
    attempts,
    timeout: config.timeout,
    wait: async (milliseconds, signal) => {
      await pause(milliseconds, undefined, { signal });
    },
    onPause: (reason, milliseconds) => {
      if (milliseconds >= unnoticed) say(`\n${reason} Asking again in ${Math.round(milliseconds / 1000)} s.\n`);
    },
    random: Math.random,
  });
}

async function plainEngine({ engine, concurrency, timeout }: TranslationConfig, glossary: Glossary): Promise<Engine> {
  switch (engine.kind) {
    case 'deepl': {
      const { deeplEngine } = await import('../translation/engines/deepl.ts');
      const dictionary = (from: string, to: string) => allTerms(glossary, from, to);
      return deeplEngine({ ...engine, concurrency, timeout, dictionary });
    }
    case 'chat': {
      const { chatEngine } = await import('../translation/engines/chat.ts');
      return chatEngine({ ...engine, concurrency, timeout });
    }
    case 'command': {
      const { commandEngine } = await import('../translation/engines/command.ts');
      return commandEngine({ ...engine, concurrency });
    }
    default:
      return engine satisfies never;
  }
}
