import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { UnsubscribePage } from '../../../../../components/subscription/unsubscribe-page.tsx';
import type { Subscriber } from '../../../../../subscriptions/ports.ts';
import { canSubscribeAgain } from '../../../../../subscriptions/preferences.ts';
import { comeBackFromLeaving, leave } from '../../../../_actions/unsubscribe.ts';
import { comeBackWords } from '../../../../_views/confirmation-words.ts';
import { holderOfLink } from '../../../../_views/holder.ts';
import {
  linkProblem,
  OwnMessagePage,
  type OwnProps,
  OwnSitePage,
  outdatedNotice,
  ownMetadata,
} from '../../../../_views/own-pages.tsx';
import { siteIn } from '../../../../_views/site.ts';

function stateOf({ state, wantsNewsletter, suppressed }: Subscriber): 'receiving' | 'ended' | 'nothing' {
  if (state === 'unsubscribed') return 'ended';
  return state === 'confirmed' && wantsNewsletter && suppressed === undefined ? 'receiving' : 'nothing';
}

const titles = { receiving: 'title', ended: 'done', nothing: 'nothing' } as const;

const look = cache(async (locale: string, token: string) => {
  const site = await siteIn(locale);
  const place = { kind: 'subscription', step: 'unsubscribe', token } as const;
  const around = { site, place };
  const holder = await holderOfLink('unsubscribe', token);
  if (!holder.ok) {
    const message = await linkProblem(site, token, holder.reason);
    return { ...around, title: message.title, message };
  }
  const t = await getTranslations({ locale, namespace: 'subscription.unsubscribe' });
  const { subscriber } = holder;
  return { ...around, title: t(titles[stateOf(subscriber)]), subscriber };
});

export async function generateMetadata({ params }: OwnProps): Promise<Metadata> {
  const { locale, token } = await params;
  const { site, title } = await look(locale, token);
  return ownMetadata(site, title);
}

/** What the link at a mail's foot opens: one button that ends the newsletter. */
export default async function Unsubscribe({ params }: OwnProps) {
  const { locale, token, news } = await params;
  setRequestLocale(locale);
  const looked = await look(locale, token);
  if ('message' in looked) return <OwnMessagePage {...looked} />;
  const { site, place, subscriber } = looked;
  const t = await getTranslations({ locale, namespace: 'subscription' });
  const state = stateOf(subscriber);
  const isBack = news === 'saved' && state === 'receiving';
  return (
    <OwnSitePage site={site} place={place}>
      <UnsubscribePage
        publication={site.view.name}
        state={state}
        unsubscribe={leave}
        back={
          canSubscribeAgain(subscriber) ? { text: await comeBackWords(site), action: comeBackFromLeaving } : undefined
        }
        fields={{ token, locale }}
        words={{ failed: t('failed') }}
        news={(await outdatedNotice(site)) ?? (isBack ? t('back.done') : undefined)}
      />
    </OwnSitePage>
  );
}
