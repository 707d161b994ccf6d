import type { MailAddress } from './address.ts';
import type { Mail } from './ports.ts';

/** Stands in a mail where a token will stand that is made, with what it is for, in one transaction. */
export const tokenPlaceholder = 'BROADSHEETTOKENPLACEHOLDER0000000000000000X';

/** To whom, and in which language. */
export interface Addressee {
  readonly to: MailAddress;
  readonly locale: string;
}

/** What somebody asked for: each is a consent of its own. */
export interface Wishes {
  readonly newsletter: boolean;
  /** Which eBook, by its id. */
  readonly ebook?: string | undefined;
}

/** Whether something was asked for. */
export function isWished({ newsletter, ebook }: Wishes, purpose: 'newsletter' | 'ebook'): boolean {
  return purpose === 'newsletter' ? newsletter : ebook !== undefined;
}

/** A way to an eBook: which, and the token of the link. */
export interface EbookWay {
  /** Where it is not known, or offered no more, the newest takes its place. */
  readonly id: string | undefined;
  readonly token: string;
}

/**
 * The mails of a subscription, ready to leave; whoever fills this port knows templates and addresses of the site. The
 * parameters named `…Token` come to stand in links.
 */
export interface Letters {
  /** Asks for the press of a button, and holds no advertising whatever. */
  confirmation(letter: Addressee & Wishes & { readonly token: string }): Promise<Mail>;
  /** The address is confirmed; with the eBook if it was asked for. */
  welcome(
    letter: Addressee & {
      readonly newsletter: boolean;
      readonly ebook?: EbookWay | undefined;
      readonly preferencesToken: string;
      readonly unsubscribeToken: string;
    },
  ): Promise<Mail>;
  /** A way to the preferences, for somebody who asked for what she has already. */
  preferences(
    letter: Addressee & {
      /** Whether she asked for the newsletter, or for the eBook alone. */
      readonly newsletter: boolean;
      readonly preferencesToken: string;
      readonly ebook?: EbookWay | undefined;
    },
  ): Promise<Mail>;
  /** A fresh link to the eBook. */
  ebook(letter: Addressee & { readonly ebook: EbookWay; readonly preferencesToken: string }): Promise<Mail>;
  /** To the new address: is it yours? */
  addressChange(letter: Addressee & { readonly token: string }): Promise<Mail>;
}

/** The mail with the token in its place. */
export function withToken(mail: Mail, token: string): Mail {
  const fill = (text: string) => text.replaceAll(tokenPlaceholder, token);
  return { ...mail, html: fill(mail.html), text: fill(mail.text) };
}
