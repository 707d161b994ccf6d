import { useTranslations } from 'next-intl';

export interface YearView {
  readonly year: number;
  readonly label: string;
  readonly months: readonly { readonly name: string; readonly href: string; readonly count: number }[];
}

/** Every month in which something was published. */
export function ArchivePage({
  years,
  description,
}: {
  readonly years: readonly YearView[];
  readonly description: string;
}) {
  const t = useTranslations();
  return (
    <div className="wrap">
      <div className="mt-8 border-b border-rule pb-6">
        <h1 className="font-head text-4xl md:text-5xl">{t('archive.title')}</h1>
        <p className="mt-3 max-w-prose text-lg text-muted">{description}</p>
      </div>
      {years.length === 0 && <p className="mt-8">{t('list.empty')}</p>}
      {years.map((year) => (
        <section key={year.year} aria-labelledby={`year-${year.year}`} className="mt-8">
          <h2 id={`year-${year.year}`} className="font-head text-2xl">
            {year.label}
          </h2>
          <ul className="mt-3 grid grid-cols-2 gap-x-8 font-ui sm:grid-cols-3 lg:grid-cols-6">
            {year.months.map((month) => (
              <li key={month.href} className="border-t border-rule">
                <a href={month.href} className="flex justify-between gap-2 py-2 hover:underline">
                  <span>{month.name}</span>
                  <span className="text-sm text-muted">{t('archive.count', { count: month.count })}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
