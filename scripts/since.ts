import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finding } from '../publication/front-matter.ts';
import type { Finding } from '../publication/model.ts';
import { readFrontMatter } from '../translation/document/front-matter.ts';
import { Positions } from '../translation/document/positions.ts';
import { stateOf, wasRaised } from '../translation/staleness/raised.ts';
import { changedSince, mustHaveChangedSince, textAt } from './git-changes.ts';

/**
 * The files whose findings can be others than in a state that git knows: those that differ, and the other texts of an
 * article, page or eBook of which a file that they are compared with differs.
 * @param root the content folder
 */
export function filesConcerned(root: string, ref: string): { readonly has: (file: string) => boolean } {
  const changed = new Set(mustHaveChangedSince(root, ref));
  const folders = new Set<string>();
  for (const file of changed) {
    const [kind = '', id = '', name = ''] = file.split('/');
    if (name !== '' && !isTranslation(root, kind, id, name)) folders.add(`${kind}/${id}/`);
  }
  return {
    has: (file) => changed.has(file) || folders.has(`${file.split('/').slice(0, 2).join('/')}/`),
  };
}

/** Whether nothing but the file itself depends on it. */
function isTranslation(root: string, kind: string, id: string, name: string): boolean {
  if (kind !== 'articles' || !name.endsWith('.md')) return false;
  const yaml = join(root, kind, id, 'article.yaml');
  const original = existsSync(yaml)
    ? /^originalLocale:\s*["']?([\w-]+)/m.exec(readFileSync(yaml, 'utf8'))?.[1]
    : undefined;
  return original !== undefined && name !== `${original}.md`;
}

/**
 * Findings for translations that say since a state that git knows that they follow another state of their original, while
 * no word of them changed. Without git there are none.
 * @param ref default: the last commit
 * @param known what is found already
 */
export function raisedSince(root: string, ref = 'HEAD', known: readonly Finding[] = []): Finding[] {
  const isKnown = new Set(known.filter(({ rule }) => rule === 'translation-raised').map(({ file }) => file));
  return (changedSince(root, ref) ?? []).flatMap((file) => {
    if (!/^articles\/[^/]+\/[^/]+\.md$/.test(file) || isKnown.has(file) || !existsSync(join(root, file))) return [];
    const source = readFileSync(join(root, file), 'utf8');
    const front = readFrontMatter(source);
    const now = stateOf(source, front);
    const earlier = now && textAt(root, ref, file);
    const before = earlier === undefined ? undefined : stateOf(earlier);
    if (!now || !before || !wasRaised(before, now, front)) return [];
    const { line, column } = new Positions(source).of(front.translatedFrom ?? 0);
    return [finding(file, line, 'translation-raised', {}, column)];
  });
}
