import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Footer } from '../navigation/footer.tsx';
import { Header } from '../navigation/header.tsx';
import type { OfferView } from '../subscribe/views.ts';
import type { LocaleLink, SiteView } from './views.ts';

interface Props {
  readonly site: SiteView;
  /** Where the language switcher leads. */
  readonly locales: readonly LocaleLink[];
  /** Address of the section that the page belongs to. */
  readonly current?: string | undefined;
  /** JSON-LD, already safe to stand in a script element. */
  readonly jsonLd?: string | undefined;
  /** A band above everything: the draft's. */
  readonly banner?: ReactNode;
  /** A window that may open over it. */
  readonly modal?: ReactNode;
  /** The newsletter, where the foot is to offer it. */
  readonly offer?: OfferView | undefined;
  readonly children: ReactNode;
}

/** A page with what stands around its content. */
export function Page({ site, locales, current, jsonLd, banner, modal, offer, children }: Props) {
  const t = useTranslations('page');
  return (
    <>
      <a href="#content" className="skip">
        {t('skip')}
      </a>
      {banner}
      <Header site={site} locales={locales} current={current} />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Footer site={site} offer={offer} />
      {modal}
      {jsonLd && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />}
      <script type="module" src={site.readerScript} async />
    </>
  );
}
