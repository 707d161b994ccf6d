import { getTranslations } from 'next-intl/server';
import { PreferencesPage } from '../../../../../components/subscription/preferences-page.tsx';
import { changeAddress, changeLanguage, eraseMe, pauseEditions } from '../../../../_actions/preferences.ts';
import { comeBackFromPreferences } from '../../../../_actions/unsubscribe.ts';
import { outdatedForm } from '../../../../_outdated-form.ts';
import { holderOfLink } from '../../../../_views/holder.ts';
import { linkProblem, ownRoute } from '../../../../_views/own-pages.tsx';
import { preferencesView } from '../../../../_views/preferences.ts';
import { refusalWords } from '../../../../_views/refusal-words.ts';

const { page, metadata } = ownRoute({
  step: 'preferences',
  look: async (site, token) => {
    const holder = await holderOfLink('preferences', token);
    if (!holder.ok) return { message: await linkProblem(site, token, holder.reason) };
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription.preferences' });
    return { title: t('title'), found: holder.subscriber };
  },
  show: async ({ site, found, fields, done, outdated }) => {
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription.preferences' });
    const said = done === 'saved' || done === 'sent' ? t(done) : undefined;
    return (
      <PreferencesPage
        view={await preferencesView(site, found, fields.token)}
        actions={{
          language: changeLanguage,
          pause: pauseEditions,
          address: changeAddress,
          comeBack: comeBackFromPreferences,
          erase: eraseMe,
        }}
        fields={fields}
        words={await refusalWords(site)}
        news={outdated ?? said}
        typed={(await outdatedForm())?.typed.address}
      />
    );
  },
});

export const generateMetadata = metadata;

/** Everything that a subscriber can decide, behind the link at the foot of each of her mails. */
export default page;
