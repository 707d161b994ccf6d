import { createTranslator } from 'use-intl/core';
import type { MailProps } from '../emails/mail-props.ts';
import { loadMessages } from '../i18n/messages.ts';
import { loadLanguage } from '../languages/load.ts';
import { type PathWords, pathOf } from '../publication/addresses.ts';
import { localized, type PublicationConfig, type Sender } from '../publication/model.ts';

/** What mails are made from beyond their own content. */
export interface MailSources {
  readonly config: () => PublicationConfig;
  readonly siteUrl: string;
  readonly words: ReadonlyMap<string, PathWords>;
}

/** A publication without `sender` in publication.yaml can send nothing. */
export class NoSenderError extends Error {
  override readonly name = 'NoSenderError';
  constructor() {
    super('publication.yaml has no “sender”: name, address and postalAddress of whoever sends the mails. Add it.');
  }
}

/** The words of a locale's addresses. Throws for a locale that the publication does not have. */
export function wordsIn(words: MailSources['words'], locale: string): PathWords {
  const found = words.get(locale);
  if (!found) throw new Error(`The locale ${locale} has no words for its addresses.`);
  return found;
}

/**
 * What every mail in a locale is given.
 * @throws {NoSenderError}
 */
export async function mailPropsIn(locale: string, { config, siteUrl, words }: MailSources): Promise<MailProps> {
  const { name, brand, sender, defaultLocale } = config();
  if (!sender) throw new NoSenderError();
  return {
    locale,
    language: await loadLanguage(locale),
    t: createTranslator({ locale, messages: await loadMessages(locale) }),
    publication: {
      name: localized(name, locale, defaultLocale),
      home: siteUrl + pathOf(locale, { kind: 'home' }, wordsIn(words, locale)),
      host: new URL(siteUrl).host,
      colours: brand.colours,
      sender,
    },
  };
}

/** A sender as it stands in a header: `"Name" <address>` (RFC 5322, 3.4). */
export function mailbox({ name, address }: Pick<Sender, 'name' | 'address'>): string {
  return `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`;
}
