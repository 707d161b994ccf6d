import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { z } from 'zod';
import { type ContentReader, lineOfField, readOnce, type Sources } from './content-reader.ts';
import { finding, parseTextFile, parseYaml } from './front-matter.ts';
import { instantOf } from './instant.ts';
import { type Judging, judgeArticleText } from './judge-text.ts';
import { markdownFindings } from './markdown-findings.ts';
import { type Finding, localized, type Picture, type PublicationConfig, type Text } from './model.ts';
import { isPictureType } from './picture-type.ts';
import { articleSchema, textSchema } from './schema.ts';
import { withSeverities } from './severities.ts';

/** What `article.yaml` says. */
export type ArticleData = z.output<typeof articleSchema>;

/** What stands around an article: what it may refer to, and what it last said. */
export interface ArticleSurroundings {
  readonly config: PublicationConfig | undefined;
  readonly exists: (kind: 'section' | 'topic' | 'author', id: string) => boolean;
  readonly lastGood: ArticleData | undefined;
  /** Without it nothing is judged but what the publication itself knows. */
  readonly judging?: Judging | undefined;
}

/** An article as its folder holds it now. */
export interface ArticleReading {
  /** Undefined: there is no such article. */
  readonly data: ArticleData | undefined;
  readonly texts: readonly Text[];
  /** Locales whose file is there but broken: their last good text stays. */
  readonly broken: ReadonlySet<string>;
  /** Locales whose text can be read and must not be published: the last good one stays, else it is a draft. */
  readonly held: ReadonlySet<string>;
  /** Locales whose text there was no time to judge. */
  readonly unjudged: ReadonlySet<string>;
  /** Where each locale's file names its slug and its aliases, for findings that only the whole archive can tell. */
  readonly lines: ReadonlyMap<string, FieldLines>;
  readonly findings: readonly Finding[];
}

interface FieldLines {
  readonly slug: number;
  readonly aliases: number;
}

const unreadable = { authors: [], section: '', topics: [], publishedAt: '1970-01-01' };

/** Reads an article's folder; every mistake in it is a finding. */
export async function readArticle(
  reader: ContentReader,
  id: string,
  files: readonly string[],
  around: ArticleSurroundings,
): Promise<ArticleReading> {
  const folder = `articles/${id}`;
  const findings: Finding[] = [];
  const broken = new Set<string>();
  const held = new Set<string>();
  const unjudged = new Set<string>();
  const texts: Text[] = [];
  const lines = new Map<string, FieldLines>();
  const reading = (data: ArticleData | undefined) => ({ data, texts, broken, held, unjudged, lines, findings });
  const yamlPath = `${folder}/article.yaml`;
  if (!files.includes('article.yaml')) {
    if (files.some((file) => file.endsWith('.md'))) findings.push(finding(yamlPath, 1, 'article-missing'));
    return reading(undefined);
  }
  const sources = readOnce(reader);
  const source = sources.source(yamlPath, findings);
  const { data: own, heroLine } = articleData(yamlPath, { source, files }, around, findings);
  const data = own ?? around.lastGood;
  const { config } = around;
  if (!config) return reading(data);
  const hasError = (some: readonly Finding[]) =>
    withSeverities(some, config.checks.severities).some(({ severity }) => severity === 'error');
  // The texts of an article that cannot be shown are read as well: their mistakes are named together with its own.
  const seen: ArticleData = data ?? { ...unreadable, originalLocale: config.defaultLocale };
  const hero =
    seen.hero && (await reader.picture(folder, seen.hero.file, { path: yamlPath, line: heroLine }, findings));
  for (const file of files) {
    const locale = /^([A-Za-z0-9-]+)\.md$/.exec(file)?.[1];
    if (!locale) continue;
    const path = `${folder}/${file}`;
    if (!config.locales.includes(locale)) {
      findings.push(finding(path, 1, 'unknown-locale', { locale }));
      continue;
    }
    const ownFindings: Finding[] = [];
    const surroundings = { id, locale, data: seen, hero, config, lines, sources };
    const text = await readText(reader, path, surroundings, ownFindings);
    findings.push(...ownFindings);
    const judgement = data && text && (await judgeArticleText(sources, text, { config, judging: around.judging }));
    findings.push(...(judgement?.findings ?? []));
    if (!data || !text || hasError(ownFindings)) {
      broken.add(locale);
      continue;
    }
    if (!judgement) unjudged.add(locale);
    else if (hasError(judgement.findings)) held.add(locale);
    texts.push(withChangedBlocks(text, judgement?.changedBlocks));
  }
  return reading(data);
}

