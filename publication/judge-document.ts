import type { ContentReader } from './content-reader.ts';
import type { TextToJudge } from './judge.ts';
import { ebookSchema } from './schema.ts';

/** The text to be judged in a file that is no part of an article; undefined for what holds no prose. */
export function documentToJudge(
  reader: ContentReader,
  file: string,
  {
    publication,
    draft,
  }: {
    readonly publication: { readonly locales: readonly string[]; readonly defaultLocale: string };
    readonly draft: boolean;
  },
): TextToJudge | undefined {
  const [folder = '', id = '', name = ''] = file.split('/');
  const locale = /^([A-Za-z0-9-]+)\.md$/.exec(name)?.[1];
  if (!locale || !publication.locales.includes(locale)) return undefined;
  const source = reader.source(file, []);
  if (source === undefined) return undefined;
  const from = (original: string | undefined) => {
    const words = original === undefined || original === locale ? undefined : `${folder}/${id}/${original}.md`;
    const text = words !== undefined && reader.has(words) ? reader.source(words, []) : undefined;
    return original === undefined || text === undefined ? undefined : { locale: original, source: text };
  };
  switch (folder) {
    case 'pages':
    case 'authors':
      return { file, locale, source, kind: 'adapted', draft, original: from(publication.defaultLocale) };
    case 'editions':
      return { file, locale, source, kind: 'adapted', draft };
    case 'ebooks': {
      const ebook = `${folder}/${id}/ebook.yaml`;
      const originalLocale = reader.has(ebook) ? reader.yaml(ebook, ebookSchema, [])?.originalLocale : undefined;
      return { file, locale, source, kind: 'adapted', draft, original: from(originalLocale) };
    }
    default:
      return undefined;
  }
}
