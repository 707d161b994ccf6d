import { Frame } from './frame.tsx';
import type { MailProps, Template } from './mail-props.ts';
import { Action, Paragraph, PartTitle, Small, Title, themeFor } from './message-parts.tsx';
import { OwnLinks } from './own-links.tsx';

/** The link to the page that gives out an eBook's files. */
export interface EbookLinks {
  readonly title: string;
  readonly page: string;
  /** How long the link works, and for how many downloads. */
  readonly days: number;
  readonly downloads: number;
}

export const previewEbook: EbookLinks = {
  title: 'Working with AI',
  page: 'https://news.example/en/subscription/ebooks/a-token',
  days: 14,
  downloads: 10,
};

/** An eBook within a mail about something else: what it is, and the way to its files. */
export function EbookPart({ mail, ebook }: { readonly mail: MailProps; readonly ebook: EbookLinks }) {
  const theme = themeFor(mail);
  return (
    <>
      <PartTitle theme={theme}>{mail.t('emails.welcome.ebook')}</PartTitle>
      <Paragraph theme={theme}>{mail.t('emails.welcome.ebookText', { title: ebook.title })}</Paragraph>
      <EbookDownloads mail={mail} ebook={ebook} />
    </>
  );
}

/** The button that leads to an eBook's files, and until when it does. */
function EbookDownloads({ mail, ebook }: { readonly mail: MailProps; readonly ebook: EbookLinks }) {
  const { t } = mail;
  const theme = themeFor(mail);
  return (
    <>
      <Action theme={theme} href={ebook.page}>
        {t('emails.ebook.button')}
      </Action>
      <Small theme={theme}>{t('emails.ebook.validity', { days: ebook.days, downloads: ebook.downloads })}</Small>
    </>
  );
}

export interface EbookLinksProps {
  readonly ebook: EbookLinks;
  readonly preferences: string;
}

/** Brings fresh links to the eBook. */
export const ebookLinks: Template<EbookLinksProps> = {
  subject: ({ t, ebook }) => t('emails.ebook.subject', { title: ebook.title }),
  Mail: EbookLinksMail,
  preview: { ebook: previewEbook, preferences: 'https://news.example/en/subscription/preferences/a-token' },
};

function EbookLinksMail(props: MailProps & EbookLinksProps) {
  const { t, publication, ebook } = props;
  const theme = themeFor(props);
  return (
    <Frame
      mail={props}
      subject={ebookLinks.subject(props)}
      preheader={t('emails.ebook.preheader')}
      reason={t('emails.ebook.reason', { site: publication.host })}
      foot={<OwnLinks mail={props} preferences={props.preferences} />}
    >
      <Title theme={theme}>{t('emails.ebook.title')}</Title>
      <Paragraph theme={theme}>{t('emails.ebook.text', { title: ebook.title })}</Paragraph>
      <EbookDownloads mail={props} ebook={ebook} />
    </Frame>
  );
}
