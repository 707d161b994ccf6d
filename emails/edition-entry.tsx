import { Column, Heading, Img, Link, Row, Text } from 'react-email';
import type { MailProps } from './mail-props.ts';
import { Small, themeFor } from './message-parts.tsx';
import { colours, type MailTheme } from './theme.ts';

/** A picture of the site in one width; `width` and `height` are those of the file. */
export interface MailPicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** An article of an edition. */
export interface MailEntry {
  readonly title: string;
  readonly href: string;
  readonly section: string;
  /** Undefined for an article that is linked in another language. */
  readonly standfirst?: string | undefined;
  readonly picture?: { readonly large: MailPicture; readonly small: MailPicture } | undefined;
  /** How the translation was made. */
  readonly note?: string | undefined;
  /** The language of title and article where it is not the mail's. */
  readonly elsewhere?: { readonly locale: string; readonly direction: 'ltr' | 'rtl'; readonly language: string };
}

/** What the content of a mail measures across: its width without the margins at its sides. */
const contentWidth = 552;
const thumbWidth = 168;
const gap = 20;

interface Props {
  readonly mail: MailProps;
  readonly entry: MailEntry;
  /** Shown large, with its picture above. */
  readonly lead?: boolean;
}

/** One article, with its picture above it or beside it. */
export function EntryPart({ mail, entry, lead = false }: Props) {
  const theme = themeFor(mail);
  const { picture } = entry;
  const words = <Words mail={mail} entry={entry} theme={theme} size={lead ? 26 : 21} />;
  if (lead || !picture) {
    return (
      <>
        {lead && picture && <PictureLink entry={entry} picture={picture.large} width={contentWidth} />}
        {words}
      </>
    );
  }
  return (
    <Row dir={theme.direction}>
      <Column className="stack" style={{ width: thumbWidth, verticalAlign: 'top' }}>
        <PictureLink entry={entry} picture={picture.small} width={thumbWidth} />
      </Column>
      <Column className="stack gap" style={{ width: gap, fontSize: '1px', lineHeight: '1px' }} data-skip-in-text="true">
        {'\u00a0'}
      </Column>
      <Column className="stack" style={{ verticalAlign: 'top' }}>
        {words}
      </Column>
    </Row>
  );
}

function PictureLink(props: { readonly entry: MailEntry; readonly picture: MailPicture; readonly width: number }) {
  const { entry, picture, width } = props;
  return (
    <Link href={entry.href} className="ink" style={{ color: colours.light.ink }} data-skip-in-text="true">
      <Img
        className="wide"
        src={picture.src}
        alt={picture.alt}
        width={width}
        height={Math.round((picture.height * width) / picture.width)}
        style={{ maxWidth: '100%', height: 'auto', marginBottom: 12 }}
      />
    </Link>
  );
}

function Words(props: Omit<Props, 'lead'> & { readonly theme: MailTheme; readonly size: number }) {
  const { mail, entry, theme, size } = props;
  const { elsewhere } = entry;
  return (
    <>
      <Text className="accent" style={theme.kicker} data-skip-in-text="true">
        {entry.section}
      </Text>
      <Heading as="h2" className="ink" style={{ ...theme.headline, fontSize: size, margin: '0 0 8px' }}>
        <Link
          href={entry.href}
          className="ink"
          style={{ color: colours.light.ink }}
          {...(elsewhere && { lang: elsewhere.locale, dir: elsewhere.direction, hrefLang: elsewhere.locale })}
        >
          {entry.title}
        </Link>
      </Heading>
      {entry.standfirst !== undefined && (
        <Text className="ink" style={{ ...theme.text, margin: '0 0 8px' }}>
          {entry.standfirst}
        </Text>
      )}
      {elsewhere && <Small theme={theme}>{mail.t('newsletter.elsewhere', { language: elsewhere.language })}</Small>}
      {entry.note && <Small theme={theme}>{entry.note}</Small>}
    </>
  );
}
