import { Frame } from './frame.tsx';
import type { MailProps, Template } from './mail-props.ts';
import { Action, CopiedAddress, Paragraph, Small, Title, themeFor } from './message-parts.tsx';

export interface AddressChangeProps {
  /** Opens the page whose button confirms. */
  readonly confirm: string;
  /** How long that link works. */
  readonly hours: number;
}

/** Asks at a subscriber's new address whether it is hers. */
export const addressChange: Template<AddressChangeProps> = {
  subject: ({ t }) => t('emails.addressChange.subject'),
  Mail: AddressChangeMail,
  preview: { confirm: 'https://news.example/en/subscription/address/a-token', hours: 72 },
};

function AddressChangeMail(props: MailProps & AddressChangeProps) {
  const { t, publication, confirm, hours } = props;
  const theme = themeFor(props);
  const names = { publication: publication.name, site: publication.host };
  return (
    <Frame
      mail={props}
      subject={t('emails.addressChange.subject')}
      preheader={t('emails.addressChange.preheader', names)}
      reason={t('emails.addressChange.reason', names)}
    >
      <Title theme={theme}>{t('emails.addressChange.title')}</Title>
      <Paragraph theme={theme}>{t('emails.addressChange.text', names)}</Paragraph>
      <Action theme={theme} href={confirm}>
        {t('emails.addressChange.button')}
      </Action>
      <Small theme={theme}>{t('emails.confirmation.validity', { hours })}</Small>
      <Small theme={theme}>{t('emails.addressChange.ignore')}</Small>
      <CopiedAddress theme={theme} mail={props} href={confirm} />
    </Frame>
  );
}
