import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type RunningServer, secretKey } from './running-server.ts';

const run = promisify(execFile);
const project = resolve(import.meta.dirname, '..');

/** Sends an edition as its editor does, beside a running server. */
export async function sendEdition({ url, data, content }: RunningServer, date: string): Promise<void> {
  const env = { ...process.env, SITE_URL: url, DATA_DIR: data, CONTENT_DIR: content, SECRET_KEYS: secretKey };
  await run(process.execPath, ['dist/broadsheet.js', 'newsletter', 'send', date, '--yes'], { cwd: project, env });
}
