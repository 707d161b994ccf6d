import type { ReactNode } from 'react';
import { Body, Column, Container, Head, Html, Link, Preview, Row, Text } from 'react-email';
import { headStyle } from './head-style.ts';
import type { MailProps } from './mail-props.ts';
import { colours, themeOf } from './theme.ts';

interface Props {
  readonly mail: MailProps;
  readonly subject: string;
  readonly preheader: string;
  /** What stands above the publication's name. */
  readonly top?: ReactNode;
  /** Why one receives this mail. */
  readonly reason: string;
  /** Links and sentences below the reason. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** The widest that a mail is, in pixels: what the reading panes of desktop clients hold. */
export const mailWidth = 600;

/** What every mail has around its content: head, name, why one gets it, the sender's postal address. */
export function Frame({ mail, subject, preheader, top, reason, foot, children }: Props) {
  const { locale, language, publication } = mail;
  const theme = themeOf(language, publication.colours);
  const { sender } = publication;
  return (
    <Html lang={locale} dir={theme.direction}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style>{headStyle(publication.colours)}</style>
      </Head>
      <Body
        lang={locale}
        dir={theme.direction}
        className="page"
        style={{ backgroundColor: colours.light.page, margin: 0, padding: 0 }}
      >
        <Preview useTitleTag={false}>{preheader}</Preview>
        <Container
          className="page"
          tdClassName="side"
          dir={theme.direction}
          style={{ maxWidth: mailWidth, padding: '20px 24px 32px' }}
        >
          {top}
          <Text className="ink" style={{ ...theme.masthead, margin: 0 }} data-skip-in-text="true">
            <Link href={publication.home} className="ink" style={{ color: colours.light.ink }}>
              {publication.name}
            </Link>
          </Text>
          <Rule double />
          {children}
          <Rule double />
          <div className="foot">
            <Text className="muted" style={theme.small}>
              {reason}
            </Text>
            {foot}
            <Text className="muted" style={theme.small}>
              <bdi>{sender.postalAddress ?? `${sender.name}, ${sender.address}`}</bdi>
            </Text>
          </div>
        </Container>
      </Body>
    </Html>
  );
}

/** A line across, with space above and below. `<hr>` is drawn differently by every client. */
export function Rule({ double = false }: { readonly double?: boolean }) {
  const border = `${double ? '3px double' : '1px solid'} ${colours.light.rule}`;
  return (
    <Row data-skip-in-text="true">
      <Column style={{ paddingTop: 12 }}>
        <div className="rule" style={{ borderTop: border, fontSize: 1, lineHeight: '22px' }}>
          {'\u00a0'}
        </div>
      </Column>
    </Row>
  );
}
