import { getTranslations } from 'next-intl/server';
import { ConfirmPage } from '../../../../../components/subscription/confirm-page.tsx';
import { readConfirmation } from '../../../../../subscriptions/confirm.ts';
import { confirm } from '../../../../_actions/confirm.ts';
import { attempt, subscriptionPorts } from '../../../../_subscription.ts';
import { confirmationWords } from '../../../../_views/confirmation-words.ts';
import { linkProblem, ownRoute } from '../../../../_views/own-pages.tsx';

const { page, metadata } = ownRoute({
  step: 'confirm',
  look: async (site, token) => {
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription.confirm' });
    const found = await attempt('Reading a confirmation', () =>
      readConfirmation(token, subscriptionPorts(), Date.now()),
    );
    if (found === 'failed') return { message: await linkProblem(site, token, found) };
    if (found.ok) return { title: t('title'), found };
    if (found.reason === 'used') return { message: { title: t('used'), text: t('usedText') } };
    return { message: await linkProblem(site, token, found.reason) };
  },
  show: async ({ site, title, found, fields, outdated }) => {
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription' });
    return (
      <ConfirmPage
        title={title}
        address={found.typed}
        text={await confirmationWords(site, found.wishes)}
        button={t('confirm.button')}
        action={confirm}
        fields={fields}
        words={{ failed: t('failed') }}
        news={outdated}
      />
    );
  },
});

export const generateMetadata = metadata;

/** What the link in a confirmation mail opens. Only its button confirms: programs open links, too. */
export default page;
