import { setRequestLocale } from 'next-intl/server';
import { siteIn } from '../../../../_views/site.ts';
import { UnknownPage } from '../../../../_views/unknown-page.tsx';

interface Props {
  readonly params: Promise<{ locale: string; status: string; article: string }>;
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
