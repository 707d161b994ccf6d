import type { Card } from './model.ts';

/**
 * Tags name what a page shows, so that exactly the pages that show a changed thing can be dropped:
 * `publication` (its settings, its sections, and the names and addresses of what else there is), `author:<id>`,
 * `topic:<id>`, `page:<id>`, `ebook:<id>` (what one of these says of itself, in all locales), `article:<id>` (all of its texts),
 * `card:<article>:<locale>`, `list:<locale>`, `section:<id>:<locale>`, `topic:<id>:<locale>`, `author:<id>:<locale>`.
 * `hour` (what counts back from the present) is dropped every hour.
 */
export type Tag = string;

/** Adds the tags of all lists that a card stands in, or would. */
export function addListTags(card: Card, tags: Set<Tag>): void {
  tags.add(`list:${card.locale}`);
  tags.add(`card:${card.article}:${card.locale}`);
  tags.add(`section:${card.section}:${card.locale}`);
  for (const topic of card.topics) tags.add(`topic:${topic}:${card.locale}`);
  for (const author of card.authors) tags.add(`author:${author}:${card.locale}`);
}
