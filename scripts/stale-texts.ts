import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeUtf8 } from '../publication/front-matter.ts';
import { readFrontMatter } from '../translation/document/front-matter.ts';
import { hashedBlocks } from '../translation/staleness/block-hash.ts';
import { blockChanges } from '../translation/staleness/changes.ts';
import { recordOf, type TranslationRecord } from '../translation/staleness/record.ts';
import type { ContentSurvey } from './content-survey.ts';
import { firstChangeAfter, textAt } from './git-changes.ts';

/** A translation and the original that it follows. */
export interface FollowedText {
  readonly article: string;
  readonly locale: string;
  /** Path in the content folder. */
  readonly file: string;
  readonly source: string;
  readonly record: TranslationRecord;
  readonly original: { readonly file: string; readonly source: string; readonly updatedAt?: string | undefined };
}

/** A block of the original that is not as it was. */
export interface ChangedBlock {
  /** Line of the original's file; null for a block that is gone. */
  readonly line: number | null;
  /** Null for a block that is new, and where nobody remembers what it said. */
  readonly before: string | null;
  /** Null for a block that is gone. */
  readonly now: string | null;
  readonly change: 'changed' | 'new' | 'gone';
}

/** A translation whose original has changed since. */
export interface StaleText {
  readonly article: string;
  readonly locale: string;
  readonly file: string;
  readonly original: string;
  /** ISO date, or date and time, of the first change that it does not follow; null where nobody knows. */
  readonly since: string | null;
  /** Blocks of the original as it is now. */
  readonly blocks: number;
  /** Empty where the translation does not record its blocks: then only dates were compared. */
  readonly changes: readonly ChangedBlock[];
}

/** All translations of some articles, with their originals. Texts that cannot be read are passed over: `check` names them. */
export function* followedTexts(survey: ContentSurvey, articles: readonly string[]): Generator<FollowedText> {
  const sourceOf = (path: string) => (survey.has(path) ? decodeUtf8(readFileSync(join(survey.root, path))) : undefined);
  for (const article of articles) {
    const { originalLocale } = survey.article(article);
    const original = `articles/${article}/${originalLocale}.md`;
    const originalSource = sourceOf(original);
    if (originalSource === undefined) continue;
    const { updatedAt } = readFrontMatter(originalSource);
    for (const locale of survey.localesOf(article)) {
      const file = `articles/${article}/${locale}.md`;
      const source = locale === originalLocale ? undefined : sourceOf(file);
      if (source === undefined) continue;
      const record = recordOf(source, originalLocale);
      yield { article, locale, file, source, record, original: { file: original, source: originalSource, updatedAt } };
    }
  }
}

/** What of its original a translation does not follow; undefined when it follows it. */
export function staleText(
  text: FollowedText,
  { root, remembered }: { root: string; remembered: (hash: string) => string | undefined },
): StaleText | undefined {
  const { article, locale, file, record, original } = text;
  const isLater = isAfter(original.updatedAt, record.updatedAt);
  const blocks = hashedBlocks(original.source);
  const stale = { article, locale, file, original: original.file, blocks: blocks.length };
  if (!record.blocks) return isLater ? { ...stale, since: original.updatedAt ?? null, changes: [] } : undefined;
  const changes = blockChanges(record.blocks, blocks);
  if (changes.length === 0) return undefined;
  const earlier = new Map<string, string>();
  const then = record.commit === undefined ? undefined : textAt(root, record.commit, original.file);
  for (const { hash, source } of then === undefined ? [] : hashedBlocks(then)) earlier.set(hash, source);
  const words = (hash: string | undefined) =>
    hash === undefined ? null : (earlier.get(hash) ?? remembered(hash) ?? null);
  const committed = record.commit === undefined ? undefined : firstChangeAfter(root, record.commit, original.file);
  return {
    ...stale,
    since: committed ?? (isLater ? (original.updatedAt ?? null) : null),
    changes: changes.map(({ before, now }) => ({
      line: now?.line ?? null,
      before: words(before),
      now: now?.source ?? null,
      change: now === undefined ? 'gone' : before === undefined ? 'new' : 'changed',
    })),
  };
}

function isAfter(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one > other;
}
