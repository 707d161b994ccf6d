import { getTranslations } from 'next-intl/server';
import type { Locale, Provenance } from '../../publication/model.ts';
import { provenanceSentence, provenanceView } from './provenance.ts';
import type { Site } from './site.ts';

/** How a translation was made, as one sentence; undefined for an original and for one made by hand. */
export async function provenanceNote(
  text: { readonly provenance: Provenance },
  from: Locale,
  site: Site,
): Promise<string | undefined> {
  const provenance = provenanceView(text, site);
  if (!provenance) return undefined;
  const t = await getTranslations({ locale: site.locale, namespace: 'provenance' });
  return provenanceSentence(t, from, site.locale, provenance);
}
