import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Faces of a book: families in the order in which they are tried, and the WOFF files that hold them. */
export interface BookFaces {
  readonly families: readonly string[];
  readonly files: readonly string[];
}

interface Face {
  readonly family: string;
  /** The package of `@fontsource`. */
  readonly name: string;
  /** Subsets of the package, the widest last. */
  readonly subsets: readonly string[];
  readonly styles: readonly string[];
}

const upright = ['400-normal', '600-normal'];
const newsreader: Face = {
  family: 'Newsreader',
  name: 'newsreader',
  subsets: ['latin', 'latin-ext'],
  styles: [...upright, '400-italic', '600-italic'],
};

/** The faces of each script (ISO 15924), the first tried first. One whose package is not installed is passed over. */
const scripts: Readonly<Record<string, readonly Face[]>> = {
  Arab: [{ family: 'Markazi Text', name: 'markazi-text', subsets: ['arabic', 'latin'], styles: upright }, newsreader],
  Jpan: [
    newsreader,
    { family: 'Noto Serif JP', name: 'noto-serif-jp', subsets: ['japanese', 'latin'], styles: upright },
  ],
  Hans: [
    newsreader,
    { family: 'Noto Serif SC', name: 'noto-serif-sc', subsets: ['chinese-simplified'], styles: upright },
  ],
  Hant: [
    newsreader,
    { family: 'Noto Serif TC', name: 'noto-serif-tc', subsets: ['chinese-traditional'], styles: upright },
  ],
  Kore: [newsreader, { family: 'Noto Serif KR', name: 'noto-serif-kr', subsets: ['korean'], styles: upright }],
  Cyrl: [{ family: 'Noto Serif', name: 'noto-serif', subsets: ['cyrillic', 'latin'], styles: upright }],
  Grek: [{ family: 'Noto Serif', name: 'noto-serif', subsets: ['greek', 'latin'], styles: upright }],
};

/** The faces that a book in a script is set in; Newsreader for a script that has none of its own. */
export function bookFacesFor(script: string): BookFaces {
  const faces = [...(scripts[script] ?? []), newsreader];
  const families: string[] = [];
  const files: string[] = [];
  for (const face of new Set(faces)) {
    const found = face.subsets.flatMap((subset) =>
      face.styles.flatMap((style) => installed(face.name, `${subset}-${style}`) ?? []),
    );
    if (found.length === 0) continue;
    families.push(face.family);
    files.push(...found);
  }
  return { families, files };
}

/** Where an installed file lies. Looked up at run time from the project's folder: a bundle has no place of its own. */
function installed(name: string, file: string): string | undefined {
  try {
    return createRequire(join(process.cwd(), 'package.json')).resolve(`@fontsource/${name}/files/${name}-${file}.woff`);
  } catch {
    return undefined;
  }
}
