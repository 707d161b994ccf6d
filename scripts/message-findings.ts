import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { sourceLocale } from '../i18n/messages.ts';
import { listFiles } from '../publication/content-folder.ts';
import type { Finding } from '../publication/model.ts';
import { checkMessages, type MessageFile } from '../translation/messages/check-messages.ts';

/** Folders whose code takes its words from messages. */
const codeFolders = [
  'app',
  'components',
  'ebooks',
  'emails',
  'i18n',
  'newsletter',
  'publication',
  'scripts',
  'translation',
];

/**
 * What is found in the messages of the interface: of the project in which the operator is, if it is one.
 * @param project the folder that holds `messages/`
 * @param root the content folder, from which files are named
 */
export function messageFindings(project: string, root: string): Finding[] {
  const folder = join(project, 'messages');
  if (!existsSync(join(folder, `${sourceLocale}.json`))) return [];
  const files = readdirSync(folder).flatMap((name): MessageFile[] => {
    const locale = /^([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.json$/.exec(name)?.[1];
    if (!locale || !isLocale(locale)) return [];
    const file = posix.join(relative(root, folder).split(sep).join('/'), name);
    return [{ file, locale, source: readFileSync(join(folder, name), 'utf8') }];
  });
  const source = files.find(({ locale }) => locale === sourceLocale);
  if (!source) return [];
  const same = sameWords(join(folder, 'same-words.json'));
  return checkMessages(
    source,
    files.filter((file) => file !== source),
    {
      mayBeSame: (locale, key) => [...(same['*'] ?? []), ...(same[locale] ?? [])].includes(key),
      isUsed: usedIn(project),
    },
  );
}

/** `same-words` and `translator-notes` are no locales, though tags of that form could be. */
function isLocale(tag: string): boolean {
  try {
    return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined;
  } catch {
    return false;
  }
}

function sameWords(path: string): Readonly<Record<string, readonly string[]>> {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string[]>) : {};
}

/** Whether the last name of a key occurs in code at all: keys are often put together there. Without code nobody knows. */
function usedIn(project: string): ((key: string) => boolean) | undefined {
  const words = new Set<string>();
  for (const folder of codeFolders) {
    const path = join(project, folder);
    if (!existsSync(path)) continue;
    for (const file of listFiles(path)) {
      if (!/\.tsx?$/.test(file.path) || /\.(?:test|spec)\.tsx?$/.test(file.path)) continue;
      for (const [word] of readFileSync(join(path, file.path), 'utf8').matchAll(/[\w-]+/g)) words.add(word);
    }
  }
  return words.size === 0 ? undefined : (key) => words.has(key.slice(key.lastIndexOf('.') + 1));
}
