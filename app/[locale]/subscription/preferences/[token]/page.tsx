import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { PreferencesPage } from '../../../../../components/subscription/preferences-page.tsx';
import { changeAddress, changeLanguage, eraseMe, pauseEditions } from '../../../../_actions/preferences.ts';
import { comeBackFromPreferences } from '../../../../_actions/unsubscribe.ts';
import { holderOfLink } from '../../../../_views/holder.ts';
import {
  linkProblem,
  OwnMessagePage,
  type OwnProps,
  OwnSitePage,
  outdatedNotice,
  ownMetadata,
} from '../../../../_views/own-pages.tsx';
import { preferencesView } from '../../../../_views/preferences.ts';
import { refusalWords } from '../../../../_views/refusal-words.ts';
import { siteIn } from '../../../../_views/site.ts';

const look = cache(async (locale: string, token: string) => {
  const site = await siteIn(locale);
  const place = { kind: 'subscription', step: 'preferences', token } as const;
  const around = { site, place };
  const holder = await holderOfLink('preferences', token);
  if (!holder.ok) {
    const message = await linkProblem(site, token, holder.reason);
    return { ...around, title: message.title, message };
  }
  const t = await getTranslations({ locale, namespace: 'subscription.preferences' });
  return { ...around, title: t('title'), subscriber: holder.subscriber };
});

export async function generateMetadata({ params }: OwnProps): Promise<Metadata> {
  const { locale, token } = await params;
  const { site, title } = await look(locale, token);
  return ownMetadata(site, title);
}

/** Everything that a subscriber can decide, behind the link at the foot of each of her mails. */
export default async function Preferences({ params }: OwnProps) {
  const { locale, token, news } = await params;
  setRequestLocale(locale);
  const looked = await look(locale, token);
  if ('message' in looked) return <OwnMessagePage {...looked} />;
  const { site, place, subscriber } = looked;
  const t = await getTranslations({ locale, namespace: 'subscription.preferences' });
  const said = news === 'saved' || news === 'sent' ? t(news) : undefined;
  return (
    <OwnSitePage site={site} place={place}>
      <PreferencesPage
        view={await preferencesView(site, subscriber, token)}
        actions={{
          language: changeLanguage,
          pause: pauseEditions,
          address: changeAddress,
          comeBack: comeBackFromPreferences,
          erase: eraseMe,
        }}
        fields={{ token, locale }}
        words={await refusalWords(site)}
        news={(await outdatedNotice(site)) ?? said}
      />
    </OwnSitePage>
  );
}
