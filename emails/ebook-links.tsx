import type { ReactNode } from 'react';
import { Frame } from './frame.tsx';
import type { MailProps, Template } from './mail-props.ts';
import { Action, Paragraph, Small, TextLink, Title, themeFor } from './message-parts.tsx';
import { OwnLinks } from './own-links.tsx';
import type { MailTheme } from './theme.ts';

/** The links to an eBook's files, or twice to the page that offers them. */
export interface EbookLinks {
  readonly title: string;
  readonly pdf: string;
  readonly epub: string;
  /** How long the links work, and for how many downloads. */
  readonly days: number;
  readonly downloads: number;
  /** Where one gets new ones. */
  readonly fresh: string;
}

export const previewEbook: EbookLinks = {
  title: 'Working with AI',
  pdf: 'https://news.example/en/subscription/ebook/a-token.pdf',
  epub: 'https://news.example/en/subscription/ebook/a-token.epub',
  days: 14,
  downloads: 10,
  fresh: 'https://news.example/en/ebooks/working-with-ai',
};

const linkAround = (theme: MailTheme, href: string) => (words: ReactNode) => (
  <TextLink key={href} theme={theme} href={href}>
    {words}
  </TextLink>
);

/** The buttons that fetch an eBook, and until when they do. */
export function EbookDownloads({ mail, ebook }: { readonly mail: MailProps; readonly ebook: EbookLinks }) {
  const { t } = mail;
  const theme = themeFor(mail);
  return (
    <>
      {ebook.pdf === ebook.epub ? (
        <Action theme={theme} href={ebook.pdf}>
          {t('emails.ebook.both')}
        </Action>
      ) : (
        <>
          <Action theme={theme} href={ebook.pdf}>
            {t('emails.ebook.pdf')}
          </Action>
          <Action theme={theme} href={ebook.epub}>
            {t('emails.ebook.epub')}
          </Action>
        </>
      )}
      <Small theme={theme}>
        {t.rich('emails.ebook.validity', {
          days: ebook.days,
          downloads: ebook.downloads,
          fresh: linkAround(theme, ebook.fresh),
        })}
      </Small>
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
