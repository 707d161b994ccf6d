import { getTranslations } from 'next-intl/server';
import type { RefusalWords } from '../../components/subscription/views.ts';
import type { Site } from './site.ts';

const addressProblems = [
  'missing',
  'lineBreak',
  'several',
  'displayName',
  'quoted',
  'noAt',
  'tooLong',
  'localPart',
  'domain',
  'tooMany',
] as const;

/** What the forms of the preferences say when they cannot be taken in. */
export async function refusalWords(site: Site): Promise<RefusalWords> {
  const t = await getTranslations({ locale: site.locale, namespace: 'subscription' });
  const problems = await getTranslations({ locale: site.locale, namespace: 'subscribe.problems' });
  return {
    ...Object.fromEntries(addressProblems.map((problem) => [problem, problems(problem)])),
    failed: t('failed'),
  };
}
