import type { Archive } from './archive.ts';
import { statusOf, type Text } from './model.ts';

/**
 * Whether the original of a translation has changed since, and when, where that is told: by the blocks that the
 * translation records, else by dates. Undefined for one that follows its original, and while that is not published.
 * @param now milliseconds since the epoch
 */
export function stalenessOf(
  text: Text,
  archive: Pick<Archive, 'text'>,
  now: number,
): { readonly changedAt?: number } | undefined {
  if (text.locale === text.originalLocale) return undefined;
  const original = archive.text(text.article, text.originalLocale);
  if (!original || statusOf(original, now) !== 'published') return undefined;
  const { updatedAt, changedBlocks } = text.translatedFrom ?? {};
  const changedAt = original.updatedAt ?? original.publishedAt;
  const isLater = updatedAt !== undefined && changedAt > updatedAt;
  if (changedBlocks === undefined ? !isLater : changedBlocks === 0) return undefined;
  return isLater ? { changedAt } : {};
}
