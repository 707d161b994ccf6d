import { getTranslations } from 'next-intl/server';
import { UnsubscribePage } from '../../../../../components/subscription/unsubscribe-page.tsx';
import type { Subscriber } from '../../../../../subscriptions/ports.ts';
import { canSubscribeAgain } from '../../../../../subscriptions/preferences.ts';
import { comeBackFromLeaving, leave } from '../../../../_actions/unsubscribe.ts';
import { comeBackWords } from '../../../../_views/confirmation-words.ts';
import { holderOfLink } from '../../../../_views/holder.ts';
import { linkProblem, ownRoute } from '../../../../_views/own-pages.tsx';

function stateOf({ state, wantsNewsletter, suppressed }: Subscriber): 'receiving' | 'ended' | 'nothing' {
  if (state === 'unsubscribed') return 'ended';
  return state === 'confirmed' && wantsNewsletter && suppressed === undefined ? 'receiving' : 'nothing';
}

const titles = { receiving: 'title', ended: 'done', nothing: 'nothing' } as const;

const { page, metadata } = ownRoute({
  step: 'unsubscribe',
  look: async (site, token) => {
    const holder = await holderOfLink('unsubscribe', token);
    if (!holder.ok) return { message: await linkProblem(site, token, holder.reason) };
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription.unsubscribe' });
    return { title: t(titles[stateOf(holder.subscriber)]), found: holder.subscriber };
  },
  show: async ({ site, found, fields, done, outdated }) => {
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription' });
    const state = stateOf(found);
    const isBack = done === 'saved' && state === 'receiving';
    return (
      <UnsubscribePage
        publication={site.view.name}
        state={state}
        unsubscribe={leave}
        back={canSubscribeAgain(found) ? { text: await comeBackWords(site), action: comeBackFromLeaving } : undefined}
        fields={fields}
        words={{ failed: t('failed') }}
        news={outdated ?? (isBack ? t('back.done') : undefined)}
      />
    );
  },
});

export const generateMetadata = metadata;

/** What the link at a mail's foot opens: one button that ends the newsletter. */
export default page;
