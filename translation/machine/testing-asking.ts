import { type Engine, EngineAnswerUnusable, type EngineRequest } from '../engines/engine.ts';
import { emptyGlossary } from '../glossary/glossary.ts';
import { type MemoryKey, memoryName, type TranslationMemory } from '../memory/memory.ts';
import { prepareChecks } from '../prepare.ts';
import type { Asking } from './ask.ts';

/** A memory for one test. */
export function memoryOfOneTest(): TranslationMemory & { readonly answers: Map<string, string> } {
  const answers = new Map<string, string>();
  return {
    answers,
    find: (key: MemoryKey) => answers.get(memoryName(key)),
    keep: (key: MemoryKey, answer: string) => {
      answers.set(memoryName(key), answer);
    },
  };
}

/** An engine that answers as a test says, and notes what it was asked. */
export function scriptedEngine(
  answer: (block: string, request: EngineRequest, time: number) => string | undefined,
  blocksPerRequest = 1,
): Engine & { readonly requests: EngineRequest[] } {
  const requests: EngineRequest[] = [];
  return {
    name: 'Scripted',
    identity: 'scripted',
    blocksPerRequest,
    concurrency: 2,
    requests,
    translate: async (request) => {
      requests.push(request);
      return request.blocks.map((block) => {
        const words = answer(block, request, requests.length);
        if (words === undefined) throw new EngineAnswerUnusable('As the test wants it.');
        return words;
      });
    },
  };
}

/** What answers are asked with in a test. */
export async function testAsking(engine: Engine, to: string, more: Partial<Asking> = {}): Promise<Asking> {
  return {
    from: 'en',
    to,
    context: await prepareChecks(['en', to]),
    definitions: '',
    engine,
    memory: memoryOfOneTest(),
    glossary: emptyGlossary,
    title: 'A title',
    signal: new AbortController().signal,
    spend: () => undefined,
    ...more,
  };
}
