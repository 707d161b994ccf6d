/** The words of the publication, as values: what the rest of Broadsheet sees of `content/`. */

/** A BCP 47 tag of a locale that the publication lists. */
export type Locale = string;

/** One value for each locale; a locale without one falls back to the default locale's. */
export type Localized = Readonly<Record<Locale, string>>;

export interface PublicationConfig {
  readonly name: Localized;
  readonly tagline: Localized;
  readonly brand: {
    readonly logo?: string | undefined;
    readonly icon?: string | undefined;
    readonly colours: { readonly accent: string; readonly accentDark: string };
  };
  readonly locales: readonly Locale[];
  readonly defaultLocale: Locale;
  readonly timeZone: string;
  readonly social: readonly Link[];
  readonly home: { readonly lead?: string | undefined };
  /** Who sends the mails; without one no mail can be sent. */
  readonly sender?: Sender | undefined;
  readonly newsletter: NewsletterSettings;
  readonly modal: ModalRules;
  readonly contact: { readonly email?: string | undefined; readonly security?: string | undefined };
  readonly checks: { readonly severities: Severities };
  readonly machineTranslation: {
    /** Whether what a machine wrote is published before a person has read it: everywhere, nowhere, or in some locales. */
    readonly publishUnreviewed: boolean | readonly Locale[];
  };
}

