import { copyFileSync, linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slugFor, yamlText } from '../new-file.ts';
import { initTexts, writePages } from '../new-publication.ts';
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import { type ArchiveWords, body, headline, numbersFrom, pick, story } from './prose.ts';

const wordsOf: Readonly<Record<string, ArchiveWords>> = { en, de, fr, es, ar };

/** The locales of the archive, the originals' first. */
export const archiveLocales = Object.keys(wordsOf);

const original = 'en';
const lastDay = Date.UTC(2026, 9, 31, 6);
const years = 12;

export interface ArchiveOrder {
  readonly dir: string;
  /** Every article has one text in each of `archiveLocales`. */
  readonly articles: number;
  /** Picture files on the same machine; articles take turns with them. */
  readonly pictures: readonly string[];
}

/** Writes a whole publication of made-up articles: the same bytes for the same order. */
export async function writeArchive({ dir, articles, pictures }: ArchiveOrder): Promise<void> {
  await writeSurroundings(dir);
  const random = numbersFrom(articles);
  const step = (years * 365 * 86_400_000) / Math.max(1, articles);
  for (let index = 0; index < articles; index++) {
    const folder = join(dir, 'articles', articleId(index));
    mkdirSync(folder, { recursive: true });
    const published = new Date(lastDay - index * step).toISOString().slice(0, 16);
    const picture = pictures[index % pictures.length];
    writeFileSync(join(folder, 'article.yaml'), articleYaml(index, published, picture !== undefined, random));
    if (picture !== undefined) placePicture(picture, join(folder, 'hero.jpg'));
    const targets = [0, 1].map(() => articleId(Math.floor(random() * articles)));
    const told = story(en, random);
    for (const locale of archiveLocales) {
      const words = of(locale);
      const title = headline(words, told.title);
      const links = {
        inside: [`../${targets[0]}/${locale}.md`, `../${targets[1]}/${locale}.md`] as const,
        outside: `https://reports.example/${locale}/${index}`,
      };
      const front = frontMatter(words, { title, slug: `${slugFor(title)}-${index}`, locale, published });
      writeFileSync(join(folder, `${locale}.md`), front + body(words, told, links));
    }
  }
}

function of(locale: string): ArchiveWords {
  return wordsOf[locale] as ArchiveWords;
}

function articleId(index: number): string {
  return `a-${String(index).padStart(6, '0')}`;
}

/** A link costs no room on the disk, and the picture is measured once; not every file system has links. */
function placePicture(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

function articleYaml(index: number, published: string, pictured: boolean, random: () => number): string {
  const topic = Math.floor(random() * en.topics.length);
  const second = (topic + 1 + Math.floor(random() * (en.topics.length - 1))) % en.topics.length;
  const author = 1 + Math.floor(random() * en.author.length);
  return `originalLocale: ${original}
authors: [author-${author}]
section: section-${1 + (index % en.sections.length)}
topics: [topic-${topic + 1}, topic-${second + 1}]
publishedAt: ${published}
${pictured ? `hero: { file: hero.jpg, credit: "${pick(en.author, random)}" }\n` : ''}`;
}

interface Front {
  readonly title: string;
  readonly slug: string;
  readonly locale: string;
  readonly published: string;
}

function frontMatter(words: ArchiveWords, { title, slug, locale, published }: Front): string {
  const from =
    locale === original
      ? ''
      : `provenance: { kind: machine, engine: Archive, date: ${published.slice(0, 10)} }\ntranslatedFrom: { locale: ${original}, updatedAt: ${published} }\n`;
  return `---\ntitle: ${title}\nslug: ${slug}\nstandfirst: ${words.standfirst}\nhero: { alt: ${words.alt} }\n${from}---\n`;
}

async function writeSurroundings(dir: string): Promise<void> {
  const write = (path: string, text: string) => {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  const each = (text: (words: ArchiveWords) => string) =>
    archiveLocales.map((locale) => `  ${locale}: ${yamlText(text(of(locale)))}\n`).join('');
  write(
    'publication.yaml',
    `name:\n${each((words) => words.name)}tagline:\n${each((words) => words.tagline)}locales: [${archiveLocales.join(', ')}]\ndefaultLocale: ${original}\ntimeZone: UTC\nmachineTranslation: { publishUnreviewed: true }\n`,
  );
  for (const [kind, list] of [
    ['section', 'sections'],
    ['topic', 'topics'],
  ] as const) {
    for (const index of en[list].keys()) {
      const name = (words: ArchiveWords) => words[list][index] ?? '';
      const text = `name:\n${each(name)}slug:\n${each((words) => slugFor(name(words)))}`;
      const more = kind === 'section' ? `description:\n${each((words) => words.standfirst)}order: ${index + 1}\n` : '';
      write(`${list}/${kind}-${index + 1}.yaml`, text + more);
    }
  }
  for (const index of en.author.keys()) {
    write(`authors/author-${index + 1}/author.yaml`, `name:\n${each((words) => words.author[index] ?? '')}`);
  }
  const texts = new Map<string, Awaited<ReturnType<typeof initTexts>>>();
  for (const locale of archiveLocales) texts.set(locale, await initTexts(locale, of(locale).name));
  writePages(dir, texts);
}
