import { useTranslations } from 'next-intl';
import type { ProvenanceView, TranslationView } from './views.ts';

/** Says how a translation was made where that was not by hand, and that it is stale where it is. */
export function TranslationNotice({ translation }: { readonly translation: TranslationView }) {
  const t = useTranslations('provenance');
  const { provenance, stale, original, language } = translation;
  if (!provenance && !stale) return null;
  return (
    <aside aria-label={t('title')} className="notice">
      {provenance && <Provenance provenance={provenance} original={language} />}
      {stale && <p>{stale.date ? t('stale', { date: stale.date }) : t('staleUnknown')}</p>}
      {original && (
        <p>
          <a href={original.href} hrefLang={original.locale} className="link">
            {t('original', { language })}
          </a>
        </p>
      )}
    </aside>
  );
}

function Provenance({ provenance, original }: { readonly provenance: ProvenanceView; readonly original: string }) {
  const t = useTranslations('provenance');
  const { engine, date } = provenance;
  if (provenance.kind === 'machine') {
    return <p>{engine && date ? t('machine', { original, engine, date }) : t('machineUndated', { original })}</p>;
  }
  const { reviewer } = provenance;
  const isDated = engine && reviewer && date;
  return <p>{isDated ? t('reviewed', { original, engine, reviewer, date }) : t('reviewedUndated', { original })}</p>;
}
