import { Frame } from './frame.tsx';
import type { MailProps, Template } from './mail-props.ts';
import { Action, CopiedAddress, Paragraph, Small, Title, themeFor } from './message-parts.tsx';

export interface PreferencesProps {
  /** Opens the subscriber's own preferences. */
  readonly preferences: string;
}

/** Brings the link to the preferences to somebody who asked for it. */
export const preferences: Template<PreferencesProps> = {
  subject: ({ t, publication }) => t('emails.preferences.subject', { publication: publication.name }),
  Mail: PreferencesMail,
  preview: { preferences: 'https://news.example/en/subscription/preferences/a-token' },
};

function PreferencesMail(props: MailProps & PreferencesProps) {
  const { t, publication, preferences: href } = props;
  const theme = themeFor(props);
  return (
    <Frame
      mail={props}
      subject={preferences.subject(props)}
      preheader={t('emails.preferences.preheader')}
      reason={t('emails.preferences.reason', { site: publication.host })}
    >
      <Title theme={theme}>{t('emails.preferences.title')}</Title>
      <Paragraph theme={theme}>{t('emails.preferences.text')}</Paragraph>
      <Action theme={theme} href={href}>
        {t('emails.preferences.button')}
      </Action>
      <Small theme={theme}>{t('emails.preferences.ignore')}</Small>
      <CopiedAddress theme={theme} mail={props} href={href} />
    </Frame>
  );
}
