import type { Archive } from './archive.ts';
import type { Card, Text } from './model.ts';

const looksAtPerTopic = 12;

/**
 * Texts in the same locale that a reader of this one may want next: those that share topics, most shared first, then
 * the newest; the same section's newest fill up what is missing.
 */
export function relatedTo(text: Text, archive: Archive, limit: number): Card[] {
  const scores = new Map<string, { card: Card; score: number }>();
  const add = (card: Card, points: number) => {
    if (card.article === text.article) return;
    const entry = scores.get(card.article) ?? { card, score: 0 };
    entry.score += points;
    scores.set(card.article, entry);
  };
  for (const topic of text.topics) {
    for (const card of archive.newestOf('topic', topic, text.locale, looksAtPerTopic)) add(card, 1);
  }
  if (scores.size < limit) {
    for (const card of archive.newestInSection(text.section, text.locale, limit + 1)) add(card, 0);
  }
  return [...scores.values()]
    .sort((a, b) => b.score - a.score || b.card.publishedAt - a.card.publishedAt)
    .slice(0, limit)
    .map((entry) => entry.card);
}
