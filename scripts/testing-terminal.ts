import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { databaseConfig } from '../config/database.ts';
import { mailConfig } from '../config/mail.ts';
import { secretKeys } from '../config/secrets.ts';
import { serverConfig } from '../config/server.ts';
import { translationConfig } from '../config/translation.ts';
import { runProgram } from './program.ts';

/** What a run of the program left behind. */
export interface Run {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** A folder to run the program in, with a clock that stands still. Nobody sits in front of it, unless `answers` are given. */
export class TestingTerminal {
  readonly folder = mkdtempSync(join(tmpdir(), 'broadsheet-program-'));
  now = Date.UTC(2026, 10, 24, 12);
  readonly dataDir = join(this.folder, 'data');
  /** Variables that say where the database is, how mail leaves and who translates. */
  environment: Readonly<Record<string, string>> = {};
  /** What a person types, question by question. */
  answers: string[] | undefined;
  /** What is piped in. */
  piped: string | Uint8Array = '';
  /** Sits in for Ctrl-C while a command runs. */
  interrupt: () => void = () => {};

  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  async run(...words: string[]): Promise<Run> {
    let output = '';
    let errors = '';
    const settings = () => serverConfig({ DATA_DIR: this.dataDir, SITE_URL: 'https://news.example' });
    const exitCode = await runProgram(words, {
      settings,
      database: () => databaseConfig(this.dataDir, this.environment),
      mail: () => mailConfig(this.environment),
      translation: (engine) => translationConfig(engine, this.environment),
      keys: () => secretKeys({ env: {}, dataDir: this.dataDir }),
      language: () => undefined,
      folder: this.folder,
      now: () => this.now,
      write: (text) => {
        output += text;
      },
      writeError: (text) => {
        errors += text;
      },
      settled: async () => {},
      input: () => Readable.from([Buffer.from(this.piped)]),
      isInteractive: this.answers !== undefined,
      ask: async (question) => {
        errors += question;
        return this.answers?.shift() ?? '';
      },
      onInterrupt: (listener) => {
        this.interrupt = listener;
        return () => {
          this.interrupt = () => {};
        };
      },
    });
    return { exitCode, output, errors };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
