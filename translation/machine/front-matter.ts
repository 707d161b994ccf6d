import { isMap, parseDocument, stringify } from 'yaml';
import { readFrontMatter } from '../document/front-matter.ts';

/** What the front matter of a machine's translation says. */
export interface MachineFront {
  /** By the names of `translatedFields`. */
  readonly fields: ReadonlyMap<string, string>;
  readonly slug: string;
  readonly engine: string;
  /** A day, `2026-11-25`. */
  readonly date: string;
  /** Readers see the earlier translation and shall see this one; a new one is always a draft. */
  readonly staysPublished: boolean;
}

const quoted = (text: string) => stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trim();

/** Front matter of a new draft, both lines of hyphens included. */
export function newFrontMatter({ fields, slug, engine, date }: MachineFront): string {
  const field = (name: string) => fields.get(name);
  const top = ['standfirst', 'description'].flatMap((name) => lineOf(name, field(name)));
  const hero = ['alt', 'caption'].flatMap((name) => lineOf(`  ${name}`, field(`hero.${name}`)));
  const lines = [
    ...lineOf('title', field('title')),
    `slug: ${slug}`,
    ...top,
    ...(hero.length > 0 ? ['hero:', ...hero] : []),
    ...lineOf('correction', field('correction')),
    '# Nobody but readers of a preview link sees a draft. Remove this line to publish.',
    'draft: true',
    '# When a person has read it: { kind: machine-reviewed, engine: …, date: …, reviewedBy: …, reviewedAt: … }',
    `provenance: { kind: machine, engine: ${quoted(engine)}, date: ${date} }`,
  ];
  return `---\n${lines.join('\n')}\n---\n`;
}

function lineOf(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${name}: ${quoted(value)}`];
}

/**
 * The front matter of an earlier translation with new words: what it says beside them, its slug too, stays. It is a
 * machine's, and a draft again unless it stays published.
 */
export function updatedFrontMatter(
  translation: string,
  { fields, engine, date, staysPublished }: MachineFront,
): string {
  const { end } = readFrontMatter(translation);
  const yaml =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n)?$/.exec(translation.slice(0, end))?.[1] ?? '';
  const document = parseDocument(yaml, { schema: 'core' });
  for (const [name, value] of fields) {
    const path = name.split('.');
    if (document.getIn(path) !== value) document.setIn(path, textNode(document, value));
  }
  for (const name of ['correction', 'description']) if (!fields.has(name)) document.delete(name);
  if (!staysPublished) document.set('draft', true);
  const provenance = document.createNode({ kind: 'machine', engine, date }, { flow: true });
  if (isMap(document.contents)) document.set('provenance', provenance);
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: true })}---\n`;
}

function textNode(document: ReturnType<typeof parseDocument>, value: string): unknown {
  return Object.assign(document.createNode(value), { type: 'QUOTE_DOUBLE' });
}
