import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server of an engine was asked. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers a request; `number` counts from 1. An answer that never comes is one that is never ended. */
export type Answerer = (received: Received, response: ServerResponse, number: number) => void;

/** A real HTTP server that sits in for an engine's. */
export class TestingServer {
  readonly received: Received[] = [];
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(answer: Answerer): Promise<TestingServer> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const received = { path: request.url ?? '', headers: request.headers, body };
        testing.received.push(received);
        answer(received, response, testing.received.length);
      });
    });
    const testing = new TestingServer(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return testing;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

/** Sends JSON. */
export function sendJson(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

/** The answer of a chat-completions endpoint. */
export function sendCompletion(response: ServerResponse, content: string, finish = 'stop'): void {
  const choices = [{ index: 0, finish_reason: finish, message: { role: 'assistant', content } }];
  sendJson(response, { id: 'c', object: 'chat.completion', created: 0, model: 'm', choices });
}

/** The blocks in a request to a chat-completions endpoint. */
export function blocksIn(body: string): { readonly id: number; readonly text: string }[] {
  const { messages } = JSON.parse(body) as { messages: { role: string; content: string }[] };
  const user = messages.find(({ role }) => role === 'user')?.content ?? '{}';
  return (JSON.parse(user) as { blocks: { id: number; text: string }[] }).blocks;
}
