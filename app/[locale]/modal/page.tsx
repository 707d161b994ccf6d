import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { ModalWindow } from '../../../components/subscribe/subscribe-modal.tsx';
import { answerWith } from '../../_composition.ts';
import { siteIn } from '../../_views/site.ts';
import { modalView } from '../../_views/subscribe.ts';

export const metadata: Metadata = { robots: { index: false } };

/** The window that offers the newsletter, as a document from which the page's script takes it. */
export default async function Modal({ params }: { readonly params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const modal = await modalView(await siteIn(locale));
  if (!modal) await answerWith(404);
  return modal && <ModalWindow modal={modal} />;
}
