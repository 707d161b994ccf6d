import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { decodeUtf8, parseTextFile } from '../publication/front-matter.ts';
import { renderMarkdown } from '../publication/markdown.ts';
import { textSchema } from '../publication/schema.ts';
import { longestText, parseDocument } from '../translation/document/document.ts';
import { readFrontMatter } from '../translation/document/front-matter.ts';
import type { Surroundings, TextSources } from '../translation/machine/translate-text.ts';
import { CommandFailure } from './command-failure.ts';
import type { ContentSurvey, TextData } from './content-survey.ts';
import { freeSlug, slugFor, writeNewFile } from './new-file.ts';

/** One text to be made by a machine. */
export interface TranslationTask {
  readonly article: string;
  readonly from: string;
  readonly to: string;
  /** Relative to the content folder. */
  readonly file: string;
  readonly originalFile: string;
  readonly title: string;
  /** The state of the original, for the record. */
  readonly updatedAt: string;
  readonly sources: TextSources;
  /** Readers see a machine's text, and the publication allows that: they shall see the new one. */
  readonly staysPublished: boolean;
  /** The text that there is must be kept beside the new one: a person had a part in it, or readers see it. */
  readonly keepsEarlier: boolean;
}

interface Wishes {
  /** A text of a person, or one that is published, may be replaced. */
  readonly overwrite: boolean;
  /** Nothing of the text that there is stays. */
  readonly anew: boolean;
}

/**
 * Looks at what there is of an article in a locale.
 * @throws {CommandFailure} when the article or its original is not there or wrong, or when a text would be replaced that
 *   must not be
 */
export function translationTask(
  survey: ContentSurvey,
  article: string,
  to: string,
  { overwrite, anew }: Wishes,
): TranslationTask {
  const data = survey.article(article);
  const from = data.originalLocale;
  if (to === from) throw new CommandFailure(`The original of “${article}” is in ${to}: there is nothing to translate.`);
  const { data: original } = survey.text(article, from);
  const source = textOf(survey, `articles/${article}/${from}.md`);
  const { refused } = parseDocument(source);
  if (refused) {
    const why = refused === 'long' ? `longer than ${longestText} characters` : 'nested deeper than anybody can read';
    throw new CommandFailure(`The original of “${article}” is ${why}: split it first.`);
  }
  const [file, originalFile] = [`articles/${article}/${to}.md`, `articles/${article}/${from}.md`];
  const earlier = survey.has(file) ? earlierText(survey, file) : undefined;
  const isMachines = earlier?.data?.provenance.kind === 'machine';
  const staysPublished = isMachines && earlier.data?.draft === false && mayPublishUnreviewed(survey, to);
  const isOurs = isMachines && (earlier.data?.draft === true || staysPublished);
  if (earlier && !isOurs && !overwrite) {
    throw new CommandFailure(
      `${join(survey.root, file)} is ${whatItIs(earlier.data)}; nothing was changed. With --overwrite it is replaced by a draft and kept beside it; what its original has unchanged keeps its words.`,
    );
  }
  return {
    article,
    from,
    to,
    file,
    originalFile,
    title: original.title,
    updatedAt: original.updatedAt ?? original.publishedAt ?? data.publishedAt,
    staysPublished,
    keepsEarlier: earlier !== undefined && !isOurs,
    sources: {
      original: source,
      ...(earlier?.data && {
        earlier: { source: earlier.source, blocks: anew ? [] : (earlier.data.translatedFrom?.blocks ?? []) },
      }),
    },
  };
}

function mayPublishUnreviewed(survey: ContentSurvey, locale: string): boolean {
  const { publishUnreviewed } = survey.publication().machineTranslation;
  return typeof publishUnreviewed === 'boolean' ? publishUnreviewed : publishUnreviewed.includes(locale);
}

function whatItIs(data: TextData | undefined): string {
  if (!data) return 'there and cannot be read';
  if (data.provenance.kind === 'machine') return 'published';
  return data.provenance.kind === 'human' ? 'a person’s text' : 'a text that a person has reviewed';
}

function earlierText(survey: ContentSurvey, file: string): { source: string; data: TextData | undefined } {
  const source = decodeUtf8(readFileSync(join(survey.root, file)));
  return {
    source: source ?? '',
    data: source === undefined ? undefined : parseTextFile(file, source, textSchema).data,
  };
}

function textOf(survey: ContentSurvey, file: string): string {
  const text = decodeUtf8(readFileSync(join(survey.root, file)));
  if (text === undefined) throw new CommandFailure(`${join(survey.root, file)} is not UTF-8.`);
  return text;
}

/**
 * What only the publication knows about a text.
 * @param madeHere files that the same run makes: links may lead to them already
 */
export function surroundingsOf(
  survey: ContentSurvey,
  { article, from, to }: TranslationTask,
  letters: Readonly<Record<string, string>>,
  madeHere: ReadonlySet<string>,
): Pick<Surroundings, 'slugFor' | 'headingIds' | 'linkTo'> {
  return {
    slugFor: (title) => freeSlug(slugFor(title, letters) || article, survey.slugsIn(to)),
    headingIds,
    linkTo: (address) => {
      const [, folder, fragment = ''] = new RegExp(`^(\\.{1,2}/(?:[^?#]*/)?)${from}\\.md(#.*)?$`).exec(address) ?? [];
      if (folder === undefined) return undefined;
      const [there, ours] = [from, to].map((locale) => posix.join('articles', article, `${folder}${locale}.md`));
      if (!there || !ours || !(survey.has(ours) || madeHere.has(ours))) return undefined;
      return `${folder}${to}.md${fragmentIn(survey, there, ours, fragment)}`;
    },
  };
}

function headingIds(markdown: string): string[] {
  const { headings } = renderMarkdown(markdown, { link: (href) => href }, { footnotes: '', back: () => '' });
  return headings.map(({ id }) => id);
}

/** The place in another text that a link to its original names; none where the two differ. */
function fragmentIn(survey: ContentSurvey, original: string, translation: string, fragment: string): string {
  if (fragment === '' || !survey.has(original) || !survey.has(translation)) return '';
  const [theirs = [], ours = []] = [original, translation].map((file) => {
    const text = textOf(survey, file);
    return headingIds(text.slice(readFrontMatter(text).end));
  });
  const id = ours[theirs.indexOf(decodeURIComponent(fragment.slice(1)))];
  return theirs.length === ours.length && id !== undefined ? `#${id}` : '';
}

/**
 * Writes the text; one that must be kept stays beside it under a name that nothing reads.
 * @param now milliseconds since the epoch
 * @returns where the earlier text is kept
 */
export function writeTranslation(
  survey: ContentSurvey,
  { file, keepsEarlier }: TranslationTask,
  source: string,
  now: number,
): string | undefined {
  const path = join(survey.root, file);
  if (!existsSync(path)) {
    writeNewFile(path, source);
    return undefined;
  }
  const time = new Date(now).toISOString().replace(/[:.]/g, '-');
  const kept = keepsEarlier ? `${path}.kept-${time}` : undefined;
  if (kept) writeFileSync(kept, readFileSync(path), { flag: 'wx' });
  const draft = `${path}.tmp`;
  writeFileSync(draft, source);
  renameSync(draft, path);
  return kept;
}
