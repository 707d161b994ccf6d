import { type MailKind, type PropsOfKind, renderMail } from '../emails/render.ts';
import { formatWeekday } from '../i18n/formats.ts';
import type { Archive } from '../publication/archive.ts';
import { type Ebook, type EbookText, weekdays } from '../publication/model.ts';
import { confirmationLifetime } from '../subscriptions/ask.ts';
import type { Addressee, EbookWay, Letters } from '../subscriptions/letters.ts';
import type { Mail } from '../subscriptions/ports.ts';
import { ebookLifetime, mostDownloads } from '../subscriptions/subscriber-links.ts';
import { type MailSources, mailbox, mailPropsIn, NoSenderError } from './_mail-props.ts';
import { subscriptionAddress, unsubscribeHeaders } from './_subscription-address.ts';

/** What a subscription's mails are made from. */
export interface LetterSources extends MailSources {
  readonly archive: Archive;
}

const hour = 3_600_000;
const day = 24 * hour;

/** The mails of a subscription, from the templates. Each rejects with a `NoSenderError` in a publication without a sender. */
export function lettersFrom(sources: LetterSources): Letters {
  const { config, siteUrl } = sources;
  const hours = confirmationLifetime / hour;
  const address = (locale: string) => subscriptionAddress(sources, locale);

  const letter = async <Kind extends MailKind>(
    kind: Kind,
    { to, locale }: Addressee,
    own: PropsOfKind[Kind],
    headers: Mail['headers'] = {},
  ): Promise<Mail> => {
    const { sender } = config();
    if (!sender) throw new NoSenderError();
    const props = await mailPropsIn(locale, sources);
    const rendered = await renderMail(kind, { ...props, ...own });
    return {
      from: mailbox(sender),
      ...(sender.replyTo !== undefined && { replyTo: sender.replyTo }),
      to: to.typed,
      ...rendered,
      headers,
    };
  };

  const ebookIn = (locale: string, { id, token }: EbookWay) => {
    const found = offeredEbook(sources.archive, locale, id);
    if (!found) return undefined;
    return {
      title: found.text.title,
      // A page: a link that fetched a file would be used up by the programs that open every link of a mail.
      page: address(locale)('ebooks', token),
      days: ebookLifetime / day,
      downloads: mostDownloads,
    };
  };

  return {
    confirmation: ({ token, newsletter, ...addressee }) =>
      letter('confirmation', addressee, {
        purpose: newsletter ? 'newsletter' : 'other',
        confirm: address(addressee.locale)('confirm', token),
        hours,
      }),
    welcome: ({ newsletter, ebook, preferencesToken, unsubscribeToken, ...addressee }) => {
      const { locale } = addressee;
      return letter(
        'welcome',
        addressee,
        {
          weekday: newsletter ? formatWeekday(weekdays.indexOf(config().newsletter.day), locale) : undefined,
          ebook: ebook && ebookIn(locale, ebook),
          preferences: address(locale)('preferences', preferencesToken),
          unsubscribe: address(locale)('unsubscribe', unsubscribeToken),
        },
        newsletter ? unsubscribeHeaders(siteUrl, unsubscribeToken) : {},
      );
    },
    preferences: ({ newsletter, preferencesToken, ebook: way, ...addressee }) => {
      const preferences = address(addressee.locale)('preferences', preferencesToken);
      const ebook = way && ebookIn(addressee.locale, way);
      return ebook && !newsletter
        ? letter('ebook-links', addressee, { ebook, preferences })
        : letter('preferences', addressee, { preferences, ebook });
    },
    ebook: async ({ ebook: way, preferencesToken, ...addressee }) => {
      const { locale } = addressee;
      const ebook = ebookIn(locale, way);
      if (!ebook) throw new RangeError('The publication has no eBook.');
      return letter('ebook-links', addressee, { ebook, preferences: address(locale)('preferences', preferencesToken) });
    },
    addressChange: ({ token, ...addressee }) =>
      letter('address-change', addressee, { confirm: address(addressee.locale)('address', token), hours }),
  };
}

/** An eBook with its text in a locale. */
export interface EbookIn {
  readonly ebook: Ebook;
  readonly text: EbookText;
  readonly locale: string;
}

/** The eBook that was asked for, in a locale, else as it was written; the newest where it is offered no more. */
export function offeredEbook(
  archive: Pick<Archive, 'documents'>,
  locale: string,
  id: string | undefined,
): EbookIn | undefined {
  const ebook = archive.documents.ebook(id ?? '');
  for (const tag of ebook ? [locale, ebook.originalLocale] : []) {
    const text = ebook?.texts[tag];
    if (ebook && text) return { ebook, text, locale: tag };
  }
  return newestEbook(archive, locale);
}

/** The eBook that came out last, with its text in a locale, else in the one that it was written in. */
export function newestEbook({ documents }: Pick<Archive, 'documents'>, locale: string): EbookIn | undefined {
  const ebooks = [...documents.ebooks].sort((one, other) => other.publishedAt - one.publishedAt);
  for (const tag of [locale, undefined]) {
    for (const ebook of ebooks) {
      const own = tag ?? ebook.originalLocale;
      const text = ebook.texts[own];
      if (text) return { ebook, text, locale: own };
    }
  }
  return undefined;
}
