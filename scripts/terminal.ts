import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { type DatabaseConfig, databaseConfig } from '../config/database.ts';
import { type MailConfig, mailConfig } from '../config/mail.ts';
import { secretKeys } from '../config/secrets.ts';
import { type ServerConfig, serverConfig } from '../config/server.ts';
import { terminalLanguage } from '../config/terminal.ts';
import { type EngineKind, type TranslationConfig, translationConfig } from '../config/translation.ts';

/** Where a command runs: what it is told and where it writes. Settings are read only when asked for: `--help` needs none. */
export interface Terminal {
  readonly settings: () => ServerConfig;
  readonly database: () => DatabaseConfig;
  readonly mail: () => MailConfig;
  readonly translation: (engine?: EngineKind) => TranslationConfig;
  /** Keys that sign, newest first. */
  readonly keys: () => readonly string[];
  /** The language of the terminal, a BCP 47 tag. */
  readonly language: () => string | undefined;
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Waits until whoever reads what was written has taken it, so that it does not gather in memory. */
  readonly settled: () => Promise<void>;
  /** What is piped into the command. */
  readonly input: () => Readable;
  /** Whether a person sits in front of it, who can answer, and for whom a line can be drawn anew. */
  readonly isInteractive: boolean;
  /** The line that the person types; empty when she breaks off. Only to be called where `isInteractive`. */
  readonly ask: (question: string) => Promise<string>;
  /** What the person does with Ctrl-C from now on, instead of ending the process, until the returned function is called. */
  readonly onInterrupt: (listener: () => void) => () => void;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    settings: () => serverConfig(),
    database: () => databaseConfig(serverConfig().dataDir),
    mail: () => mailConfig(),
    translation: (engine) => translationConfig(engine),
    keys: () => secretKeys({ dataDir: serverConfig().dataDir }),
    language: () => terminalLanguage(),
    folder: process.cwd(),
    now: Date.now,
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    settled: async () => {
      for (const stream of [process.stdout, process.stderr]) if (stream.writableNeedDrain) await once(stream, 'drain');
    },
    input: () => process.stdin,
    isInteractive: process.stdin.isTTY && process.stderr.isTTY,
    ask: askPerson,
    onInterrupt: (listener) => {
      process.on('SIGINT', listener);
      return () => process.off('SIGINT', listener);
    },
  };
}

async function askPerson(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const brokenOff = Promise.withResolvers<string>();
  reader.once('SIGINT', () => {
    process.stderr.write('\n');
    brokenOff.resolve('');
  });
  reader.once('close', () => brokenOff.resolve(''));
  try {
    return await Promise.race([reader.question(question), brokenOff.promise]);
  } finally {
    reader.close();
  }
}
