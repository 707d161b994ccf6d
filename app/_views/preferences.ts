import type { PreferencesView } from '../../components/subscription/preferences-page.tsx';
import { formatDay, ownLanguageName } from '../../i18n/formats.ts';
import type { Subscriber } from '../../subscriptions/ports.ts';
import { canSubscribeAgain, pauses } from '../../subscriptions/preferences.ts';
import { linksOf } from '../../subscriptions/subscriber-links.ts';
import { composition } from '../_composition.ts';
import { newestEbook } from '../_letters.ts';
import { comeBackWords } from './confirmation-words.ts';
import { newsletterNames } from './own-pages.tsx';
import type { Site } from './site.ts';

/** A subscription as its holder sees it. @param token that of the link to these preferences */
export async function preferencesView(site: Site, subscriber: Subscriber, token: string): Promise<PreferencesView> {
  const now = Date.now();
  const { locale, config } = site;
  const state = stateOf(subscriber, now);
  const { ebookToken, unsubscribeToken } = linksOf(subscriber.id, composition().keys, now);
  const ebook = newestEbook(site.archive, locale);
  const mayComeBack = state === 'ended' && canSubscribeAgain(subscriber);
  return {
    ...newsletterNames(site),
    address: subscriber.address.typed,
    state,
    pausedUntil:
      state === 'paused' && subscriber.pausedUntil !== undefined
        ? formatDay(subscriber.pausedUntil, locale, config.timeZone)
        : undefined,
    locale: config.locales.includes(subscriber.locale) ? subscriber.locale : locale,
    locales: config.locales.map((tag) => ({ locale: tag, name: ownLanguageName(tag) })),
    pauses,
    ebook: ebook && {
      title: ebook.text.title,
      href: site.href({ kind: 'subscription', step: 'ebooks', token: ebookToken }),
    },
    leave: site.href({ kind: 'subscription', step: 'unsubscribe', token: unsubscribeToken }),
    backText: mayComeBack ? await comeBackWords(site) : undefined,
    data: `/api/held-data/${token}`,
  };
}

function stateOf(subscriber: Subscriber, now: number): PreferencesView['state'] {
  const { state, suppressed, wantsNewsletter, pausedUntil } = subscriber;
  if (suppressed === 'complaint') return 'complained';
  if (suppressed === 'hard-bounce' || suppressed === 'soft-bounces') return 'bounced';
  if (state !== 'confirmed' || !wantsNewsletter) return 'ended';
  return pausedUntil !== undefined && pausedUntil > now ? 'paused' : 'receiving';
}
