import { useTranslations } from 'next-intl';
import type { LinkView } from '../page/views.ts';

/** The way from the front page to here; the page itself is its heading. */
export function Breadcrumb({ links }: { readonly links: readonly LinkView[] }) {
  const t = useTranslations('page');
  return (
    <nav aria-label={t('breadcrumb')} className="font-ui text-sm text-muted print:hidden">
      <ol className="flex flex-wrap gap-x-2">
        {links.map((link, index) => (
          <li key={link.href}>
            {index > 0 && (
              <span aria-hidden="true" className="me-2">
                /
              </span>
            )}
            <a href={link.href} className="inline-block py-1 hover:underline">
              {link.name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
