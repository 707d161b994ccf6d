/** Bundles one program when its sources changed, without a build of the site. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bundleProgram, endBundling } from './bundle.mjs';
import { buildSources, fingerprint } from './fingerprint.mjs';
import { SetupError } from './progress.mjs';
import { inProject } from './project.mjs';

/**
 * The bundle of one of `programs`, absolute, made anew when any source differs from what it was made of.
 * @throws SetupError when it has no source or cannot be bundled.
 */
export async function currentProgram(program) {
  const output = inProject(program.output);
  const stampFile = `${output}.stamp`;
  const sources = await fingerprint([...buildSources, dirname(program.entry)]);
  const stamp = existsSync(output) ? await readFile(stampFile, 'utf8').catch(() => '') : '';
  if (stamp === sources) return output;
  if (!(await bundleProgram(program))) throw new SetupError(`${program.entry} does not exist.`);
  await endBundling();
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, sources);
  return output;
}
