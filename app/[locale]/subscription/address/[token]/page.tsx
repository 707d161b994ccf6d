import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { ConfirmPage } from '../../../../../components/subscription/confirm-page.tsx';
import { readAddressChange } from '../../../../../subscriptions/preferences.ts';
import { confirmNewAddress } from '../../../../_actions/confirm.ts';
import { attempt, subscriptionPorts } from '../../../../_subscription.ts';
import {
  confirmationHours,
  linkProblem,
  type OwnMessage,
  OwnMessagePage,
  type OwnProps,
  OwnSitePage,
  outdatedNotice,
  ownMetadata,
} from '../../../../_views/own-pages.tsx';
import { type Site, siteIn } from '../../../../_views/site.ts';

const look = cache(async (locale: string, token: string) => {
  const site = await siteIn(locale);
  const t = await getTranslations({ locale, namespace: 'subscription.address' });
  const place = { kind: 'subscription', step: 'address', token } as const;
  const found = await attempt('Reading a change of address', () =>
    readAddressChange(token, subscriptionPorts().store, Date.now()),
  );
  const around = { site, place };
  if (found !== 'failed' && found.ok) return { ...around, title: t('title'), found };
  const message = await messageFor(site, token, found === 'failed' ? 'failed' : found.reason);
  return { ...around, title: message.title, message };
});

async function messageFor(
  site: Site,
  token: string,
  reason: 'failed' | 'unknown' | 'used' | 'expired',
): Promise<OwnMessage> {
  const t = await getTranslations({ locale: site.locale, namespace: 'subscription.address' });
  if (reason === 'used') return { title: t('used'), text: t('usedText') };
  const problem = await linkProblem(site, token, reason);
  if (reason !== 'expired') return problem;
  return { title: problem.title, text: t('expiredText', { hours: confirmationHours }) };
}

export async function generateMetadata({ params }: OwnProps): Promise<Metadata> {
  const { locale, token } = await params;
  const { site, title } = await look(locale, token);
  return ownMetadata(site, title);
}

/** What the link in the mail to a new address opens. Only its button changes anything. */
export default async function ConfirmAddress({ params }: OwnProps) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const looked = await look(locale, token);
  if ('message' in looked) return <OwnMessagePage {...looked} />;
  const { site, place, title, found } = looked;
  const t = await getTranslations({ locale, namespace: 'subscription' });
  return (
    <OwnSitePage site={site} place={place}>
      <ConfirmPage
        title={title}
        address={found.typed}
        text={[t('address.text')]}
        button={t('address.button')}
        action={confirmNewAddress}
        fields={{ token, locale }}
        words={{ failed: t('failed'), taken: `${t('address.taken')}. ${t('address.takenText')}` }}
        news={await outdatedNotice(site)}
      />
    </OwnSitePage>
  );
}