function withChangedBlocks(text: Text, changedBlocks: number | undefined): Text {
  if (!text.translatedFrom || changedBlocks === undefined) return text;
  return { ...text, translatedFrom: { ...text.translatedFrom, changedBlocks } };
}

function articleData(
  path: string,
  { source, files }: { readonly source: string | undefined; readonly files: readonly string[] },
  around: ArticleSurroundings,
  findings: Finding[],
): { data: ArticleData | undefined; heroLine: number } {
  if (source === undefined) return { data: undefined, heroLine: 1 };
  const parsed = parseYaml(path, source, articleSchema);
  findings.push(...parsed.findings);
  const data = parsed.data;
  if (!data) return { data: undefined, heroLine: 1 };
  const mistakes: Finding[] = [];
  const refer = (kind: 'section' | 'topic' | 'author', name: string, field: string) => {
    if (!around.exists(kind, name)) {
      mistakes.push(finding(path, lineOfField(source, field), `unknown-${kind}`, { name }));
    }
  };
  refer('section', data.section, 'section');
  for (const author of data.authors) refer('author', author, 'authors');
  for (const topic of data.topics) refer('topic', topic, 'topics');
  const { originalLocale: locale } = data;
  if (around.config && !around.config.locales.includes(locale)) {
    mistakes.push(finding(path, lineOfField(source, 'originalLocale'), 'unknown-locale', { locale }));
  } else if (!files.includes(`${locale}.md`)) {
    mistakes.push(finding(path, lineOfField(source, 'originalLocale'), 'original-missing', { locale }));
  }
  if (instantOf(data.publishedAt, around.config?.timeZone ?? 'UTC') === undefined) {
    const values = { field: 'publishedAt', value: data.publishedAt };
    mistakes.push(finding(path, lineOfField(source, 'publishedAt'), 'no-such-date', values));
  }
  findings.push(...mistakes);
  return { data: mistakes.length === 0 ? data : undefined, heroLine: lineOfField(source, 'hero') };
}

interface TextSurroundings {
  readonly id: string;
  readonly locale: string;
  readonly data: ArticleData;
  readonly hero: Picture | undefined;
  readonly config: PublicationConfig;
  readonly lines: Map<string, FieldLines>;
  readonly sources: Sources;
}

