import { Frame } from './frame.tsx';
import type { MailProps, Template } from './mail-props.ts';
import { Action, CopiedAddress, Paragraph, Small, Title, themeFor } from './message-parts.tsx';

export interface ConfirmationProps {
  /** What was asked for. The eBook is not named: this mail must not advertise anything. */
  readonly purpose: 'newsletter' | 'other';
  /** Opens the page whose button confirms. */
  readonly confirm: string;
  /** How long that link works. */
  readonly hours: number;
}

/** Asks whether the address is the reader's own. */
export const confirmation: Template<ConfirmationProps> = {
  subject: ({ t }) => t('emails.confirmation.subject'),
  Mail: ConfirmationMail,
  preview: { purpose: 'newsletter', confirm: 'https://news.example/en/subscription/confirm/a-token', hours: 72 },
};

function ConfirmationMail(props: MailProps & ConfirmationProps) {
  const { t, publication, purpose, confirm, hours } = props;
  const theme = themeFor(props);
  const names = { publication: publication.name, site: publication.host };
  return (
    <Frame
      mail={props}
      subject={t('emails.confirmation.subject')}
      preheader={t('emails.confirmation.preheader', names)}
      reason={t('emails.confirmation.reason', names)}
    >
      <Title theme={theme}>{t('emails.confirmation.title')}</Title>
      <Paragraph theme={theme}>{t('emails.confirmation.text', { ...names, purpose })}</Paragraph>
      <Action theme={theme} href={confirm}>
        {t('emails.confirmation.button')}
      </Action>
      <Small theme={theme}>{t('emails.confirmation.validity', { hours })}</Small>
      <Small theme={theme}>{t('emails.confirmation.ignore')}</Small>
      <CopiedAddress theme={theme} mail={props} href={confirm} />
    </Frame>
  );
}
