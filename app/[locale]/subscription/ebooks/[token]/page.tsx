import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { DownloadPage } from '../../../../../components/subscription/download-page.tsx';
import { FreshLinkPage } from '../../../../../components/subscription/fresh-link-page.tsx';
import { ebookLifetime, mostDownloads } from '../../../../../subscriptions/subscriber-links.ts';
import { download, freshLink } from '../../../../_actions/download.ts';
import { answerWith } from '../../../../_composition.ts';
import { newestEbook } from '../../../../_letters.ts';
import { downloadView } from '../../../../_views/download.ts';
import { holderOfLink } from '../../../../_views/holder.ts';
import { linkProblem, OwnMessagePage, type OwnProps, OwnSitePage, ownMetadata } from '../../../../_views/own-pages.tsx';
import { siteIn } from '../../../../_views/site.ts';

const look = cache(async (locale: string, token: string) => {
  const site = await siteIn(locale);
  const place = { kind: 'subscription', step: 'ebooks', token } as const;
  const around = { site, place };
  const t = await getTranslations({ locale, namespace: 'subscription.download' });
  const holder = await holderOfLink('ebook', token);
  if (!holder.ok && holder.reason === 'expired') {
    await answerWith(410);
    return { ...around, title: t('expired'), expired: true };
  }
  if (!holder.ok) {
    const message = await linkProblem(site, token, holder.reason);
    return { ...around, title: message.title, message };
  }
  const book = newestEbook(site.archive, locale);
  if (!book) return { ...around, title: t('none'), message: { title: t('none'), text: t('noneText') } };
  return { ...around, title: book.text.title, book, until: holder.expires ?? Date.now() + ebookLifetime };
});

export async function generateMetadata({ params }: OwnProps): Promise<Metadata> {
  const { locale, token } = await params;
  const { site, title } = await look(locale, token);
  return ownMetadata(site, title);
}

/** The eBook for who has confirmed her address, or a way to a new link once this one is over. */
export default async function Download({ params }: OwnProps) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const looked = await look(locale, token);
  if ('message' in looked) return <OwnMessagePage {...looked} />;
  const { site, place } = looked;
  const t = await getTranslations({ locale, namespace: 'subscription' });
  const days = ebookLifetime / 86_400_000;
  const form = {
    fields: { token, locale },
    words: {
      failed: t('failed'),
      spent: `${t('download.spent')}. ${t('download.spentText', { downloads: mostDownloads })}`,
    },
    freshLink,
  };
  return (
    <OwnSitePage site={site} place={place}>
      {'book' in looked ? (
        <DownloadPage {...form} view={await downloadView(site, looked.book, looked.until)} download={download} />
      ) : (
        <FreshLinkPage {...form} text={t('download.expiredText', { days })} />
      )}
    </OwnSitePage>
  );
}
