import { type EbookLinks, EbookPart, previewEbook } from './ebook-links.tsx';
import { Frame } from './frame.tsx';
import type { MailProps, Template } from './mail-props.ts';
import { Action, CopiedAddress, Paragraph, PartTitle, Small, Title, themeFor } from './message-parts.tsx';

export interface PreferencesProps {
  /** Opens the subscriber's own preferences. */
  readonly preferences: string;
  /** What she asked for with the newsletter. */
  readonly ebook?: EbookLinks | undefined;
}

/** Tells somebody who subscribes to what she gets already that nothing has changed, and where it could be. */
export const preferences: Template<PreferencesProps> = {
  subject: ({ t, publication }) => t('emails.preferences.subject', { publication: publication.name }),
  Mail: PreferencesMail,
  preview: {
    ebook: previewEbook,
    preferences: 'https://news.example/en/subscription/preferences/a-token',
  },
};

function PreferencesMail(props: MailProps & PreferencesProps) {
  const { t, publication, preferences: href, ebook } = props;
  const theme = themeFor(props);
  return (
    <Frame
      mail={props}
      subject={preferences.subject(props)}
      preheader={t('emails.preferences.preheader')}
      reason={t('emails.preferences.reason', { site: publication.host })}
    >
      <Title theme={theme}>{t('emails.preferences.title')}</Title>
      <Paragraph theme={theme}>
        {t('emails.preferences.known', { site: publication.host, publication: publication.name })}
      </Paragraph>
      {ebook && <EbookPart mail={props} ebook={ebook} />}
      <PartTitle theme={theme}>{t('emails.preferences.own')}</PartTitle>
      <Paragraph theme={theme}>{t('emails.preferences.text')}</Paragraph>
      <Action theme={theme} href={href}>
        {t('emails.preferences.button')}
      </Action>
      <Small theme={theme}>{t('emails.preferences.ignore')}</Small>
      <CopiedAddress theme={theme} mail={props} href={href} />
    </Frame>
  );
}
