import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The key that every server of the tests signs with. */
export const secretKey = 'a-key-that-only-the-browser-tests-know';

const startPatience = 60_000;
/** The server lets running requests finish for ten seconds; two more are for closing what else runs. */
const stopPatience = 12_000;
const project = resolve(import.meta.dirname, '..');

/** A production server of the built site, with data and content of its own. */
export interface RunningServer {
  /** The origin, without a slash at its end; it is the server's `SITE_URL` as well. */
  readonly url: string;
  /** Its content folder: a copy that tests may change. */
  readonly content: string;
  /** Its data folder. */
  readonly data: string;
  /** Everything it has written to standard error so far. */
  readonly complaints: () => string;
  /** Kills it in the middle of whatever it does, and starts it anew with the same folders and address. */
  readonly killAndStart: () => Promise<void>;
  /** Sends SIGTERM and removes its folders. @throws unless it exits with status 0 within 12 seconds */
  readonly stop: () => Promise<void>;
}

/**
 * Starts `dist/server.js` on a free port and waits until it listens.
 * @param prepare changes the copy of the content, and the data folder, before the server reads them
 * @param settings variables of its environment
 * @throws with what the server said, when it ends or is not ready within a minute
 */
export async function startServer(
  prepare: (content: string, data: string) => void = () => undefined,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-test-'));
  const content = join(folder, 'content');
  cpSync(join(project, 'content'), content, { recursive: true });
  const data = join(folder, 'data');
  mkdirSync(data);
  // What the content checks of the suite found is not looked for again by every server.
  const verdicts = join(project, 'data', 'checks.sqlite');
  if (existsSync(verdicts)) cpSync(verdicts, join(data, 'checks.sqlite'));
  prepare(content, data);
  const port = await freePort();
  let complaints = '';
  const launch = async () => {
    const child = spawn(process.execPath, ['dist/server.js'], {
      cwd: project,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NODE_OPTIONS: '',
        PORT: String(port),
        HOST: '',
        SITE_URL: '',
        // The tests stand before it as a proxy: each says which client it is.
        TRUSTED_PROXIES: '127.0.0.1,::1',
        PAGE_CACHE_MB: '',
        DATABASE_URL: '',
        MAIL_TRANSPORT: '',
        RESEND_API_KEY: '',
        RESEND_WEBHOOK_SECRET: '',
        SMTP_URL: '',
        WORKER: '',
        DATA_DIR: data,
        CONTENT_DIR: content,
        SECRET_KEYS: secretKey,
        ...settings,
      },
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    try {
      await readiness(child, () => complaints);
    } catch (error) {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
    return child;
  };
  let child = await launch();
  return {
    url: `http://localhost:${port}`,
    content,
    data,
    complaints: () => complaints,
    killAndStart: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      child = await launch();
    },
    stop: async () => {
      try {
        await stop(child);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((settle, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => settle(port));
    });
  });
}

/** The server says `ready` to the process that started it. */
function readiness(child: ChildProcess, complaints: () => string): Promise<void> {
  return new Promise((settle, reject) => {
    const fail = (what: string) => reject(new Error(`The server ${what}. It said:\n${complaints()}`));
    const timer = setTimeout(() => fail(`was not ready within ${startPatience / 1000} s`), startPatience);
    child.once('message', (message) => {
      clearTimeout(timer);
      if (message === 'ready') settle();
      else fail(`said ${JSON.stringify(message)} in place of ready`);
    });
    child.once('exit', (status) => {
      clearTimeout(timer);
      fail(`ended with status ${status} before it was ready`);
    });
    child.once('error', reject);
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((settle, reject) => {
    if (child.exitCode !== null) return reject(new Error(`The server had ended by itself: status ${child.exitCode}.`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server did not stop within ${stopPatience / 1000} s of SIGTERM.`));
    }, stopPatience);
    child.once('exit', (status, signal) => {
      clearTimeout(timer);
      if (status === 0) settle();
      else reject(new Error(`The server stopped with status ${status} (${signal ?? 'no signal'}).`));
    });
    child.kill('SIGTERM');
  });
}
