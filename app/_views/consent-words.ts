import { createHash } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { formatWeekday } from '../../i18n/formats.ts';
import { type Ebook, type EbookText, weekdays } from '../../publication/model.ts';
import { newestEbook } from '../_letters.ts';
import type { Site } from './site.ts';

/** The words of a form by which a reader agrees to something. They are kept as proof, so they are made in one place. */
export interface ConsentWords {
  readonly button: string;
  readonly gift?: string | undefined;
  readonly consent: string;
  readonly box?: string | undefined;
  /** Names exactly these words. */
  readonly version: string;
}

/** The words of a form that asks for the newsletter, with the eBook that comes with it. */
export async function newsletterWords(site: Site): Promise<ConsentWords> {
  const t = await getTranslations({ locale: site.locale, namespace: 'subscribe' });
  const button = t('button');
  const book = giftOf(site);
  return versioned({
    button,
    gift: book && t('gift', { title: book.text.title }),
    consent: t('consent', { button, ...named(site) }),
  });
}

/** The words of a form that asks for an eBook. */
export async function ebookWords(site: Site, { title }: Pick<EbookText, 'title'>): Promise<ConsentWords> {
  const t = await getTranslations({ locale: site.locale, namespace: 'subscribe' });
  const button = t('ebookButton');
  return versioned({ button, consent: t('ebookConsent', { button, title }), box: t('ebookNewsletter', named(site)) });
}

/** The eBook that a subscriber gets as well: the newest, if it can be read in the reader's locale. */
export function giftOf(site: Site): { readonly ebook: Ebook; readonly text: EbookText } | undefined {
  const newest = newestEbook(site.archive, site.locale);
  return newest?.locale === site.locale ? newest : undefined;
}

/** What messages about the newsletter name: the publication, and the day on which it comes out. */
export function named(site: Site) {
  const weekday = formatWeekday(weekdays.indexOf(site.config.newsletter.day), site.locale);
  return { publication: site.view.name, weekday };
}

function versioned(words: Omit<ConsentWords, 'version'>): ConsentWords {
  const text = JSON.stringify([words.button, words.gift, words.consent, words.box]);
  return { ...words, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}
