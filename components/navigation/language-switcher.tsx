import { useTranslations } from 'next-intl';
import { Icon } from '../page/icon.tsx';
import type { LocaleLink } from '../page/views.ts';

interface Props {
  readonly locales: readonly LocaleLink[];
  readonly current: string;
}

/** Leads to the same page in another language or, named as such, to that language's front page. */
export function LanguageSwitcher({ locales, current }: Props) {
  const t = useTranslations('navigation');
  return (
    <details className="menu relative">
      <summary className="tool" aria-label={t('languages')}>
        <Icon name="language" />
      </summary>
      <nav aria-label={t('languages')} className="menu-panel">
        <ul>
          {locales.map((link) => (
            <li key={link.locale}>
              <a
                href={link.href}
                hrefLang={link.locale}
                aria-current={link.locale === current ? 'page' : undefined}
                className="flex items-baseline gap-3 px-4 py-2 hover:bg-shade aria-[current]:text-accent"
              >
                <span lang={link.locale}>{link.name}</span>
                {!link.same && <span className="ms-auto text-xs text-muted">{t('frontPage')}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}
