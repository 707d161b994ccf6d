import { render } from 'react-email';
import { type AddressChangeProps, addressChange } from './address-change.tsx';
import { type ConfirmationProps, confirmation } from './confirmation.tsx';
import { type EbookLinksProps, ebookLinks } from './ebook-links.tsx';
import { type EditionProps, edition } from './edition.tsx';
import type { MailProps, Template } from './mail-props.ts';
import { plainTextOf } from './plain-text.ts';
import { type PreferencesProps, preferences } from './preferences.tsx';
import { type WelcomeProps, welcome } from './welcome.tsx';

/** What each kind of mail is made from, besides what all are. */
export interface PropsOfKind {
  readonly confirmation: ConfirmationProps;
  readonly welcome: WelcomeProps;
  readonly edition: EditionProps;
  readonly preferences: PreferencesProps;
  readonly 'address-change': AddressChangeProps;
  readonly 'ebook-links': EbookLinksProps;
}

export type MailKind = keyof PropsOfKind;

/** Every kind of mail. */
export const templates: { readonly [K in MailKind]: Template<PropsOfKind[K]> } = {
  confirmation,
  welcome,
  edition,
  preferences,
  'address-change': addressChange,
  'ebook-links': ebookLinks,
};

/** A mail as it goes out, but for its addresses and headers. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Renders a kind of mail in the language of its props: the HTML, and a plain text that says the same. */
export async function renderMail<K extends MailKind>(
  kind: K,
  props: MailProps & PropsOfKind[K],
): Promise<RenderedMail> {
  const { Mail, subject }: Template<PropsOfKind[K]> = templates[kind];
  const html = await render(Mail(props));
  return { subject: subject(props), html, text: plainTextOf(html) };
}
