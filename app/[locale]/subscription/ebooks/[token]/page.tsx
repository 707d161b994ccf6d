import '../../../../book.css';
import { getTranslations } from 'next-intl/server';
import { DownloadPage } from '../../../../../components/subscription/download-page.tsx';
import { FreshLinkPage } from '../../../../../components/subscription/fresh-link-page.tsx';
import { ebookLifetime, mostDownloads } from '../../../../../subscriptions/subscriber-links.ts';
import { download, freshLink } from '../../../../_actions/download.ts';
import { answerWith } from '../../../../_composition.ts';
import { type EbookIn, offeredEbook } from '../../../../_letters.ts';
import { downloadView } from '../../../../_views/download.ts';
import { holderOfLink } from '../../../../_views/holder.ts';
import { linkProblem, ownRoute } from '../../../../_views/own-pages.tsx';

interface Download {
  readonly book: EbookIn;
  /** When the link ends. */
  readonly until: number;
}

const { page, metadata } = ownRoute<Download | 'expired'>({
  step: 'ebooks',
  look: async (site, token) => {
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription.download' });
    const holder = await holderOfLink('ebook', token);
    if (!holder.ok && holder.reason === 'expired') {
      await answerWith(410);
      return { title: t('expired'), found: 'expired' };
    }
    if (!holder.ok) return { message: await linkProblem(site, token, holder.reason) };
    const book = offeredEbook(site.archive, site.locale, holder.ebook);
    if (!book) return { message: { title: t('none'), text: t('noneText') } };
    return { title: book.text.title, found: { book, until: holder.expires ?? Date.now() + ebookLifetime } };
  },
  show: async ({ site, found, fields }) => {
    const t = await getTranslations({ locale: site.locale, namespace: 'subscription' });
    const words = {
      failed: t('failed'),
      spent: `${t('download.spent')}. ${t('download.spentText', { downloads: mostDownloads })}`,
    };
    const form = { fields, words, freshLink };
    return found === 'expired' ? (
      <FreshLinkPage {...form} text={t('download.expiredText', { days: ebookLifetime / 86_400_000 })} />
    ) : (
      <DownloadPage {...form} view={await downloadView(site, found.book, found.until)} download={download} />
    );
  },
});

export const generateMetadata = metadata;

/** The eBook for who has confirmed her address, or a way to a new link once this one is over. */
export default page;
