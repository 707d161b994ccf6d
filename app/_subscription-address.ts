import { pathOf, type SubscriptionPlace } from '../publication/addresses.ts';
import type { Mail } from '../subscriptions/ports.ts';
import { type MailSources, wordsIn } from './_mail-props.ts';

/** The absolute addresses of a subscriber's own pages in a locale, as they stand in mails. */
export function subscriptionAddress(
  { siteUrl, words }: Pick<MailSources, 'siteUrl' | 'words'>,
  locale: string,
): (step: SubscriptionPlace['step'], token: string) => string {
  return (step, token) => siteUrl + pathOf(locale, { kind: 'subscription', step, token }, wordsIn(words, locale));
}

/** What lets a mail program offer to leave the newsletter (RFC 2369, RFC 8058). */
export function unsubscribeHeaders(siteUrl: string, token: string): Mail['headers'] {
  return {
    'List-Unsubscribe': `<${siteUrl}/api/unsubscribe/${token}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `<newsletter.${new URL(siteUrl).hostname}>`,
  };
}