async function readText(
  reader: ContentReader,
  path: string,
  { id, locale, data, hero, config, lines, sources }: TextSurroundings,
  findings: Finding[],
): Promise<Text | undefined> {
  const source = sources.source(path, findings);
  if (source === undefined) return undefined;
  const parsed = parseTextFile(path, source, textSchema);
  findings.push(...parsed.findings);
  const front = parsed.data;
  if (!front) return undefined;
  lines.set(locale, { slug: lineOfField(source, 'slug'), aliases: lineOfField(source, 'aliases') });
  const firstLine = source.slice(0, source.length - parsed.body.length).split('\n').length;
  findings.push(...markdownFindings(path, parsed.body, firstLine));
  findings.push(...linkFindings(reader.root, path, parsed.body, firstLine));
  const pictures = await bodyPictures(reader, path, parsed.body, firstLine, findings);
  const instant = (field: string, value: string | undefined) => {
    if (value === undefined) return undefined;
    const at = instantOf(value, config.timeZone);
    if (at === undefined) findings.push(finding(path, lineOfField(source, field), 'no-such-date', { field, value }));
    return at;
  };
  const publishedAt = instant('publishedAt', front.publishedAt ?? data.publishedAt);
  if (publishedAt === undefined) return undefined;
  if (front.provenance.kind !== 'human') instant('provenance', front.provenance.date);
  if (front.provenance.kind === 'machine-reviewed') instant('provenance', front.provenance.reviewedAt);
  if (hero && !front.hero?.alt) {
    findings.push({ ...finding(path, lineOfField(source, 'hero'), 'alt-missing'), severity: 'warning' });
  }
  return {
    article: id,
    locale,
    slug: front.slug,
    title: front.title,
    standfirst: front.standfirst,
    description: front.description ?? front.standfirst,
    section: data.section,
    topics: data.topics,
    authors: data.authors,
    publishedAt,
    updatedAt: instant('updatedAt', front.updatedAt),
    withdrawnAt: instant('withdrawnAt', front.withdrawnAt),
    draft: front.draft,
    hero: hero && {
      picture: hero,
      alt: front.hero?.alt ?? '',
      caption: front.hero?.caption,
      credit: data.hero?.credit && localized(data.hero.credit, locale, config.defaultLocale),
    },
    originalLocale: data.originalLocale,
    correction: front.correction,
    aliases: front.aliases,
    provenance: front.provenance,
    translatedFrom: front.translatedFrom && {
      locale: front.translatedFrom.locale,
      updatedAt: instant('translatedFrom', front.translatedFrom.updatedAt),
    },
    pictures,
    body: parsed.body,
  };
}

/** A picture of a block, in the text itself, or in a definition to which the text refers. */
const pictureInBody =
  /\{[^{}\n]*?\bsrc="([^"\n]*)"|!\[[^[\]\n]*\]\(([^)\s]+)|^ {0,3}\[[^[\]\n^]+\]:[ \t]*<?([^\s/:>]+\.(?:jpe?g|png|webp|avif))(?=[>\s]|$)/gim;

/** The pictures that a text shows, measured; what is missing is a finding at its line. */
export async function bodyPictures(
  reader: ContentReader,
  path: string,
  body: string,
  firstLine: number,
  findings: Finding[],
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const match of body.matchAll(pictureInBody)) {
    const file = match[1] ?? match[2] ?? match[3] ?? '';
    if (/^https?:/.test(file)) continue;
    const line = firstLine + body.slice(0, match.index).split('\n').length - 1;
    const isName = /^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/iu.test(file);
    if (!isName || !isPictureType(file)) {
      findings.push(finding(path, line, isName ? 'picture-type' : 'picture-missing', { picture: file }));
      continue;
    }
    const picture = await reader.picture(posix.dirname(path), file, { path, line }, findings);
    if (picture && !pictures.some((one) => one.file === file)) pictures.push(picture);
  }
  return pictures;
}

/** Links to files of the content folder that are not there. */
export function linkFindings(root: string, path: string, body: string, firstLine: number): Finding[] {
  const findings: Finding[] = [];
  for (const match of body.matchAll(/\]\(((?:\.{1,2}\/)[^)\s#]{1,500}\.md)/g)) {
    const decoded = decoding(match[1] ?? '');
    const target = decoded === undefined ? undefined : posix.normalize(posix.join(posix.dirname(path), decoded));
    if (target !== undefined && !target.startsWith('../') && existsSync(join(root, target))) continue;
    const line = firstLine + body.slice(0, match.index).split('\n').length - 1;
    findings.push({ ...finding(path, line, 'link-target-missing', { target: match[1] ?? '' }), severity: 'warning' });
  }
  return findings;
}

/** Undefined where a percent sign begins no UTF-8. */
function decoding(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}
