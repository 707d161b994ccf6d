import { getTranslations } from 'next-intl/server';
import type { ProvenanceView } from '../../components/article/views.ts';
import { languageName } from '../../i18n/formats.ts';
import type { Text } from '../../publication/model.ts';
import type { Site } from './site.ts';

/** How a translation was made, as one sentence: for feeds. */
export async function provenanceNote(text: Text, provenance: ProvenanceView, site: Site): Promise<string> {
  const t = await getTranslations({ locale: site.locale, namespace: 'provenance' });
  const original = languageName(text.translatedFrom?.locale ?? text.originalLocale, site.locale);
  const { engine, date } = provenance;
  if (provenance.kind === 'machine') {
    return engine && date ? t('machine', { original, engine, date }) : t('machineUndated', { original });
  }
  const { reviewer } = provenance;
  return engine && reviewer && date
    ? t('reviewed', { original, engine, reviewer, date })
    : t('reviewedUndated', { original });
}
