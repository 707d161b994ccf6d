import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { ConfirmPage } from '../../../../../components/subscription/confirm-page.tsx';
import { readConfirmation } from '../../../../../subscriptions/confirm.ts';
import { confirm } from '../../../../_actions/confirm.ts';
import { attempt, subscriptionPorts } from '../../../../_subscription.ts';
import { confirmationWords } from '../../../../_views/confirmation-words.ts';
import {
  linkProblem,
  OwnMessagePage,
  type OwnProps,
  OwnSitePage,
  outdatedNotice,
  ownMetadata,
} from '../../../../_views/own-pages.tsx';
import { siteIn } from '../../../../_views/site.ts';

const look = cache(async (locale: string, token: string) => {
  const site = await siteIn(locale);
  const t = await getTranslations({ locale, namespace: 'subscription.confirm' });
  const place = { kind: 'subscription', step: 'confirm', token } as const;
  const found = await attempt('Reading a confirmation', () => readConfirmation(token, subscriptionPorts(), Date.now()));
  const around = { site, place };
  if (found !== 'failed' && found.ok) return { ...around, title: t('title'), found };
  const reason = found === 'failed' ? 'failed' : found.reason;
  const message =
    reason === 'used' ? { title: t('used'), text: t('usedText') } : await linkProblem(site, token, reason);
  return { ...around, title: message.title, message };
});

export async function generateMetadata({ params }: OwnProps): Promise<Metadata> {
  const { locale, token } = await params;
  const { site, title } = await look(locale, token);
  return ownMetadata(site, title);
}

/** What the link in a confirmation mail opens. Only its button confirms: programs open links, too. */
export default async function Confirm({ params }: OwnProps) {
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
        text={await confirmationWords(site, found.wishes)}
        button={t('confirm.button')}
        action={confirm}
        fields={{ token, locale }}
        words={{ failed: t('failed') }}
        news={await outdatedNotice(site)}
      />
    </OwnSitePage>
  );
}
