import type { createTranslator } from 'use-intl/core';
import type { ProvenanceView } from '../../components/article/views.ts';
import { formatDay, languageName } from '../../i18n/formats.ts';
import type { Messages } from '../../i18n/messages.ts';
import { instantOf } from '../../publication/instant.ts';
import type { Provenance, PublicationConfig } from '../../publication/model.ts';

/** How a translation was made, where that was not by hand. */
export function provenanceView(
  { provenance }: { readonly provenance: Provenance },
  site: { readonly locale: string; readonly config: Pick<PublicationConfig, 'timeZone'> },
): ProvenanceView | undefined {
  if (provenance.kind === 'human') return undefined;
  const day = (value: string | undefined) => {
    const instant = value === undefined ? undefined : instantOf(value, site.config.timeZone);
    return instant === undefined ? undefined : formatDay(instant, site.locale, site.config.timeZone);
  };
  if (provenance.kind === 'machine') {
    const date = day(provenance.date);
    return { kind: 'machine', ...(provenance.engine && { engine: provenance.engine }), ...(date && { date }) };
  }
  const date = day(provenance.reviewedAt);
  return {
    kind: 'reviewed',
    ...(provenance.engine && { engine: provenance.engine }),
    ...(provenance.reviewedBy && { reviewer: provenance.reviewedBy }),
    ...(date && { date }),
  };
}

type Translate = ReturnType<typeof createTranslator<Messages, 'provenance'>>;

/** The same as one sentence: for feeds and mails. @param from the locale of what was translated */
export function provenanceSentence(t: Translate, from: string, locale: string, provenance: ProvenanceView): string {
  const original = languageName(from, locale);
  const { engine, date } = provenance;
  if (provenance.kind === 'machine') {
    return engine && date ? t('machine', { original, engine, date }) : t('machineUndated', { original });
  }
  const { reviewer } = provenance;
  return engine && reviewer && date
    ? t('reviewed', { original, engine, reviewer, date })
    : t('reviewedUndated', { original });
}
