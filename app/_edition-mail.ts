import { createTranslator } from 'use-intl/core';
import type { EditionProps } from '../emails/edition.tsx';
import type { MailEntry, MailPicture } from '../emails/edition-entry.tsx';
import { type RenderedMail, renderMail } from '../emails/render.ts';
import { formatDay, languageName } from '../i18n/formats.ts';
import { loadMessages } from '../i18n/messages.ts';
import { loadLanguage } from '../languages/load.ts';
import type { EditionContent, EditionEntry } from '../newsletter/compose.ts';
import { placeholders } from '../newsletter/placeholders.ts';
import type { EditionPart } from '../newsletter/ports.ts';
import { scheduleOf } from '../newsletter/schedule.ts';
import { type Place, pathOf } from '../publication/addresses.ts';
import type { Archive } from '../publication/archive.ts';
import { renderMarkdown } from '../publication/markdown.ts';
import { displayHeight, mediaAddress, mediaWidths } from '../publication/media-address.ts';
import { type Hero, localized } from '../publication/model.ts';
import { type MailSources, mailbox, mailPropsIn, NoSenderError, wordsIn } from './_mail-props.ts';
import { subscriptionAddress, unsubscribeHeaders } from './_subscription-address.ts';
import { linksFrom } from './_views/links.ts';
import { provenanceSentence, provenanceView } from './_views/provenance.ts';

/** What an edition's mails are made from. */
export interface EditionMailSources extends MailSources {
  readonly archive: Archive;
}

/** Readers who come from the newsletter are not asked to subscribe to it: the site knows them by this. */
const fromNewsletter = '#newsletter';

/**
 * Renders an edition in its locale, once for all subscribers: the placeholders of `newsletter/placeholders.ts` stand where
 * their tokens will.
 * @throws {NoSenderError}
 */
export async function renderEdition(content: EditionContent, sources: EditionMailSources): Promise<RenderedMail> {
  const { locale } = content;
  const props = await mailPropsIn(locale, sources);
  return renderMail('edition', { ...props, ...(await editionProps(content, sources)) });
}

/**
 * The part of an edition in its locale, as it is kept at the freeze: rendered, with sender and the headers of bulk mail
 * (RFC 2369, RFC 8058).
 * @throws {NoSenderError}
 */
export async function editionPart(content: EditionContent, sources: EditionMailSources): Promise<EditionPart> {
  const { sender } = sources.config();
  if (!sender) throw new NoSenderError();
  return {
    locale: content.locale,
    from: mailbox(sender),
    ...(sender.replyTo && { replyTo: sender.replyTo }),
    ...(await renderEdition(content, sources)),
    headers: unsubscribeHeaders(sources.siteUrl, placeholders.unsubscribe),
  };
}

async function editionProps(content: EditionContent, sources: EditionMailSources): Promise<EditionProps> {
  const { locale } = content;
  const { siteUrl } = sources;
  const ownPage = subscriptionAddress(sources, locale);
  const absolute = (place: Place, tag = locale) => siteUrl + pathOf(tag, place, wordsIn(sources.words, tag));
  const greeting = content.greeting?.body;
  const links = linksFrom(
    { archive: sources.archive, href: (place, tag) => absolute(place, tag) + fromNewsletter },
    `editions/${content.id}`,
  );
  // Paths of the site that an editor wrote out are absolute in a mail.
  const link = (href: string) => {
    const address = links.link(href);
    return address?.startsWith('/') ? siteUrl + address : address;
  };
  return {
    subject: content.subject,
    preheader: content.preheader,
    date: formatDay(content.at, locale, scheduleOf(sources.config()).zone),
    page: absolute({ kind: 'edition', date: content.id }) + fromNewsletter,
    greeting: greeting ? renderMarkdown(greeting, { link }, { footnotes: '', back: () => '' }).tree : undefined,
    entries: await Promise.all(
      content.entries.map((entry) =>
        mailEntry(entry, locale, sources, (slug, tag) => absolute({ kind: 'article', slug }, tag) + fromNewsletter),
      ),
    ),
    preferences: ownPage('preferences', placeholders.preferences),
    unsubscribe: ownPage('unsubscribe', placeholders.unsubscribe),
  };
}

async function mailEntry(
  { kind, text }: EditionEntry,
  locale: string,
  { archive, config, siteUrl }: EditionMailSources,
  articleAddress: (slug: string, locale: string) => string,
): Promise<MailEntry> {
  const { defaultLocale } = config();
  const section = archive.documents.sections.find((one) => one.id === text.section);
  const entry = {
    title: text.title,
    href: articleAddress(text.slug, text.locale),
    section: section ? localized(section.name, locale, defaultLocale) : '',
    picture: text.hero && { large: picture(text.hero, 1280, siteUrl), small: picture(text.hero, 480, siteUrl) },
  };
  if (kind === 'elsewhere') {
    const { direction } = await loadLanguage(text.locale);
    return { ...entry, elsewhere: { locale: text.locale, direction, language: languageName(text.locale, locale) } };
  }
  const provenance = text.translatedFrom === undefined ? undefined : provenanceView(text, { locale, config: config() });
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'provenance' });
  return {
    ...entry,
    standfirst: text.standfirst,
    note:
      provenance && text.translatedFrom !== undefined
        ? provenanceSentence(t, text.translatedFrom, locale, provenance)
        : undefined,
  };
}

/** Mail clients want JPEG, and both measures. */
function picture(hero: Hero, widest: number, siteUrl: string): MailPicture {
  const fitting = mediaWidths.filter((one) => one <= Math.min(widest, hero.picture.width));
  const width = fitting.at(-1) ?? mediaWidths[0];
  return {
    src: siteUrl + mediaAddress(hero.picture, width, 'jpg'),
    width,
    height: displayHeight(hero.picture, width),
    alt: hero.alt,
  };
}
