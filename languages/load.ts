import { defaultsOf, type Language, type OwnLanguage } from './language.ts';

const loaded = new Map<string, Promise<Language>>();

/** The language of a locale: its script's defaults, and what `languages/<tag>.ts` says beyond them. */
export function loadLanguage(tag: string): Promise<Language> {
  let language = loaded.get(tag);
  if (!language) {
    language = read(tag);
    loaded.set(tag, language);
  }
  return language;
}

async function read(tag: string): Promise<Language> {
  const defaults = defaultsOf(tag);
  for (const name of [tag.toLowerCase(), new Intl.Locale(tag).language]) {
    const own = await ownLanguage(name);
    if (own) return { ...defaults, ...own, writing: { ...defaults.writing, ...own.writing } };
  }
  return defaults;
}

async function ownLanguage(name: string): Promise<OwnLanguage | undefined> {
  try {
    return ((await import(`./${name}.ts`)) as { language: OwnLanguage }).language;
  } catch {
    // A language without a file of its own; in a bundle the import does not reject, it throws.
    return undefined;
  }
}
