import type { MailProps } from './mail-props.ts';
import { Small, TextLink, themeFor } from './message-parts.tsx';

interface Props {
  readonly mail: MailProps;
  readonly preferences: string;
  /** Absent in mails that do not come regularly. */
  readonly unsubscribe?: string | undefined;
}

/** The subscriber's own links, at the foot. Each on a line of its own, so that a finger hits the right one. */
export function OwnLinks({ mail, preferences, unsubscribe }: Props) {
  const { t } = mail;
  const theme = themeFor(mail);
  return (
    <>
      <Small theme={theme}>
        <TextLink theme={theme} href={preferences}>
          {t('emails.edition.preferences')}
        </TextLink>
      </Small>
      {unsubscribe !== undefined && (
        <Small theme={theme}>
          <TextLink theme={theme} href={unsubscribe}>
            {t('emails.edition.unsubscribe')}
          </TextLink>
        </Small>
      )}
    </>
  );
}
