import { getTranslations } from 'next-intl/server';
import { ConfirmPage } from '../../../../../components/subscription/confirm-page.tsx';
import { readAddressChange } from '../../../../../subscriptions/preferences.ts';
import { confirmNewAddress } from '../../../../_actions/confirm.ts';
import { attempt, subscriptionPorts } from '../../../../_subscription.ts';
import { confirmationHours, linkProblem, ownRoute } from '../../../../_views/own-pages.tsx';

const { page, metadata } = ownRoute({
  step: 'address',
  look: async (site, token) => {
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription.address' });
    const found = await attempt('Reading a change of address', () =>
      readAddressChange(token, subscriptionPorts().store, Date.now()),
    );
    if (found === 'failed') return { message: await linkProblem(site, token, found) };
    if (found.ok) return { title: t('title'), found };
    if (found.reason === 'used') return { message: { title: t('used'), text: t('usedText') } };
    const problem = await linkProblem(site, token, found.reason);
    if (found.reason !== 'expired') return { message: problem };
    return { message: { title: problem.title, text: t('expiredText', { hours: confirmationHours }) } };
  },
  show: async ({ site, title, found, fields, outdated }) => {
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription' });
    return (
      <ConfirmPage
        title={title}
        address={found.typed}
        text={[t('address.text')]}
        button={t('address.button')}
        action={confirmNewAddress}
        fields={fields}
        words={{ failed: t('failed'), taken: `${t('address.taken')}. ${t('address.takenText')}` }}
        news={outdated}
      />
    );
  },
});

export const generateMetadata = metadata;

/** What the link in the mail to a new address opens. Only its button changes anything. */
export default page;
