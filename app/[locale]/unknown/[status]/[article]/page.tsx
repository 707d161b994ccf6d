import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { siteIn } from '../../../../_views/site.ts';
import { UnknownPage } from '../../../../_views/unknown-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string; status: string; article: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, status } = await params;
  const t = await getTranslations({ locale, namespace: 'unknown' });
  return { title: status === '410' ? t('goneTitle') : t('title'), robots: { index: false } };
}

export default async function Unknown({ params }: Props) {
  const { locale, status, article } = await params;
  setRequestLocale(locale);
  const id = decodeURIComponent(article);
  return (
    <UnknownPage
      site={await siteIn(locale)}
      status={status === '410' ? 410 : 404}
      article={id === '-' ? undefined : id}
    />
  );
}
