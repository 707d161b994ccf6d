import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { SubscriptionPlace } from '../../../../../publication/addresses.ts';
import { OwnMessagePage, ownMetadata } from '../../../../_views/own-pages.tsx';
import { siteIn } from '../../../../_views/site.ts';

interface Props {
  readonly params: Promise<{ locale: string; step: string }>;
}

const messages = {
  confirm: ['confirm.done', 'confirm.doneText'],
  address: ['address.done', 'address.doneText'],
  ebooks: ['download.sent', 'download.sentText'],
  erased: ['erased.title', 'erased.text'],
} as const;

async function said(params: Props['params']) {
  const { locale, step: asked } = await params;
  const site = await siteIn(locale);
  const t = await getTranslations({ locale, namespace: 'subscription' });
  const step = Object.hasOwn(messages, asked) ? (asked as keyof typeof messages) : 'confirm';
  const [title, text] = messages[step];
  const place: SubscriptionPlace = { kind: 'subscription', step };
  return { site, place, title: t(title), text: t(text, { publication: site.view.name }) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { site, title } = await said(params);
  return ownMetadata(site, title);
}

/** Says that something has been done. Its address holds no token, so it can be loaded again and repeats nothing. */
export default async function Done({ params }: Props) {
  setRequestLocale((await params).locale);
  const { site, place, title, text } = await said(params);
  const t = await getTranslations({ locale: site.locale, namespace: 'failure' });
  return (
    <OwnMessagePage site={site} place={place} message={{ title, text, way: { name: t('home'), href: site.view.home } }}>
      {/* Tells the reader's script that this browser's reader needs no window that offers the newsletter. */}
      {place.step === 'confirm' && <span hidden data-subscribed="" />}
    </OwnMessagePage>
  );
}
