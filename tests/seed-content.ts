import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeArticle } from './article-files.ts';

/** How many texts a search for the seed's word finds: one more page than results fit on one. */
export const seededArticles = 30;

/** A word that every seeded text holds and no other. */
export const seededWord = { en: 'zymurgy', ar: 'زنبركية', ja: '検札' } as const;

/** The article of 600 words in Latin script by which pages are weighed. */
export const weighed = { article: 'weighed', slug: 'a-text-of-six-hundred-words' } as const;

/** An article whose texts take three minutes to read in each script: 660 words, 1,500 Japanese characters. */
export const threeMinutes = { article: 'three-minutes', slug: 'three-minutes' } as const;

/** An article that was taken off the site, in every locale. */
export const withdrawn = { article: 'withdrawn', slug: 'withdrawn' } as const;

/** An article whose headings are words that the page around it uses as well. */
export const clashing = {
  article: 'clashing-headings',
  slug: 'clashing-headings',
  headings: ['Content', 'Authors', 'Related', 'Topics', 'Languages', 'Correction', 'Content'],
} as const;

const sentences = {
  en: 'The laboratory kept a shelf for zymurgy, and nobody asked why.',
  ar: 'احتفظ المختبر برف للكتب عن آلة زنبركية قديمة، ولم يسأل أحد عن السبب.',
  ja: '駅では今も検札が行われ、理由を尋ねる人はいない。',
} as const;

/**
 * Adds what the demo publication is too small for: enough old texts in three scripts that lists and search have a second
 * page, and an article of 600 words.
 */
export function seedArchive(content: string): void {
  for (let number = 1; number <= seededArticles; number++) {
    const texts = Object.entries(sentences).map(([locale, sentence]) => [
      locale,
      { title: `${number}. ${sentence.split(/[,،、]/)[0]}`, slug: `seed-${number}`, body: sentence },
    ]);
    writeArticle(content, `seed-${number}`, {
      publishedAt: `2001-05-${String(number).padStart(2, '0')}T08:00`,
      section: 'practice',
      texts: Object.fromEntries(texts),
    });
  }
  writeArticle(content, weighed.article, {
    publishedAt: '2001-04-01T08:00',
    section: 'practice',
    topics: ['history'],
    heroOf: 'turing-1950',
    texts: { en: { title: 'A text of six hundred words', slug: weighed.slug, body: sixHundredWords() } },
  });
  writeArticle(content, withdrawn.article, {
    publishedAt: '2001-01-01T08:00',
    texts: Object.fromEntries(
      readdirSync(join(content, 'pages', 'about')).map((file) => [
        file.replace('.md', ''),
        { title: 'Withdrawn', slug: withdrawn.slug, front: { withdrawnAt: '2001-01-02T08:00' } },
      ]),
    ),
  });
  const repeated = (words: string, times: number) => Array.from({ length: times }, () => words).join(' ');
  const bodies = {
    en: repeated('eleven words of prose are in this line of the text', 60),
    ar: repeated('في هذا السطر إحدى عشرة كلمة تتكرر حتى ينتهي النص كله', 60),
    ja: repeated('この一行はちょうど二十五文字でできている文章ですよ', 60).replaceAll(' ', '。'),
  };
  writeArticle(content, threeMinutes.article, {
    publishedAt: '2001-03-01T08:00',
    section: 'practice',
    texts: Object.fromEntries(
      Object.entries(bodies).map(([locale, body]) => [
        locale,
        { title: body.slice(0, 20), slug: threeMinutes.slug, body, front: { accept: acceptsRepetition(body) } },
      ]),
    ),
  });
  const sections = clashing.headings.map((heading) => `## ${heading}\n\n${bodies.en}`);
  writeArticle(content, clashing.article, {
    publishedAt: '2001-02-01T08:00',
    section: 'practice',
    texts: {
      en: { title: 'Headings that clash', slug: clashing.slug, body: ['::contents', ...sections].join('\n\n') },
    },
  });
}

/** The check is right that nobody writes a line sixty times; here it is on purpose. */
function acceptsRepetition(body: string) {
  return body.includes('。') ? [{ rule: 'text-doubled', text: body.slice(0, 10), reason: 'filling of a test' }] : [];
}

const stock = `committee river archive seven translator measure winter machine harvest printed column doubtful engine
letters northern question paper because answer several invented nobody careful harbour number written language between
pattern remember sentence under copper evening station without office ordinary silver method window`.split(/\s+/);

/** Prose that does not repeat itself as a generator's would: compression must not find it easier than a journalist's. */
function sixHundredWords(): string {
  let state = 7;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const suffixes = ['', 's', 'ed', 'ly', 'ing', 'er', 'ness'];
  const paragraphs: string[] = [];
  for (let paragraph = 0; paragraph < 10; paragraph++) {
    const words = Array.from({ length: 60 }, (_, index) => {
      const word = `${stock[next(stock.length)]}${suffixes[next(suffixes.length)]}`;
      return index % 20 === 19 ? `[${word}](https://example.org/${word}-${next(997)})` : word;
    });
    paragraphs.push(`${words.join(' ')}.`);
    if (paragraph % 4 === 3)
      paragraphs.push(`## The ${stock[next(stock.length)]} and the ${stock[next(stock.length)]}`);
  }
  return paragraphs.join('\n\n');
}
