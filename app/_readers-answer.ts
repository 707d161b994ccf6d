import { getTranslations } from 'next-intl/server';
import { negotiateLocale } from '../i18n/negotiate.ts';
import { pathOf, type SubscriptionStep } from '../publication/addresses.ts';
import { localized } from '../publication/model.ts';
import { composition } from './_composition.ts';
import { wordsIn } from './_mail-props.ts';
import { plainAnswer, privateHeaders } from './_private-answer.ts';

/** The locale of an answer: one that is known to be hers, if the publication has it, else what her browser asks for. */
export function readersLocale(request: Request, own?: string): string {
  const { locales, defaultLocale } = composition().archive.documents.config;
  const known = locales.find((tag) => tag === own);
  return known ?? negotiateLocale(request.headers.get('accept-language'), locales, defaultLocale);
}

/** Leads to a page of somebody's own subscription, which says in her language what a link is worth and what to do. */
export function leadTo(locale: string, step: SubscriptionStep, token: string): Response {
  const path = pathOf(locale, { kind: 'subscription', step, token }, wordsIn(composition().words, locale));
  return new Response(null, { status: 303, headers: { ...privateHeaders, Location: path } });
}

const answers = {
  left: [200, 'unsubscribe.done', 'unsubscribe.doneText'],
  altered: [404, 'link.altered', 'link.alteredText'],
  failed: [503, 'link.failed', 'link.failedText'],
} as const;

/** The same words as plain text, for programs that ask in somebody's name. */
export async function sayIn(locale: string, what: keyof typeof answers): Promise<Response> {
  const t = await getTranslations({ locale, namespace: 'subscription' });
  const { name, defaultLocale } = composition().archive.documents.config;
  const [status, title, text] = answers[what];
  const sentences = `${t(title)}\n${t(text, { publication: localized(name, locale, defaultLocale) })}`;
  return plainAnswer(status, sentences, {
    'Content-Language': locale,
    ...(status === 503 && { 'Retry-After': '120' }),
  });
}
