/** `npx node scripts/fonts/write.ts` puts the faces of `subset.ts` and their licences into `public/fonts/`. */
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { subsetFaces } from './subset.ts';

const require = createRequire(import.meta.url);
const directory = join(import.meta.dirname, '../../public/fonts');

const faces = await subsetFaces();
mkdirSync(directory, { recursive: true });
for (const old of readdirSync(directory)) {
  if (old.endsWith('.woff2') && !faces.has(old)) rmSync(join(directory, old));
}
for (const [name, bytes] of faces) {
  writeFileSync(join(directory, name), bytes);
  process.stdout.write(`${name} ${bytes.length} bytes\n`);
}
copyFileSync(require.resolve('@fontsource-variable/newsreader/LICENSE'), join(directory, 'newsreader-OFL.txt'));
copyFileSync(require.resolve('@fontsource-variable/markazi-text/LICENSE'), join(directory, 'markazi-OFL.txt'));
