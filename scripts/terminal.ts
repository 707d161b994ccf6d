import { secretKeys } from '../config/secrets.ts';
import { type ServerConfig, serverConfig } from '../config/server.ts';
import { terminalLanguage } from '../config/terminal.ts';

/** Where a command runs: what it is told and where it writes. Settings are read only when asked for: `--help` needs none. */
export interface Terminal {
  readonly settings: () => ServerConfig;
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
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    settings: () => serverConfig(),
    keys: () => secretKeys({ dataDir: serverConfig().dataDir }),
    language: () => terminalLanguage(),
    folder: process.cwd(),
    now: Date.now,
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
  };
}
