import type { Archive, JudgeNow } from '../publication/archive.ts';
import { ContentReader } from '../publication/content-reader.ts';
import type { Judge } from '../publication/judge.ts';
import { articleTextToJudge } from '../publication/judge-text.ts';
import { withSeverities } from '../publication/severities.ts';
import { RuleJudge } from '../translation/judge.ts';
import { prepareChecks } from '../translation/prepare.ts';
import { Verdicts } from '../translation/verdicts.ts';

/** Who decides what of a content folder may be published, remembering in the data folder what was looked at. */
export function judgeOf(dataDir: string, contentDir: string): Judge {
  return new RuleJudge(contentDir, new Verdicts(dataDir));
}

/**
 * Judges texts that readers ask for before the indexing thread has come to them. A large archive is served at once, and
 * still nobody reads a text with an error.
 */
export async function judgeForReaders(
  folders: { readonly contentDir: string; readonly dataDir: string },
  parts: { readonly archive: Archive; readonly database: ConstructorParameters<typeof ContentReader>[1] },
): Promise<JudgeNow> {
  const { locales, checks } = parts.archive.documents.config;
  const context = await prepareChecks(locales);
  const judge = new RuleJudge(folders.contentDir, new Verdicts(folders.dataDir));
  const reader = new ContentReader(folders.contentDir, parts.database);
  return (text) => {
    const toJudge = articleTextToJudge(reader, text);
    if (!toJudge) return false;
    const findings = withSeverities(judge.judgeNow(toJudge, context).findings, checks.severities);
    return !findings.some(({ severity }) => severity === 'error');
  };
}
