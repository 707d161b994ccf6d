import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A translation of the publication that ships, beside its original. */
export interface TranslatedText {
  readonly name: string;
  readonly source: string;
  readonly locale: string;
  readonly original: string;
  readonly from: string;
  /** The article in a third locale. */
  readonly third?: string | undefined;
}

/**
 * Every text of the articles as a translation. An original is checked against one of its translations: what a
 * language's rules find does not hang on which of the two was first.
 */
export function translatedTexts(contentDir: string): TranslatedText[] {
  const folder = join(contentDir, 'articles');
  return readdirSync(folder).flatMap((article) => {
    const original =
      /originalLocale:\s*([\w-]+)/.exec(readFileSync(join(folder, article, 'article.yaml'), 'utf8'))?.[1] ?? 'en';
    const sources = new Map(
      readdirSync(join(folder, article))
        .filter((file) => file.endsWith('.md'))
        .map((file) => [basename(file, '.md'), readFileSync(join(folder, article, file), 'utf8')]),
    );
    return [...sources].flatMap(([locale, source]) => {
      const others = [...sources.keys()].filter((one) => one !== locale);
      const from = locale === original ? others[0] : original;
      const third = others.find((one) => one !== from);
      if (from === undefined) return [];
      return [
        {
          name: `${article}/${locale}`,
          source,
          locale,
          from,
          original: sources.get(from) ?? '',
          third: third === undefined ? undefined : sources.get(third),
        },
      ];
    });
  });
}

/** How many words a text has, its marks left out. */
export function wordCount(text: string, locale: string): number {
  let sum = 0;
  for (const { isWordLike } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) if (isWordLike) sum++;
  return sum;
}
