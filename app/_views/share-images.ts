import { getTranslations } from 'next-intl/server';
import { formatDay, formatList, formatMonth } from '../../i18n/formats.ts';
import { scheduleOf } from '../../newsletter/schedule.ts';
import { statusOf } from '../../publication/model.ts';
import { shareImageHash } from '../../publication/share-image.ts';
import type { ShareImageContent } from '../../publication/share-image-layout.ts';
import { readingEditions } from '../_composition.ts';
import { type Site, sectionLink, topicLink } from './site.ts';

/**
 * The path of a page's share image, with the hash of what it says, and its alternative text: the headline in it, for
 * it shows no picture. Undefined for a page that does not exist.
 */
export async function shareImageOf(
  site: Site,
  kind: string,
  id: string,
): Promise<{ readonly path: string; readonly alt: string } | undefined> {
  const content = await shareImageContent(site, kind, id);
  if (!content) return undefined;
  const segments = [site.locale, kind, `${id}.${shareImageHash(content)}.png`];
  return { path: `/media/share/${segments.map(encodeURIComponent).join('/')}`, alt: content.title };
}

/** What a page's share image says. */
export async function shareImageContent(site: Site, kind: string, id: string): Promise<ShareImageContent | undefined> {
  const said = await words(site, kind, id);
  return (
    said && {
      locale: site.locale,
      direction: site.language.direction,
      script: site.language.script,
      publication: site.view.name,
      accent: site.config.brand.colours.accent,
      ...said,
    }
  );
}

type Words = Pick<ShareImageContent, 'kicker' | 'title' | 'footer' | 'colour'>;

async function words(site: Site, kind: string, id: string): Promise<Words | undefined> {
  const { archive, locale, config } = site;
  const t = await getTranslations({ locale });
  switch (kind) {
    case 'home':
      return { title: site.view.tagline };
    case 'archive':
      return { title: t('archive.title'), footer: site.view.tagline };
    case 'search':
      return { title: t('search.title'), footer: site.view.tagline };
    case 'newsletter':
      return { title: t('newsletter.title'), footer: site.view.tagline };
    case 'edition': {
      const content = (await readingEditions()).content(id, locale);
      return (
        content && {
          kicker: t('newsletter.editionOf', {
            date: formatDay(content.at, locale, scheduleOf(config).zone),
          }),
          title: content.subject,
          footer: site.view.tagline,
        }
      );
    }
    case 'month': {
      const [year, month] = id.split('-').map(Number);
      if (!year || !month || archive.inMonth(locale, year, month).total === 0) return undefined;
      return { kicker: t('archive.title'), title: formatMonth(year, month, locale), footer: site.view.tagline };
    }
    case 'article': {
      const text = archive.text(id, locale);
      if (!text || statusOf(text, Date.now()) !== 'published') return undefined;
      const names = text.authors.flatMap((author) => {
        const found = archive.documents.author(author);
        return found ? [site.named(found.name)] : [];
      });
      const day = formatDay(text.publishedAt, locale, config.timeZone);
      return {
        kicker: sectionLink(site, text.section).name,
        title: text.title,
        footer: [formatList(names, locale), day].filter(Boolean).join(' · '),
        colour: text.hero?.picture.colour,
      };
    }
    case 'section': {
      const section = archive.documents.sections.find((one) => one.id === id);
      return section && { title: site.named(section.name), footer: site.named(section.description) };
    }
    case 'topic': {
      const link = topicLink(site, id);
      return link && { kicker: t('list.topic'), title: link.name, footer: site.view.tagline };
    }
    case 'author': {
      const author = archive.documents.author(id);
      return author && { kicker: t('list.author'), title: site.named(author.name), footer: site.named(author.role) };
    }
    case 'page': {
      const page = archive.documents.page(id).find((one) => one.locale === locale);
      return page && { title: page.title, footer: page.description };
    }
    case 'ebook': {
      const ebook = archive.documents.ebook(id);
      const text = ebook?.texts[locale];
      return (
        text && {
          kicker: t('ebook.kicker'),
          title: text.title,
          footer: text.subtitle ?? text.description,
          colour: ebook.cover.picture.colour,
        }
      );
    }
    default:
      return undefined;
  }
}
