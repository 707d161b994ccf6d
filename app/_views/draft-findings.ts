import { getTranslations } from 'next-intl/server';
import type { DraftFindings } from '../../components/draft/draft-banner.tsx';
import type { Text } from '../../publication/model.ts';
import type { Site } from './site.ts';

/** What the checks found in a text, in the words of the page: hints are for the command. */
export async function draftFindings(text: Text, { archive, locale }: Site): Promise<DraftFindings> {
  const t = await getTranslations({ locale, namespace: 'findings' });
  type Rule = Parameters<typeof t>[0];
  const found = archive.findingsOf(text.article, text.locale).filter(({ severity }) => severity !== 'hint');
  return {
    isHeld: found.some(({ severity }) => severity === 'error'),
    items: found.map(({ line, rule, values }) => ({
      line,
      message: t.has(rule as Rule) ? t(rule as Rule, values as never) : rule,
    })),
  };
}
