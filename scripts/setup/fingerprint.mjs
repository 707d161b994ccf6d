/** A fingerprint of everything that a build is made of, so that nothing is built twice. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './project.mjs';

/** Files and folders that make the build. Never content: one build serves any CONTENT_DIR. */
export const buildSources = [
  'app',
  'components',
  'i18n',
  'languages',
  'publication',
  'translation',
  'subscriptions',
  'newsletter',
  'ebooks',
  'mail',
  'emails',
  'database',
  'config',
  'server',
  'scripts',
  'messages',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];

// What the build itself writes, and what never gets into it.
const ignored = (path) => path === 'public/assets' || /\.test\.tsx?$/.test(path);

async function filesUnder(directory, path) {
  if (ignored(path)) return [];
  const entries = await readdir(join(directory, path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return 'file';
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries === 'file') return [path];
  const nested = await Promise.all(entries.map((entry) => filesUnder(directory, `${path}/${entry.name}`)));
  return nested.flat();
}

/**
 * SHA-256, in hex, over the names and bytes of all files under these paths; missing paths count as empty.
 * @param sources paths relative to `directory`, with forward slashes.
 */
export async function fingerprint(sources = buildSources, directory = root) {
  const files = (await Promise.all(sources.map((source) => filesUnder(directory, source)))).flat();
  files.sort((a, b) => (a < b ? -1 : 1));
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = await readFile(join(directory, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
