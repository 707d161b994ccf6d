import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MessagePage } from '../../../../../components/page/message-page.tsx';
import { deskSite } from '../../../_site.ts';

interface Props {
  readonly params: Promise<{ reason: string }>;
}

const altered = ['invalidTitle', 'invalidText'] as const;
const messages = new Map([
  ['expired', ['expiredTitle', 'expiredText'] as const],
  ['missing', ['missingTitle', 'missingText'] as const],
]);

async function said(params: Props['params']) {
  const { reason } = await params;
  const site = await deskSite();
  const t = await getTranslations({ locale: site.locale, namespace: 'draft' });
  const [title, text] = messages.get(reason) ?? altered;
  return { site, title: t(title), text: t(text) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await said(params)).title };
}

/** Says why a preview link opens nothing. */
export default async function Refused({ params }: Props) {
  const { site, title, text } = await said(params);
  setRequestLocale(site.locale);
  return (
    <main>
      <MessagePage title={title} text={text} />
    </main>
  );
}