export interface Sender {
  readonly name: string;
  readonly address: string;
  readonly replyTo?: string | undefined;
  /** As it stands at the foot of every mail; line breaks are kept. */
  readonly postalAddress?: string | undefined;
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** When the newsletter comes out. */
export interface NewsletterSettings {
  readonly day: (typeof weekdays)[number];
  /** `HH:MM`, 24 hours. */
  readonly time: string;
  /** The IANA zone of that time; the publication's when absent. */
  readonly zone?: string | undefined;
  /** Whether an edition that nobody wrote is made from the week's articles. */
  readonly automatic: boolean;
}

/** The kinds of pages on which the window that offers the newsletter can open. */
export const modalPages = ['home', 'article', 'section', 'topic', 'author'] as const;

/**
 * When the window that offers the newsletter opens: once a share of the text is read, or after some time, or when the
 * pointer leaves the page. Never for who has subscribed or came from the newsletter.
 */
export interface ModalRules {
  /** None: it never opens. */
  readonly pages: readonly (typeof modalPages)[number][];
  /** Which share of the text has been read, above 0 and up to 1. */
  readonly read: number;
  /** How long the page has been looked at. */
  readonly seconds: number;
  /** Whether it opens when the pointer leaves the page at its top. */
  readonly leaving: boolean;
  /** On which page view of a reader it opens at the earliest: 2 or later. */
  readonly fromView: number;
  /** For how many days it stays away once it was open. */
  readonly restDays: number;
}

export interface Link {
  readonly name: string;
  readonly url: string;
}

export interface Section {
  readonly id: string;
  readonly name: Localized;
  readonly slug: Localized;
  readonly description: Localized;
  readonly order: number;
}

export interface Topic {
  readonly id: string;
  readonly name: Localized;
  readonly slug: Localized;
}

export interface Author {
  readonly id: string;
  readonly slug: string;
  readonly name: Localized;
  readonly role: Localized;
  readonly links: readonly Link[];
  readonly portrait?: Picture | undefined;
  /** Markdown. */
  readonly biography: Localized;
}

export interface StaticPage {
  readonly id: string;
  readonly locale: Locale;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly body: string;
}

/** A longer text in all its languages, made into files to be read offline. */
export interface Ebook {
  readonly id: string;
  readonly originalLocale: Locale;
  readonly authors: readonly string[];
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
  readonly cover: { readonly picture: Picture; readonly credit?: Localized | undefined };
  /** The texts that are no drafts, by locale. */
  readonly texts: Readonly<Record<Locale, EbookText>>;
}

export interface EbookText {
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly slug: string;
  readonly description: string;
  /** Whom it is for, one line each. */
  readonly audience: readonly string[];
  /** What the cover's picture shows. */
  readonly coverAlt: string;
  readonly provenance: Provenance;
  /** The pictures in the body. */
  readonly pictures: readonly Picture[];
  /** Markdown; its chapters begin at headings of the second level. */
  readonly body: string;
}

/** A picture file of the content folder, measured when it was indexed. */
export interface Picture {
  /** `articles/<article>`, `authors/<author>` or `ebooks/<ebook>`. */
  readonly folder: string;
  readonly file: string;
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  /** Mean colour, `#rrggbb`. */
  readonly colour: string;
}

export type Provenance =
  | { readonly kind: 'human' }
  | { readonly kind: 'machine'; readonly engine?: string | undefined; readonly date?: string | undefined }
  | {
      readonly kind: 'machine-reviewed';
      readonly engine?: string | undefined;
      readonly date?: string | undefined;
      readonly reviewedBy?: string | undefined;
      readonly reviewedAt?: string | undefined;
    };

export type Status = 'draft' | 'scheduled' | 'published' | 'withdrawn';

/** What a list shows of a text. Times are milliseconds since the epoch. */
export interface Card {
  readonly article: string;
  readonly locale: Locale;
  readonly slug: string;
  readonly title: string;
  readonly standfirst: string;
  readonly section: string;
  readonly topics: readonly string[];
  readonly authors: readonly string[];
  readonly publishedAt: number;
  readonly updatedAt?: number | undefined;
  readonly hero?: Hero | undefined;
}

export interface Hero {
  readonly picture: Picture;
  readonly alt: string;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
}

/** A text with all that its page shows, but for the lists around it. */
export interface Text extends Card {
  readonly description: string;
  readonly originalLocale: Locale;
  readonly draft: boolean;
  readonly withdrawnAt?: number | undefined;
  readonly correction?: string | undefined;
  readonly aliases: readonly string[];
  readonly provenance: Provenance;
  readonly translatedFrom?: TranslatedFrom | undefined;
  /** Why it is a draft although its file does not say so: a check found an error. */
  readonly held?: boolean | undefined;
  /** The pictures in the body. */
  readonly pictures: readonly Picture[];
  /** Markdown. */
  readonly body: string;
}

/** Which state of which text a translation was made from. */
export interface TranslatedFrom {
  readonly locale: Locale;
  readonly updatedAt?: number | undefined;
  /** How many blocks of the original have changed since; undefined where the translation does not record them. */
  readonly changedBlocks?: number | undefined;
}

/** Where an article can be read: one entry for each published text. */
export interface TextAddress {
  readonly locale: Locale;
  readonly slug: string;
}

/** What a check reports. Lines and columns count from 1; the end is the first place behind what is meant. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'hint';
  /** Values for the message `findings.<rule>`. */
  readonly values: Readonly<Record<string, string>>;
  /** What could stand from the place to its end instead. */
  readonly suggestion?: string | undefined;
}

/** The severities that publication.yaml sets, by rule. `off` reports nothing. */
export type Severities = Readonly<Record<string, Finding['severity'] | 'off'>>;

/** A page of a list. `pages` is at least 1. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

/** A page of the results of a search. */
export interface Found extends Paged<Card> {
  /** Whether more texts match than are counted and can be reached. */
  readonly isMore: boolean;
}

/**
 * Derives the status of a text from its front matter and the clock; it is stored nowhere.
 * @param now milliseconds since the epoch
 */
export function statusOf(
  text: { draft: boolean; publishedAt: number; withdrawnAt?: number | undefined },
  now: number,
): Status {
  if (text.draft) return 'draft';
  if (text.withdrawnAt !== undefined && text.withdrawnAt <= now) return 'withdrawn';
  return text.publishedAt > now ? 'scheduled' : 'published';
}

/** The value for a locale, else the default locale's, else the first there is. */
export function localized(value: Localized, locale: Locale, fallback: Locale): string {
  return value[locale] ?? value[fallback] ?? Object.values(value)[0] ?? '';
}
