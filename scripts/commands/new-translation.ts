import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import type { Command } from 'commander';
import { hashedBlocks } from '../../translation/staleness/block-hash.ts';
import { recordNow, recordYaml, type TranslationRecord } from '../../translation/staleness/record.ts';
import { Verdicts } from '../../translation/verdicts.ts';
import { CommandFailure, oneOf } from '../command-failure.ts';
import { ContentSurvey, type TextData } from '../content-survey.ts';
import { commitOf } from '../git-changes.ts';
import { freeSlug, writeNewFile, yamlText } from '../new-file.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `new translation`. */
export function addNewTranslation(program: Command, terminal: Terminal): void {
  program
    .command('translation')
    .description('make a translation of an article, as a draft that begins with the original’s words')
    .argument('<article>', 'the article’s folder under articles/')
    .argument('<locale>', 'the language to translate into')
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- new translation harbour-strike fr\n')
    .action((article: string, locale: string) => {
      const survey = new ContentSurvey(resolve(terminal.folder, terminal.settings().contentDir));
      const verdicts = new Verdicts(resolve(terminal.folder, terminal.settings().dataDir));
      try {
        terminal.write(`${makeTranslation({ survey, verdicts }, article, locale)}\n`);
      } finally {
        verdicts.close();
      }
      terminal.writeError(`A draft. Look at it with: npm run broadsheet -- preview ${article} --locale ${locale}\n`);
    });
}

function makeTranslation(
  { survey, verdicts }: { survey: ContentSurvey; verdicts: Verdicts },
  id: string,
  locale: string,
): string {
  const article = survey.article(id);
  oneOf('locale', locale, survey.publication().locales);
  const name = `articles/${id}/${locale}.md`;
  if (survey.has(name)) throw new CommandFailure(`${join(survey.root, name)} is there already; nothing was changed.`);
  const { data: original, body } = survey.text(id, article.originalLocale);
  const from = `articles/${id}/${article.originalLocale}.md`;
  const blocks = hashedBlocks(readFileSync(join(survey.root, from), 'utf8'));
  verdicts.rememberBlocks(blocks);
  const text = translationFile({
    original,
    slug: freeSlug(original.slug, survey.slugsIn(locale)),
    record: recordNow(
      { locale: article.originalLocale },
      {
        blocks,
        updatedAt: original.updatedAt ?? original.publishedAt ?? article.publishedAt,
        commit: commitOf(survey.root, from),
      },
    ),
    body: linksInto(locale, article.originalLocale, body, (target) => survey.has(posix.join('articles', id, target))),
  });
  const path = join(survey.root, name);
  writeNewFile(path, text);
  return path;
}

/** Links to other articles lead to their text in the new language, where it exists. */
function linksInto(locale: string, from: string, body: string, exists: (target: string) => boolean): string {
  return body.replace(/(\]\()(\.{1,2}\/[^)\s#]*\/)([A-Za-z0-9-]+)(\.md)/g, (link, open, folder, tag, end) => {
    return tag === from && exists(`${folder}${locale}.md`) ? `${open}${folder}${locale}${end}` : link;
  });
}

interface TranslationFile {
  readonly original: TextData;
  readonly slug: string;
  readonly record: TranslationRecord;
  readonly body: string;
}

function translationFile({ original, slug, record, body }: TranslationFile): string {
  const { title, standfirst, description, hero, correction } = original;
  const lines = [
    '---',
    '# Everything below is the original’s: translate it, the body too.',
    `title: ${yamlText(title)}`,
    '# The end of the address in this language.',
    `slug: ${slug}`,
    `standfirst: ${yamlText(standfirst)}`,
    description !== undefined && `description: ${yamlText(description)}`,
    hero && `hero:\n  alt: ${yamlText(hero.alt)}`,
    hero?.caption !== undefined && `  caption: ${yamlText(hero.caption)}`,
    correction !== undefined && `correction: ${yamlText(correction)}`,
    '# Nobody but readers of a preview link sees a draft. Remove this line to publish.',
    'draft: true',
    '# How this text came about: human, machine, or machine-reviewed.',
    'provenance: { kind: human }',
    '# The state of the original that this translates; “broadsheet stale” compares it with what the original says later.',
    recordYaml(record),
    '---',
  ];
  return `${lines.filter((line) => typeof line === 'string').join('\n')}\n${body}`;
}
