import type { EditionCardView, EditionEntryView, EditionView } from '../../components/newsletter/views.ts';
import { languageName } from '../../i18n/formats.ts';
import { loadLanguage } from '../../languages/load.ts';
import type { EditionContent, EditionEntry } from '../../newsletter/compose.ts';
import type { PublishedEditions } from '../../newsletter/published-editions.ts';
import { scheduleOf } from '../../newsletter/schedule.ts';
import type { Place } from '../../publication/addresses.ts';
import { renderMarkdown } from '../../publication/markdown.ts';
import { cardView, dayView } from './cards.ts';
import { linksFrom } from './links.ts';
import { provenanceNote } from './provenance-note.ts';
import type { Site } from './site.ts';

/** The locales in which an edition can be read, each with its place. */
export function editionPlaces(id: string, site: Site, editions: PublishedEditions): Record<string, Place> {
  const locales = site.config.locales.filter((locale) => editions.content(id, locale) !== undefined);
  return Object.fromEntries(locales.map((locale) => [locale, { kind: 'edition', date: id }]));
}

/** The day of an edition is that of the newsletter's zone. */
function dayOf(content: EditionContent, site: Site) {
  return dayView(content.at, site, scheduleOf(site.config).zone);
}

/** An edition as a list shows it. */
export function editionCardView(content: EditionContent, site: Site): EditionCardView {
  return {
    href: site.href({ kind: 'edition', date: content.id }),
    subject: content.subject,
    preheader: content.preheader,
    published: dayOf(content, site),
    count: content.entries.length,
  };
}

/** An edition as its page shows it, between its neighbours. */
export async function editionView(
  content: EditionContent,
  site: Site,
  editions: PublishedEditions,
): Promise<EditionView> {
  const all = editions.list(site.locale);
  const index = all.findIndex((other) => other.id === content.id);
  const [later, earlier] = [all[index - 1], all[index + 1]];
  const greeting = content.greeting?.body;
  return {
    subject: content.subject,
    preheader: content.preheader,
    published: dayOf(content, site),
    greeting: greeting
      ? renderMarkdown(greeting, linksFrom(site, `editions/${content.id}`), { footnotes: '', back: () => '' }).tree
      : undefined,
    entries: await Promise.all(content.entries.map((entry) => entryView(entry, site))),
    all: site.href({ kind: 'newsletter' }),
    earlier: earlier && editionCardView(earlier, site),
    later: later && editionCardView(later, site),
  };
}

async function entryView({ kind, text }: EditionEntry, site: Site): Promise<EditionEntryView> {
  const card = cardView(text, site);
  if (kind === 'text') {
    const note = text.translatedFrom && (await provenanceNote(text, text.translatedFrom, site));
    return { card, note };
  }
  return {
    card: { ...card, href: site.href({ kind: 'article', slug: text.slug }, text.locale) },
    elsewhere: {
      locale: text.locale,
      direction: (await loadLanguage(text.locale)).direction,
      language: languageName(text.locale, site.locale),
    },
  };
}
