import type { createTranslator } from 'use-intl/core';
import type { Messages } from '../i18n/messages.ts';
import type { Language } from '../languages/language.ts';
import type { Locale, Sender } from '../publication/model.ts';
import type { BrandColours } from './theme.ts';

/** Says a message in the mail's language. */
export type Translate = ReturnType<typeof createTranslator<Messages>>;

/** What every template is given: in which language it speaks, and for whom. Addresses are absolute. */
export interface MailProps {
  readonly locale: Locale;
  readonly language: Pick<Language, 'script' | 'direction'>;
  readonly t: Translate;
  readonly publication: MailPublication;
}

/** The publication as its mails show it, in their language. */
export interface MailPublication {
  readonly name: string;
  /** The front page. */
  readonly home: string;
  /** The host name, as people read it. */
  readonly host: string;
  readonly colours: BrandColours;
  readonly sender: Sender;
}

/** A kind of mail: its subject, its body, and values to look at it with. */
export interface Template<P> {
  readonly subject: (props: MailProps & P) => string;
  readonly Mail: (props: MailProps & P) => React.ReactElement;
  /** Props of its own to preview it with; the addresses lead nowhere. */
  readonly preview: P;
}
