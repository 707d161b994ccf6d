import { lineOfField, type Sources } from './content-reader.ts';
import { finding } from './front-matter.ts';
import { type Judge, type Judgement, judgeInTime, type Patience, type TextToJudge } from './judge.ts';
import type { Finding, PublicationConfig, Text } from './model.ts';

/** Who decides what may be published, and how long that may take now. */
export interface Judging {
  readonly judge: Judge;
  readonly patience: Patience;
}

/** The text of an article to be judged: its file, and the original's where it is a translation. */
export function articleTextToJudge(
  sources: Sources,
  { article, locale, originalLocale, draft }: Pick<Text, 'article' | 'locale' | 'originalLocale' | 'draft'>,
): TextToJudge | undefined {
  const path = (tag: string) => `articles/${article}/${tag}.md`;
  const source = sources.source(path(locale), []);
  if (source === undefined) return undefined;
  const original = locale === originalLocale ? undefined : sources.source(path(originalLocale), []);
  return {
    file: path(locale),
    locale,
    source,
    kind: 'article',
    draft,
    original: original === undefined ? undefined : { locale: originalLocale, source: original },
  };
}

/**
 * What keeps a readable text of an article from being published, and what else is found in it; undefined when there is
 * no time to look now.
 */
export async function judgeArticleText(
  sources: Sources,
  text: Text,
  { config, judging }: { config: PublicationConfig; judging: Judging | undefined },
): Promise<Judgement | undefined> {
  const toJudge = articleTextToJudge(sources, text);
  if (!toJudge) return { findings: [] };
  const own = unreviewed(text, toJudge, config);
  if (!judging) return { findings: own };
  const judgement = await judgeInTime(judging.judge, judging.patience, toJudge);
  return judgement && { ...judgement, findings: [...own, ...judgement.findings] };
}

/** What a machine wrote and nobody read is published only where publication.yaml allows it. */
function unreviewed(text: Text, { file, source }: TextToJudge, config: PublicationConfig): Finding[] {
  const { publishUnreviewed } = config.machineTranslation;
  if (text.draft || text.provenance.kind !== 'machine') return [];
  const allowed = Array.isArray(publishUnreviewed) ? publishUnreviewed.includes(text.locale) : publishUnreviewed;
  if (allowed) return [];
  return [finding(file, lineOfField(source, 'provenance'), 'machine-unreviewed', { locale: text.locale })];
}
