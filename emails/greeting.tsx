import type { Root } from 'hast';
import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { Heading, Text } from 'react-email';
import { TextLink } from './message-parts.tsx';
import { colours, type MailTheme } from './theme.ts';

/** What an editor wrote above the articles. Blocks that a mail cannot show keep their words. */
export function GreetingText({ tree, theme }: { readonly tree: Root; readonly theme: MailTheme }) {
  const components = mailElements(theme) as Partial<Components>;
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components });
}

interface Element {
  readonly children?: React.ReactNode;
  readonly href?: string;
}

function mailElements(theme: MailTheme) {
  const words = ({ children }: Element) => <>{children}</>;
  const paragraph = ({ children }: Element) => (
    <Text className="ink" style={theme.text}>
      {children}
    </Text>
  );
  const heading = ({ children }: Element) => (
    <Heading as="h2" className="ink" style={{ ...theme.headline, margin: '24px 0 12px' }}>
      {children}
    </Heading>
  );
  const list = { ...theme.text, padding: theme.direction === 'rtl' ? '0 24px 0 0' : '0 0 0 24px' };
  return {
    p: paragraph,
    h2: heading,
    h3: heading,
    h4: heading,
    h5: heading,
    h6: heading,
    ul: ({ children }: Element) => (
      <ul className="ink" style={list}>
        {children}
      </ul>
    ),
    ol: ({ children }: Element) => (
      <ol className="ink" style={list}>
        {children}
      </ol>
    ),
    blockquote: ({ children }: Element) => (
      <blockquote
        className="rule"
        style={{
          margin: '0 0 16px',
          padding: '0 16px',
          [theme.direction === 'rtl' ? 'borderRight' : 'borderLeft']: `3px solid ${colours.light.rule}`,
        }}
      >
        {children}
      </blockquote>
    ),
    a: ({ href, children }: Element) =>
      href === undefined || href.startsWith('#') ? (
        words({ children })
      ) : (
        <TextLink theme={theme} href={href}>
          {children}
        </TextLink>
      ),
    // Arabic and Japanese have no italics; clients would slant the letters.
    em: ({ children }: Element) =>
      theme.slanted ? <em>{children}</em> : <strong style={{ fontWeight: 600 }}>{children}</strong>,
    note: words,
    'pull-quote': words,
    figure: words,
    contents: () => null,
    'link-card': () => null,
    img: () => null,
    input: () => null,
  };
}
