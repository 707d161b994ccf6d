import { useTranslations } from 'next-intl';
import type { Status } from '../../publication/model.ts';

/** What the checks found in the text that is previewed. */
export interface DraftFindings {
  /** An error keeps it from being published. */
  readonly isHeld: boolean;
  readonly items: readonly { readonly line: number; readonly message: string }[];
}

interface Props {
  readonly status: Status;
  readonly date: string;
  /** Where the form that ends the preview is sent. */
  readonly exit: string;
  readonly script: string;
  readonly findings: DraftFindings;
}

/** Marks a page as a draft's, with a way out; its script follows the file on disk. */
export function DraftBanner({ status, date, exit, script, findings }: Props) {
  const t = useTranslations('draft');
  return (
    <aside aria-label={t('label')} className="draft-banner flex flex-wrap items-center">
      <div className="flex-1 basis-72" data-draft-findings="">
        <p>
          <strong>{t('banner')}</strong> {t('status', { status, date })} {findings.isHeld && t('held')}
        </p>
        {findings.items.length > 0 && (
          <details open={findings.isHeld}>
            <summary>{t('findings', { count: findings.items.length })}</summary>
            <ol className="mt-1 list-disc ps-5">
              {findings.items.map(({ line, message }) => (
                <li key={`${line} ${message}`}>{t('finding', { line, message })}</li>
              ))}
            </ol>
          </details>
        )}
      </div>
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
