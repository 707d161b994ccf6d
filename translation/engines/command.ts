import { type ChildProcess, spawn } from 'node:child_process';
import {
  type Engine,
  EngineAnswerUnusable,
  EngineBusy,
  EngineFailed,
  EngineRefused,
  type EngineRequest,
} from './engine.ts';

export interface CommandOptions {
  /** Run by the shell; `{from}` and `{to}` stand for the locales. */
  readonly command: string;
  /** Blocks given at once, one a line, with as many lines expected back. */
  readonly lines: number;
  readonly concurrency: number;
  /** The variables that the program finds, beside those about the request. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Longest answer, in characters: what goes on for ever is given up. */
const longestAnswer = 4_000_000;
/** sysexits.h: the program asks to be tried again later. */
const temporaryFailure = 75;
/** What shells answer for a program that is not there or cannot be run (POSIX.1-2024, 2.8.2). */
const notRunnable = new Set([126, 127]);

/**
 * A program that reads words from its input and writes their translation. It also finds `BROADSHEET_FROM`,
 * `BROADSHEET_TO`, `BROADSHEET_TITLE` and, when it is asked again, `BROADSHEET_HINT` in its environment.
 */
export function commandEngine({ command, lines, concurrency, environment }: CommandOptions): Engine {
  return {
    name: nameOf(command),
    identity: `command ${command}`,
    blocksPerRequest: lines,
    concurrency,
    translate: async (request, signal) => {
      const input = `${request.blocks.join('\n')}\n`;
      const output = await run(withLocales(command, request), input, { ...environment, ...told(request) }, signal);
      const answers =
        lines === 1 ? [output.trim().replace(/\s*\n\s*/g, ' ')] : output.replace(/\r?\n$/, '').split(/\r?\n/);
      if (answers.length !== request.blocks.length)
        throw new EngineAnswerUnusable(
          `The command was given ${request.blocks.length} lines and wrote ${answers.length}.`,
        );
      return answers;
    },
  };
}

/** The program's name without its folder; settings before it and options behind it are left out. */
function nameOf(command: string): string {
  const program =
    command
      .trim()
      .split(/\s+/)
      .find((word) => !/^\w+=/.test(word)) ?? command;
  return program.replace(/^.*[/\\]/, '').replace(/["']/g, '');
}

function withLocales(command: string, { from, to }: EngineRequest): string {
  for (const locale of [from, to])
    if (!/^[A-Za-z0-9-]+$/.test(locale)) throw new EngineRefused(`“${locale}” is no locale.`);
  return command.replaceAll('{from}', from).replaceAll('{to}', to);
}

function run(
  command: string,
  input: string,
  env: Record<string, string | undefined>,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // A group of its own, so that what the shell starts ends with it.
    const child = spawn(process.platform === 'win32' ? command : readable(command), {
      shell: true,
      detached: process.platform !== 'win32',
      env: env as NodeJS.ProcessEnv,
    });
    let output = '';
    let complaint = '';
    const stop = () => kill(child);
    signal.addEventListener('abort', stop, { once: true });
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output += part;
      if (output.length > longestAnswer) kill(child);
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      complaint = (complaint + part).slice(-2000);
    });
    // A program that ends before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', (error) => reject(new EngineRefused(`The command cannot be run: ${error.message}`)));
    child.on('close', (code) => {
      signal.removeEventListener('abort', stop);
      const said = complaint.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
      if (signal.aborted) reject(signal.reason as Error);
      else if (output.length > longestAnswer) reject(new EngineAnswerUnusable('The command wrote without end.'));
      else if (code === 0) resolve(output);
      else if (code === temporaryFailure) reject(new EngineBusy(`The command asks to be tried later. ${said}`));
      else if (notRunnable.has(code ?? 0)) reject(new EngineRefused(`The command cannot be run: ${said}`));
      else reject(new EngineFailed(`The command ended with code ${code ?? 'none'}. ${said}`));
    });
  });
}

/** Node gives its children a socket to read from, and programs that open /dev/stdin want a pipe. */
function readable(command: string): string {
  return `cat | {\n${command}\n}`;
}

function told({ from, to, context, hint }: EngineRequest): Record<string, string> {
  return {
    BROADSHEET_FROM: from,
    BROADSHEET_TO: to,
    BROADSHEET_TITLE: context.title,
    ...(hint === undefined ? {} : { BROADSHEET_HINT: hint }),
  };
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
