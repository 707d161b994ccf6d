import { type EbookLinks, EbookPart, previewEbook } from './ebook-links.tsx';
import { Frame } from './frame.tsx';
import type { MailProps, Template } from './mail-props.ts';
import { Paragraph, Title, themeFor } from './message-parts.tsx';
import { OwnLinks } from './own-links.tsx';

export interface WelcomeProps {
  /** The day on which the newsletter comes, as words; undefined for who did not subscribe to it. */
  readonly weekday?: string | undefined;
  readonly ebook?: EbookLinks | undefined;
  readonly preferences: string;
  readonly unsubscribe: string;
}

/** Says that the address is confirmed and what comes now, and brings the eBook. */
export const welcome: Template<WelcomeProps> = {
  subject: ({ t, publication }) => t('emails.welcome.subject', { publication: publication.name }),
  Mail: WelcomeMail,
  preview: {
    weekday: 'Friday',
    ebook: previewEbook,
    preferences: 'https://news.example/en/subscription/preferences/a-token',
    unsubscribe: 'https://news.example/en/subscription/unsubscribe/a-token',
  },
};

function WelcomeMail(props: MailProps & WelcomeProps) {
  const { t, publication, weekday, ebook } = props;
  const theme = themeFor(props);
  return (
    <Frame
      mail={props}
      subject={welcome.subject(props)}
      preheader={t('emails.welcome.preheader')}
      reason={t('emails.welcome.reason', { site: publication.host })}
      foot={
        <OwnLinks
          mail={props}
          preferences={props.preferences}
          unsubscribe={weekday === undefined ? undefined : props.unsubscribe}
        />
      }
    >
      <Title theme={theme}>{weekday === undefined ? t('emails.welcome.confirmed') : t('emails.welcome.title')}</Title>
      <Paragraph theme={theme}>
        {weekday === undefined
          ? t('emails.welcome.textWithoutNewsletter')
          : t('emails.welcome.text', { publication: publication.name, weekday })}
      </Paragraph>
      {ebook && <EbookPart mail={props} ebook={ebook} />}
    </Frame>
  );
}
