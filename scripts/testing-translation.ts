import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answerer, blocksIn, sendCompletion, TestingServer } from '../translation/engines/testing-server.ts';
import { TestingTerminal } from './testing-terminal.ts';

/** German for every block of `original`. */
export const german: Readonly<Record<string, string>> = {
  'The strike in the harbour': 'Der Streik im Hafen',
  'What happened.': 'Was geschah.',
  'The <m1>harbour</m1> was closed. Nobody was told.': 'Der <m1>Hafen</m1> wurde geschlossen. Niemand erfuhr es.',
  'People waited.': 'Die Leute warteten.',
};

/** The article of the publication: four blocks, a link in one of them. */
export const original = `---
title: "The strike in the harbour"
slug: strike
standfirst: "What happened."
---
The [harbour](https://a.example) was closed. Nobody was told.

People waited.
`;

/** A chat-completions endpoint that knows German. */
export const honest: Answerer = ({ body }, response) => {
  const blocks = blocksIn(body).map(({ id, text }) => ({ id, text: german[text] ?? 'Unbekannt.' }));
  sendCompletion(response, JSON.stringify({ blocks }));
};

/** For tests of `translate`: a small publication with one article, and an endpoint that translates. */
export class TestingTranslation {
  readonly terminal = new TestingTerminal();
  #server: TestingServer | undefined;

  constructor() {
    this.terminal.write(
      'content/publication.yaml',
      'name: { en: Paper }\ntagline: { en: News }\nlocales: [en, de, fr]\ndefaultLocale: en\ntimeZone: Europe/Berlin\n',
    );
    this.terminal.write(
      'content/sections/news.yaml',
      'name: { en: News }\nslug: { en: news }\ndescription: { en: News }\n',
    );
    this.terminal.write('content/authors/ann/author.yaml', 'name: { en: Ann }\n');
    this.terminal.write(
      'content/articles/strike/article.yaml',
      'originalLocale: en\nauthors: [ann]\nsection: news\npublishedAt: 2026-11-20T06:30\n',
    );
    this.terminal.write('content/articles/strike/en.md', original);
  }

  /** Starts the endpoint and names it in the environment of the commands. */
  async withEndpoint(answer: Answerer, environment: Record<string, string> = {}): Promise<TestingServer> {
    const server = await TestingServer.start(answer);
    this.#server = server;
    this.terminal.environment = {
      CHAT_BASE_URL: server.url,
      CHAT_API_KEY: 'hunter2',
      CHAT_MODEL: 'small',
      ...environment,
    };
    return server;
  }

  /** Asks for the article in German. */
  translate(...options: readonly string[]) {
    return this.terminal.run('translate', 'strike', '--to', 'de', ...options);
  }

  /** A file of the article as it is now. */
  file(name: string): string {
    return readFileSync(join(this.terminal.folder, 'content/articles/strike', name), 'utf8');
  }

  /** The names of the article's files. */
  files(): string[] {
    return readdirSync(join(this.terminal.folder, 'content/articles/strike')).sort();
  }

  /** Stops the endpoint and removes the folder. */
  async end(): Promise<void> {
    this.terminal.remove();
    await this.#server?.stop();
  }
}
