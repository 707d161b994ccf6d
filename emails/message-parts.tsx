import type { ReactNode } from 'react';
import { Button, Heading, Link, Text } from 'react-email';
import type { MailProps } from './mail-props.ts';
import { colours, type MailTheme, themeOf } from './theme.ts';

/** The theme of a mail. */
export function themeFor(mail: MailProps): MailTheme {
  return themeOf(mail.language, mail.publication.colours);
}

interface Part {
  readonly theme: MailTheme;
  readonly children: ReactNode;
}

/** The main heading of a message. */
export function Title({ theme, children }: Part) {
  return (
    <Heading as="h1" className="ink" style={{ ...theme.title, margin: '0 0 16px' }}>
      {children}
    </Heading>
  );
}

/** The heading of a part of a message. */
export function PartTitle({ theme, children }: Part) {
  return (
    <Heading as="h2" className="ink" style={{ ...theme.headline, margin: '24px 0 12px' }}>
      {children}
    </Heading>
  );
}

export function Paragraph({ theme, children }: Part) {
  return (
    <Text className="ink" style={theme.text}>
      {children}
    </Text>
  );
}

export function Small({ theme, children }: Part) {
  return (
    <Text className="muted" style={theme.small}>
      {children}
    </Text>
  );
}

interface LinkPart extends Part {
  readonly href: string;
}

/** A link in running text, told from its surroundings by more than colour. */
export function TextLink({ theme, href, children }: LinkPart) {
  return (
    <Link href={href} className="accent" style={{ color: theme.brand.accent, textDecoration: 'underline' }}>
      {children}
    </Link>
  );
}

/** What the message is for. */
export function Action({ theme, href, children }: LinkPart) {
  return (
    <Text style={{ ...theme.text, margin: '8px 0 20px' }}>
      <Button
        href={href}
        className="button"
        style={{
          backgroundColor: theme.brand.accent,
          color: colours.light.page,
          fontFamily: theme.small.fontFamily,
          fontSize: 17,
          fontWeight: 600,
          padding: '13px 22px',
          borderRadius: 3,
        }}
      >
        {children}
      </Button>
    </Text>
  );
}

/** The address of a button once more, for clients that do not show it as one. It stands alone in the plain text already. */
export function CopiedAddress({ theme, mail, href }: { theme: MailTheme; mail: MailProps; href: string }) {
  return (
    <Text className="muted" style={theme.small} data-skip-in-text="true">
      {mail.t('emails.part.address')}
      <br />
      <bdi dir="ltr" style={{ wordBreak: 'break-all' }}>
        {href}
      </bdi>
    </Text>
  );
}
