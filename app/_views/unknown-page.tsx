import { getTranslations } from 'next-intl/server';
import { MessagePage } from '../../components/page/message-page.tsx';
import { Page } from '../../components/page/page.tsx';
import { ownLanguageName } from '../../i18n/formats.ts';
import { answerWith } from '../_composition.ts';
import { localeLinks, type Site } from './site.ts';

interface Props {
  readonly site: Site;
  readonly status: 404 | 410;
  /** What the reader was looking for, where that can be told. */
  readonly article?: string | undefined;
}

/** What stands at an address that names nothing here: it offers the languages that the article has. */
export async function UnknownPage({ site, status, article }: Props) {
  if (status === 404) await answerWith(404);
  const t = await getTranslations({ locale: site.locale, namespace: 'unknown' });
  const addresses = article === undefined ? [] : site.archive.addresses(article);
  const gone = status === 410;
  return (
    <Page site={site.view} locales={localeLinks(site, () => undefined)}>
      {/* Next leaves out the metadata of a page that is answered with 404. */}
      <title>{`${gone ? t('goneTitle') : t('title')}${site.language.titleSeparator}${site.view.name}`}</title>
      <meta name="robots" content="noindex" />
      <MessagePage title={gone ? t('goneTitle') : t('title')} text={gone ? t('goneText') : t('text')}>
        {addresses.length > 0 && (
          <nav aria-labelledby="elsewhere" className="mt-6">
            <p id="elsewhere">{t('otherLocale')}</p>
            <ul className="mt-2 font-ui">
              {addresses.map(({ locale, slug }) => (
                <li key={locale}>
                  <a
                    href={site.href({ kind: 'article', slug }, locale)}
                    hrefLang={locale}
                    lang={locale}
                    className="link inline-block py-1"
                  >
                    {ownLanguageName(locale)}: {site.archive.card(article ?? '', locale)?.title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <p className="mt-8 font-ui">
          <a href={site.view.home} className="button">
            {t('home')}
          </a>
        </p>
      </MessagePage>
    </Page>
  );
}
