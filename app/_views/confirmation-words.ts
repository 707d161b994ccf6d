import { getTranslations } from 'next-intl/server';
import type { Wishes } from '../../subscriptions/letters.ts';
import { offeredEbook } from '../_letters.ts';
import { newsletterNames } from './own-pages.tsx';
import type { Site } from './site.ts';

/** What the button that confirms an address does, sentence by sentence: the words that are kept as proof of consent. */
export async function confirmationWords(site: Site, wishes: Wishes): Promise<readonly string[]> {
  const t = await getTranslations({ locale: site.locale, namespace: 'subscription.confirm' });
  const button = t('button');
  const ebook = wishes.ebook === undefined ? undefined : offeredEbook(site.archive, site.locale, wishes.ebook);
  const sentences = [
    ...(wishes.newsletter ? [t('newsletter', { button, ...newsletterNames(site) })] : []),
    ...(ebook ? [t('ebook', { title: ebook.text.title })] : []),
  ];
  return wishes.newsletter ? sentences : [t('nothing', { button }), ...sentences];
}

/** What the button does that subscribes again. */
export async function comeBackWords(site: Site): Promise<string> {
  const t = await getTranslations({ locale: site.locale, namespace: 'subscription.back' });
  return t('text', { button: t('button'), ...newsletterNames(site) });
}
