import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MessagePage } from '../../../components/page/message-page.tsx';
import { Page } from '../../../components/page/page.tsx';
import { localeLinks, siteIn } from '../../_views/site.ts';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'failure' });
  return { title: t('title'), robots: { index: false } };
}

/** Rendered once when the server starts, and kept: it is shown when nothing else can be rendered. */
export default async function Failure({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const site = await siteIn(locale);
  const t = await getTranslations({ locale, namespace: 'failure' });
  return (
    <Page site={site.view} locales={localeLinks(site, () => undefined)}>
      <MessagePage title={t('title')} text={t('text')}>
        <p className="mt-8 font-ui">
          <a href={site.view.home} className="button">
            {t('home')}
          </a>
        </p>
      </MessagePage>
    </Page>
  );
}
