import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { sourceLocale } from '../i18n/messages.ts';
import type source from '../messages/init/en.json';
import { writeNewFile, yamlText } from './new-file.ts';

type InitMessages = typeof source;

/** The texts of a new publication in one locale, with its name put in. */
export type InitTexts = InitMessages['init'];

/** The words of a new publication in a locale, or in English where Broadsheet does not speak it. */
export async function initTexts(locale: string, name: string): Promise<InitTexts> {
  const own = await ownMessages(locale);
  return own ? named(own.messages, own.tag, name) : named(await messagesIn(sourceLocale), sourceLocale, name);
}

/** The words in the language of a locale; undefined where Broadsheet does not speak it. */
async function ownMessages(locale: string): Promise<{ tag: string; messages: InitMessages } | undefined> {
  for (const tag of [locale, new Intl.Locale(locale).language]) {
    const messages = await messagesIn(tag).catch(() => undefined);
    if (messages) return { tag, messages };
  }
  return undefined;
}

/** Rejects where there is no such file; async, because a bundle throws at once where Node's promise is rejected. */
async function messagesIn(tag: string): Promise<InitMessages> {
  const { default: messages } = (await import(`../messages/init/${tag}.json`)) as { default: InitMessages };
  return messages;
}

function named(messages: InitMessages, locale: string, name: string): InitTexts {
  const translate = createTranslator({ locale, messages, namespace: 'init' });
  type Key = Parameters<typeof translate>[0];
  const filled = (part: Readonly<Record<string, unknown>>, path: string): unknown =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]) => [
        key,
        typeof value === 'string'
          ? translate(`${path}${key}` as Key, { publication: name })
          : filled(value as Record<string, unknown>, `${path}${key}.`),
      ]),
    );
  return filled(messages.init, '') as InitTexts;
}

const pages = ['about', 'privacy', 'imprint'] as const;

/** Writes the pages that every publication needs, in each locale. @returns their paths */
export function writePages(dir: string, texts: ReadonlyMap<string, InitTexts>): string[] {
  return pages.flatMap((page) =>
    [...texts].map(([locale, all]) => {
      const { title, slug, description, body } = all[page];
      const front = [`title: ${yamlText(title)}`, `slug: ${slug}`, `description: ${yamlText(description)}`];
      return written(join(dir, 'pages', page, `${locale}.md`), `---\n${front.join('\n')}\n---\n${body}\n`);
    }),
  );
}

export interface NewPublication {
  readonly name: string;
  /** The first is the default locale. */
  readonly locales: readonly string[];
  readonly timeZone: string;
  /** When its first article appears: local time of the zone, `2026-11-24T06:30`. */
  readonly publishedAt: string;
}

/** Writes a publication that can be served: one section, one author, one article, three pages. @returns the files' paths */
export async function writePublication(dir: string, publication: NewPublication): Promise<string[]> {
  const { name, locales } = publication;
  const texts = new Map<string, InitTexts>();
  const foreign = new Set<string>();
  for (const locale of locales) {
    texts.set(locale, await initTexts(locale, name));
    if (!(await ownMessages(locale))) foreign.add(locale);
  }
  const each = (of: (text: InitTexts) => string) => perLocale(texts, of);
  return [
    written(
      join(dir, 'publication.yaml'),
      publicationYaml(
        publication,
        each((text) => text.tagline),
      ),
    ),
    written(
      join(dir, 'sections', 'news.yaml'),
      `order: 1\nname:\n${each((text) => text.section.name)}\nslug:\n${each((text) => text.section.slug)}\ndescription:\n${each((text) => text.section.description)}\n`,
    ),
    written(
      join(dir, 'authors', 'editor', 'author.yaml'),
      `name:\n${each((text) => text.author.name)}\nrole:\n${each((text) => text.author.role)}\n`,
    ),
    ...[...texts].map(([locale, text]) =>
      written(join(dir, 'authors', 'editor', `${locale}.md`), `${text.author.biography}\n`),
    ),
    ...writeWelcome(dir, publication, { texts, foreign }),
    ...writePages(dir, texts),
  ];
}

/** @param foreign the locales whose texts are in English: as translations they stay drafts until somebody translates them */
function writeWelcome(
  dir: string,
  { locales, publishedAt }: NewPublication,
  { texts, foreign }: { readonly texts: ReadonlyMap<string, InitTexts>; readonly foreign: ReadonlySet<string> },
) {
  const [original] = locales;
  const folder = join(dir, 'articles', 'welcome');
  const article = `originalLocale: ${original}\nauthors: [editor]\nsection: news\ntopics: []\npublishedAt: ${publishedAt}\n`;
  return [
    written(join(folder, 'article.yaml'), article),
    ...[...texts].map(([locale, { welcome }]) => {
      const from = locale === original ? '' : `translatedFrom: { locale: ${original}, updatedAt: ${publishedAt} }\n`;
      const front = `title: ${yamlText(welcome.title)}\nslug: ${welcome.slug}\nstandfirst: ${yamlText(welcome.standfirst)}\n`;
      const draft = from && foreign.has(locale) ? '# Translate it, then remove this line.\ndraft: true\n' : '';
      const text = `---\n${front}${draft}provenance: { kind: human }\n${from}---\n${welcome.body}\n`;
      return written(join(folder, `${locale}.md`), text);
    }),
  ];
}

function perLocale(texts: ReadonlyMap<string, InitTexts>, of: (text: InitTexts) => string): string {
  return [...texts].map(([locale, text]) => `  ${locale}: ${yamlText(of(text))}`).join('\n');
}

function publicationYaml({ name, locales, timeZone }: NewPublication, tagline: string): string {
  return `# What is true of the whole publication. Everything else lies in the folders beside this file.

# The name, as the masthead shows it in each language.
name:
${locales.map((locale) => `  ${locale}: ${yamlText(name)}`).join('\n')}

# One line under the name; also the description of the front page for search engines.
tagline:
${tagline}

# The accent colour on light and on dark ground; both must stay legible as text.
brand:
  colours:
    accent: "#8a2b1d"
    accentDark: "#f0a08c"

# The languages in which it appears, in the order in which it offers them.
# The default locale answers whoever asks for a language that is not in the list.
locales: [${locales.join(', ')}]
defaultLocale: ${locales[0]}

# Dates in articles that name no offset are local times of this zone.
timeZone: ${timeZone}

# Where readers write, and where whoever finds a security hole writes.
# contact:
#   email: desk@news.example
#   security: security@news.example

# Who sends the newsletter. Several laws require the postal address.
# sender:
#   name: …
#   address: newsletter@news.example
#   postalAddress: "…"

# When the window that offers the newsletter opens, once there is a sender. "pages: []": never.
# modal: { pages: [article], read: 0.5, seconds: 45, leaving: true, fromView: 2, restDays: 14 }
`;
}

function written(path: string, text: string): string {
  writeNewFile(path, text);
  return path;
}
