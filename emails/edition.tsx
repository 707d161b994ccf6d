import type { Root } from 'hast';
import { Column, Row } from 'react-email';
import { EntryPart, type MailEntry } from './edition-entry.tsx';
import { Frame, Rule } from './frame.tsx';
import { GreetingText } from './greeting.tsx';
import type { MailProps, Template } from './mail-props.ts';
import { Small, TextLink, Title, themeFor } from './message-parts.tsx';
import { OwnLinks } from './own-links.tsx';

/** An edition, ready to be shown: every address is absolute. */
export interface EditionProps {
  readonly subject: string;
  readonly preheader: string;
  /** The day in full. */
  readonly date: string;
  /** The edition's page on the site. */
  readonly page: string;
  readonly greeting?: Root | undefined;
  /** The first is shown large. */
  readonly entries: readonly MailEntry[];
  readonly preferences: string;
  readonly unsubscribe: string;
}

/** The newsletter. */
export const edition: Template<EditionProps> = {
  subject: ({ subject }) => subject,
  Mail: EditionMail,
  preview: {
    subject: 'What a week',
    preheader: 'Also: what a year.',
    date: '20 November 2026',
    page: 'https://news.example/en/newsletter/2026-11-20',
    entries: [
      {
        title: 'A headline',
        href: 'https://news.example/en/articles/a-headline#newsletter',
        section: 'Research',
        standfirst: 'What it is about, in a sentence.',
      },
    ],
    preferences: 'https://news.example/en/subscription/preferences/a-token',
    unsubscribe: 'https://news.example/en/subscription/unsubscribe/a-token',
  },
};

function EditionMail(props: MailProps & EditionProps) {
  const { t, publication, entries, greeting } = props;
  const theme = themeFor(props);
  const [lead, ...others] = entries;
  const top = (
    <Row>
      <Column align={theme.align}>
        <Small theme={theme}>{t('newsletter.editionOf', { date: props.date })}</Small>
      </Column>
      <Column style={{ width: 16 }} data-skip-in-text="true">
        {'\u00a0'}
      </Column>
      <Column align={theme.opposite} data-skip-in-text="true">
        <Small theme={{ ...theme, small: { ...theme.small, textAlign: theme.opposite } }}>
          <TextLink theme={theme} href={props.page}>
            {t('emails.edition.browser')}
          </TextLink>
        </Small>
      </Column>
    </Row>
  );
  const foot = (
    <>
      <Small theme={theme}>{t('emails.edition.reply')}</Small>
      <OwnLinks mail={props} preferences={props.preferences} unsubscribe={props.unsubscribe} />
      <Small theme={theme}>
        <TextLink theme={theme} href={props.page}>
          {t('emails.edition.browser')}
        </TextLink>
      </Small>
    </>
  );
  return (
    <Frame
      mail={props}
      subject={props.subject}
      preheader={props.preheader}
      top={top}
      reason={t('emails.edition.reason', { publication: publication.name })}
      foot={foot}
    >
      <Title theme={theme}>{props.subject}</Title>
      {greeting && <GreetingText tree={greeting} theme={theme} />}
      {lead && (
        <div className="entry">
          <Rule />
          <EntryPart mail={props} entry={lead} lead />
        </div>
      )}
      {others.map((entry) => (
        <div key={entry.href} className="entry">
          <Rule />
          <EntryPart mail={props} entry={entry} />
        </div>
      ))}
    </Frame>
  );
}
