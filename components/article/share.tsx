import { useTranslations } from 'next-intl';
import { Icon } from '../page/icon.tsx';

/** Ways to pass an article on. The buttons need script and are hidden without it; the mail's link does not. */
export function Share({ title, url }: { readonly title: string; readonly url: string }) {
  const t = useTranslations('share');
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`;
  return (
    <share-article
      role="group"
      aria-label={t('label')}
      className="mt-8 flex flex-wrap gap-2 font-ui text-sm print:hidden"
      data-url={url}
      data-title={title}
    >
      <button type="button" className="button" data-share hidden suppressHydrationWarning>
        <Icon name="share" />
        {t('share')}
      </button>
      <button type="button" className="button" data-copy hidden suppressHydrationWarning>
        <Icon name="link" />
        {t('copy')}
      </button>
      <a href={mail} className="button">
        <Icon name="email" />
        {t('email')}
      </a>
      <span role="status" className="self-center" data-said={t('copied')} />
    </share-article>
  );
}
