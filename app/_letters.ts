import { type MailKind, type PropsOfKind, renderMail } from '../emails/render.ts';
import { formatWeekday } from '../i18n/formats.ts';
import type { Archive } from '../publication/archive.ts';
import { type Ebook, type EbookText, weekdays } from '../publication/model.ts';
import { confirmationLifetime } from '../subscriptions/ask.ts';
import type { Addressee, Letters } from '../subscriptions/letters.ts';
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

  const ebookIn = (locale: string, token: string) => {
    const found = newestEbook(sources.archive, locale);
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
    welcome: ({ newsletter, ebookToken, preferencesToken, unsubscribeToken, ...addressee }) => {
      const { locale } = addressee;
      return letter(
        'welcome',
        addressee,
        {
          weekday: newsletter ? formatWeekday(weekdays.indexOf(config().newsletter.day), locale) : undefined,
          ebook: ebookToken === undefined ? undefined : ebookIn(locale, ebookToken),
          preferences: address(locale)('preferences', preferencesToken),
          unsubscribe: address(locale)('unsubscribe', unsubscribeToken),
        },
        newsletter ? unsubscribeHeaders(siteUrl, unsubscribeToken) : {},
      );
    },
    preferences: ({ preferencesToken, ebookToken, ...addressee }) => {
      const preferences = address(addressee.locale)('preferences', preferencesToken);
      const ebook = ebookToken === undefined ? undefined : ebookIn(addressee.locale, ebookToken);
      return ebook
        ? letter('ebook-links', addressee, { ebook, preferences })
        : letter('preferences', addressee, { preferences });
    },
    ebook: async ({ ebookToken, preferencesToken, ...addressee }) => {
      const { locale } = addressee;
      const ebook = ebookIn(locale, ebookToken);
      if (!ebook) throw new RangeError('The publication has no eBook.');
      return letter('ebook-links', addressee, { ebook, preferences: address(locale)('preferences', preferencesToken) });
    },
    addressChange: ({ token, ...addressee }) =>
      letter('address-change', addressee, { confirm: address(addressee.locale)('address', token), hours }),
  };
}

/** The eBook that came out last, with its text in a locale, else in the one that it was written in. */
export function newestEbook(
  { documents }: Pick<Archive, 'documents'>,
  locale: string,
): { readonly ebook: Ebook; readonly text: EbookText; readonly locale: string } | undefined {
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
