import type { Root } from 'hast';
import { type Components, toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { Picture, type PictureView } from '../picture/picture.tsx';
import type { HeadingView } from './views.ts';

type Pictures = Readonly<Record<string, PictureView>>;

const columnSizes = '(min-width: 44rem) 42rem, 94vw';

function Figure(props: { src?: string; alt?: string; credit?: string; pictures: Pictures; children?: ReactNode }) {
  const t = useTranslations('article');
  const picture = props.pictures[props.src ?? ''];
  if (!picture) return null;
  return (
    <figure className="figure">
      <Picture picture={{ ...picture, alt: props.alt ?? '' }} sizes={columnSizes} className="h-auto w-full" />
      <figcaption className="caption">
        {props.children}
        {props.credit && <span className="credit">{t('credit', { credit: props.credit })}</span>}
      </figcaption>
    </figure>
  );
}

function PullQuote({ by, children }: { by?: string; children?: ReactNode }) {
  return (
    <figure className="pull-quote">
      <blockquote>{children}</blockquote>
      {by && <figcaption>{by}</figcaption>}
    </figure>
  );
}

function Note({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <aside aria-label={title} className="note">
      {title && <p className="note-title">{title}</p>}
      {children}
    </aside>
  );
}

function LinkCard({ href, title, source }: { href?: string; title?: string; source?: string }) {
  if (!href || !title) return null;
  return (
    <p className="link-card">
      <a href={href}>
        <span className="block font-semibold">{title}</span>
        {source && <span className="text-sm text-muted">{source}</span>}
      </a>
    </p>
  );
}

function Contents({ headings }: { headings: readonly HeadingView[] }) {
  const t = useTranslations('article');
  return (
    <nav aria-label={t('contents')} className="contents-list">
      <p className="note-title">{t('contents')}</p>
      <ol>
        {headings.map((heading) => (
          <li key={heading.id} className={heading.depth > 2 ? 'ms-5' : undefined}>
            <a href={`#${heading.id}`}>{heading.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The editors' vocabulary: every block that a text may hold beyond Markdown, and what the page makes of it. */
function blocks(pictures: Pictures, headings: readonly HeadingView[]): Record<string, unknown> {
  return {
    // :::figure{src alt credit} with its caption inside
    figure: (props: Parameters<typeof Figure>[0]) => <Figure {...props} pictures={pictures} />,
    // ![alt](file): a figure without a caption
    img: (props: { src?: string; alt?: string }) => <Figure {...props} pictures={pictures} />,
    // :::pull-quote{by}
    'pull-quote': PullQuote,
    // :::note{title}
    note: Note,
    // ::link-card{href title source}
    'link-card': LinkCard,
    // ::contents
    contents: () => <Contents headings={headings} />,
    // A wide table scrolls by itself; the page never does.
    table: ({ children }: { children?: ReactNode }) => (
      <div className="wide-table" tabIndex={0}>
        <table>{children}</table>
      </div>
    ),
    pre: ({ children }: { children?: ReactNode }) => (
      <pre dir="ltr" tabIndex={0}>
        {children}
      </pre>
    ),
  };
}

function render(tree: Root, components: Record<string, unknown>): ReactNode {
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: components as Components, ignoreInvalidStyle: true });
}

interface BodyProps {
  readonly tree: Root;
  readonly headings: readonly HeadingView[];
  readonly pictures: Pictures;
}

/** A text's body. */
export function Body({ tree, headings, pictures }: BodyProps) {
  return <div className="prose">{render(tree, blocks(pictures, headings))}</div>;
}

/** A short text without blocks: a biography. */
export function Prose({ tree }: { readonly tree: Root }) {
  return <div className="prose">{render(tree, blocks({}, []))}</div>;
}
