import { useTranslations } from 'next-intl';
import type { Status } from '../../publication/model.ts';

interface Props {
  readonly status: Status;
  readonly date: string;
  /** Where the form that ends the preview is sent. */
  readonly exit: string;
  readonly script: string;
}

/** Marks a page as a draft's, with a way out; its script follows the file on disk. */
export function DraftBanner({ status, date, exit, script }: Props) {
  const t = useTranslations('draft');
  return (
    <aside aria-label={t('label')} className="draft-banner">
      <p>
        <strong>{t('banner')}</strong> {t('status', { status, date })}
      </p>
      <form action={exit} method="post">
        <button type="submit" className="button">
          {t('exit')}
        </button>
      </form>
      <p role="status" className="sr-only" data-draft-status={t('updated')} />
      <script type="module" src={script} async />
    </aside>
  );
}
