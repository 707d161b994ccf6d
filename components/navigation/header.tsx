import { useTranslations } from 'next-intl';
import { Icon } from '../page/icon.tsx';
import type { LocaleLink, SiteView } from '../page/views.ts';
import { LanguageSwitcher } from './language-switcher.tsx';
import { Masthead } from './masthead.tsx';

interface Props {
  readonly site: SiteView;
  readonly locales: readonly LocaleLink[];
  readonly current?: string | undefined;
}

export function Header({ site, locales, current }: Props) {
  const t = useTranslations();
  return (
    <header className="border-b border-rule print:border-0">
      <div className="wrap flex items-center gap-2 pt-3 pb-2 md:pt-6 md:pb-4">
        <Masthead site={site} />
        <div className="ms-auto flex items-center print:hidden">
          <a href={site.search} className="tool" aria-label={t('navigation.search')}>
            <Icon name="search" />
          </a>
          <theme-switch>
            {/* The element shows it before React, which development alone has, compares. */}
            <button
              type="button"
              className="tool"
              aria-label={t('theme.dark')}
              aria-pressed="false"
              hidden
              suppressHydrationWarning
            >
              <Icon name="appearance" />
            </button>
          </theme-switch>
          <LanguageSwitcher locales={locales} current={site.locale} />
        </div>
      </div>
      <nav aria-label={t('navigation.label')} className="wrap print:hidden">
        <ul className="flex flex-wrap gap-x-6 font-ui text-sm md:gap-x-8">
          {site.sections.map((section) => (
            <li key={section.href}>
              <a
                href={section.href}
                aria-current={section.href === current ? 'true' : undefined}
                className="inline-block border-b-2 border-transparent py-2 hover:border-accent aria-[current]:border-accent forced-colors:not-aria-[current]:border-none"
              >
                {section.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}
