import type { Archive } from './archive.ts';
import type { Text } from './model.ts';

/**
 * Whether the original of a translation has changed since, and when, where that is told: by the blocks that the
 * translation records, else by dates. Undefined for one that follows its original, and while that is not published.
 */
export function stalenessOf(text: Text, archive: Pick<Archive, 'card'>): { readonly changedAt?: number } | undefined {
  if (text.locale === text.originalLocale) return undefined;
  const original = archive.card(text.article, text.originalLocale);
  if (!original) return undefined;
  const { updatedAt, changedBlocks } = text.translatedFrom ?? {};
  const changedAt = original.updatedAt ?? original.publishedAt;
  const isLater = updatedAt !== undefined && changedAt > updatedAt;
  if (changedBlocks === undefined ? !isLater : changedBlocks === 0) return undefined;
  return isLater ? { changedAt } : {};
}
