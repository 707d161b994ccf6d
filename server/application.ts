import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import { type LateStatus, registry, statusTag } from './registry.ts';

/** What answers requests: Next, or a stand-in. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A request that is put to the application within the process. */
export interface Question {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly payload?: Buffer;
  readonly remoteAddress?: string;
}

/** The whole answer of the application, in memory. */
export interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
  /** What it was made from. Undefined: unknown. */
  readonly tags: ReadonlySet<string> | undefined;
}

/** A render that takes longer has gone wrong; the reader gets the failure page instead. In milliseconds. */
const longestRender = 30_000;

/**
 * Puts a request to the application and waits for its whole answer.
 * @param patience how long it may take, in milliseconds; by default 30 seconds
 * @throws when the application throws, breaks off, or takes longer
 */
export async function ask(handler: Handler, question: Question, patience = longestRender): Promise<Answer> {
  const request = randomUUID();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('the render took too long')), patience);
  try {
    const response = await Promise.race([
      inject((req, res) => void answer(handler, req, res), {
        method: question.method,
        url: question.target,
        headers: { ...question.headers, 'x-broadsheet-request': request },
        ...(question.payload === undefined ? {} : { payload: question.payload }),
        ...(question.remoteAddress === undefined ? {} : { remoteAddress: question.remoteAddress }),
      }),
      late.promise,
    ]);
    const { statusCode, headers, rawPayload: body } = response;
    const tags = registry().takeTags?.(request);
    return { status: statusFrom(statusCode, tags), headers, body, tags };
  } catch (error) {
    // Nobody will ask for them, and they would stay.
    registry().takeTags?.(request);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const lateStatuses: readonly LateStatus[] = [404, 410, 503];

function statusFrom(sent: number, tags: ReadonlySet<string> | undefined): number {
  return (sent === 200 && lateStatuses.find((status) => tags?.has(statusTag(status)))) || sent;
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handler(request, response);
  } catch (error) {
    response.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
