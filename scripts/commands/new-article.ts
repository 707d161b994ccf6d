import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { loadMessages, type Messages } from '../../i18n/messages.ts';
import { isoWithOffset } from '../../publication/instant.ts';
import { CommandFailure, oneOf } from '../command-failure.ts';
import { ContentSurvey } from '../content-survey.ts';
import { freeSlug, slugFor, writeNewFile, yamlText } from '../new-file.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly locale?: string;
  readonly section?: string;
  readonly author?: string;
  readonly title?: string;
}

/** Adds `new article`. */
export function addNewArticle(program: Command, terminal: Terminal): void {
  program
    .command('article')
    .description('make an article with its original, as a draft; nothing is overwritten')
    .argument('<id>', 'name of its folder: lower-case letters, digits and hyphens')
    .option('--locale <tag>', 'language of the original (default: the publication’s default locale)')
    .option('--section <section>', 'its section (default: the first)')
    .option('--author <author>', 'its author (default: the first)')
    .option('--title <title>', 'its title (default: made from the name)')
    .addHelpText(
      'after',
      '\nExample:\n  npm run broadsheet -- new article harbour-strike --locale de --section business --title "Streik im Hafen"\n',
    )
    .action(async (id: string, options: Options) => {
      const survey = new ContentSurvey(resolve(terminal.folder, terminal.settings().contentDir));
      const { locale, section, author, paths } = await makeArticle(survey, id, options, terminal.now());
      for (const path of paths) terminal.write(`${path}\n`);
      terminal.writeError(
        `A draft in ${locale}, section ${section}, by ${author}. Look at it with: npm run broadsheet -- preview ${id}\n`,
      );
    });
}

async function makeArticle(survey: ContentSurvey, id: string, options: Options, now: number) {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
    throw new CommandFailure(`“${id}” is no name for an article: use lower-case letters, digits and single hyphens.`);
  }
  const publication = survey.publication();
  const locale = oneOf('locale', options.locale ?? publication.defaultLocale, publication.locales);
  const section = choose('section', options.section, survey.sections());
  const author = choose('author', options.author, survey.authors());
  if (survey.has(`articles/${id}`)) throw new CommandFailure(`articles/${id} is there already; nothing was changed.`);
  const title = options.title?.trim() || titleFrom(id);
  const slug = freeSlug(slugFor(title) || id, survey.slugsIn(locale));
  const today = isoWithOffset(now, publication.timeZone).slice(0, 16);
  const { newArticle: words } = await loadMessages(locale);
  const files = {
    'article.yaml': articleYaml({ locale, section, author, today }),
    [`${locale}.md`]: textFile({ title, slug, today, words }),
  };
  const paths = Object.entries(files).map(([name, text]) => {
    const path = join(survey.root, 'articles', id, name);
    writeNewFile(path, text);
    return path;
  });
  return { locale, section, author, paths };
}

function choose(kind: 'section' | 'author', wanted: string | undefined, names: readonly string[]): string {
  if (wanted !== undefined) return oneOf(kind, wanted, names);
  const [first] = names;
  if (first === undefined) throw new CommandFailure(`There is no ${kind} yet. Make one in ${kind}s/ first.`);
  return first;
}

function titleFrom(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface ArticleYaml {
  readonly locale: string;
  readonly section: string;
  readonly author: string;
  readonly today: string;
}

function articleYaml({ locale, section, author, today }: ArticleYaml): string {
  return `# What is true of the article in every language.
originalLocale: ${locale}
authors: [${author}]
section: ${section}
# Names of files in topics/, without .yaml.
topics: []
# In the publication's time zone. A time to come schedules the article.
publishedAt: ${today}
# A picture beside this file; each text describes it in its own hero.alt.
# hero: { file: hero.jpg, credit: "Photo: …" }
`;
}

interface TextFile {
  readonly title: string;
  readonly slug: string;
  readonly today: string;
  readonly words: Messages['newArticle'];
}

function textFile({ title, slug, today, words }: TextFile): string {
  return `---
title: ${yamlText(title)}
# The end of the address. Once published, do not change it without naming the old one in aliases.
slug: ${slug}
# One or two sentences under the title.
standfirst: ${yamlText(words.standfirst)}
# For search engines and shared links, up to 160 characters; without it they show the standfirst.
# description: "…"
# What the picture shows, for those who do not see it; needed when article.yaml names a hero.
# hero: { alt: "…", caption: "…" }
# Nobody but readers of a preview link sees a draft. Remove this line to publish.
draft: true
# After publication: when the text was last changed, and what was wrong.
# updatedAt: ${today}
# correction: "…"
# How this text came about: human, machine, or machine-reviewed.
provenance: { kind: human }
---
${words.body}
`;
}
