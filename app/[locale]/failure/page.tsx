import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MessagePage } from '../../../components/page/message-page.tsx';
import { Page } from '../../../components/page/page.tsx';
import { localeLinks, siteIn } from '../../_views/site.ts';

interface Props {
  readonly params: Promise<{ locale: string }>;
}

/** Rendered once when the server starts, and kept: it is shown when nothing else can be rendered. */
export default async function Failure({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const site = await siteIn(locale);
  const t = await getTranslations({ locale, namespace: 'failure' });
  return (
    <Page site={site.view} locales={localeLinks(site, () => undefined)}>
      {/* Next leaves out the metadata of a page that is answered with 500. */}
      <title>{`${t('title')}${site.language.titleSeparator}${site.view.name}`}</title>
      <meta name="robots" content="noindex" />
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
