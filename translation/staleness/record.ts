import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import type { HashedBlock } from './block-hash.ts';
import { blocksDigest } from './raised.ts';

/** What a translation says of the state of its original that it follows: `translatedFrom`. */
export interface TranslationRecord {
  readonly locale: string;
  /** As the original has it. */
  readonly updatedAt?: string | undefined;
  /** The commit in which the original stood so. */
  readonly commit?: string | undefined;
  readonly blocks?: readonly string[] | undefined;
  /** States of the original for which the translation was seen to be right as it is. */
  readonly seen?: readonly Seen[] | undefined;
}

export interface Seen {
  /** A day, `2026-11-25`. */
  readonly at: string;
  readonly reason: string;
  /** Digest of the blocks. */
  readonly blocks: string;
}

/** The record of a translation that follows the original as it is now. */
export function recordNow(
  before: TranslationRecord,
  original: {
    readonly blocks: readonly HashedBlock[];
    readonly updatedAt?: string | undefined;
    readonly commit?: string | undefined;
  },
): TranslationRecord {
  const { updatedAt = before.updatedAt, commit } = original;
  return { ...before, updatedAt, commit, blocks: original.blocks.map(({ hash }) => hash) };
}

/** The same for a translation whose words stay because they are still right. */
export function seenNow(record: TranslationRecord, at: string, reason: string): TranslationRecord {
  const seen = { at, reason, blocks: blocksDigest(record.blocks ?? []) };
  return { ...record, seen: [...(record.seen ?? []).filter(({ blocks }) => blocks !== seen.blocks), seen] };
}

/** The record as it stands in front matter; ends without a line break. */
export function recordYaml({ locale, updatedAt, commit, blocks, seen }: TranslationRecord): string {
  const quoted = (text: string) => stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trim();
  const lines = [
    'translatedFrom:',
    `  locale: ${locale}`,
    ...(updatedAt === undefined ? [] : [`  updatedAt: ${updatedAt}`]),
    ...(commit === undefined ? [] : [`  commit: ${quoted(commit)}`]),
    ...(blocks === undefined ? [] : ['  blocks:', `    [${wrapped(blocks.map(quoted), '      ')}]`]),
    ...(seen === undefined || seen.length === 0
      ? []
      : [
          '  seen:',
          ...seen.map((one) => `    - { at: ${one.at}, reason: ${quoted(one.reason)}, blocks: ${quoted(one.blocks)} }`),
        ]),
  ];
  return lines.join('\n');
}

/** So that lines stay as short as those of a careful writer. */
const perLine = 7;

function wrapped(words: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (let at = 0; at < words.length; at += perLine) lines.push(words.slice(at, at + perLine).join(', '));
  return lines.join(`,\n${indent}`);
}

/**
 * The text with another record; everything else stays byte for byte. Undefined for a text without front matter that can
 * be read.
 */
export function withRecord(source: string, record: TranslationRecord): string | undefined {
  const match = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(source);
  const yaml = match?.[2] ?? '';
  const document = parseDocument(yaml, { schema: 'core' });
  if (!match || document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const newline = match[1]?.endsWith('\r\n') ? '\r\n' : '\n';
  const written = recordYaml(record).replaceAll('\n', newline);
  const start = match[1]?.length ?? 0;
  const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === 'translatedFrom');
  const key = isScalar(pair?.key) ? pair.key.range : undefined;
  if (!key)
    return source.slice(0, start) + yaml.trimEnd() + newline + written + source.slice(start + yaml.trimEnd().length);
  const value = (pair?.value as { range?: readonly number[] } | null)?.range;
  const from = start + key[0];
  const kept = source.slice(from, start + (value?.[1] ?? key[1])).trimEnd();
  return source.slice(0, from) + written + source.slice(from + kept.length);
}

/** The record that front matter holds. @param locale of the original, where the record does not name it */
export function recordOf(source: string, locale: string): TranslationRecord {
  const match = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(source);
  const document = parseDocument(match?.[1] ?? '', { schema: 'core' });
  const data: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 50 });
  const record = (data as { translatedFrom?: Partial<TranslationRecord> } | null | undefined)?.translatedFrom;
  return { locale, ...record };
}
