import { expect, test } from 'vitest';
import {
  breadcrumbList,
  collectionPage,
  jsonLdText,
  type NewsArticleInput,
  newsArticle,
  newsMediaOrganization,
  person,
  webSite,
} from './json-ld.ts';

const publisher = {
  name: 'Meridian',
  url: 'https://news.example/',
  logo: { url: 'https://news.example/logo.png', width: 600, height: 60 },
};
const article: NewsArticleInput = {
  url: 'https://news.example/ar/x',
  headline: 'هل تستطيع الآلات أن تفكر؟',
  description: 'd',
  images: { square: '1.jpg', fourToThree: '2.jpg', sixteenToNine: '3.jpg' },
  publishedAt: Date.UTC(2026, 10, 3, 5, 30),
  updatedAt: Date.UTC(2026, 6, 4, 8, 15),
  timeZone: 'Europe/Berlin',
  authors: [{ name: 'ليو', url: 'https://news.example/ar/leo' }],
  language: 'ar',
  section: 'مجتمع',
  keywords: ['تاريخ'],
  publisher,
  translationOf: { url: 'https://news.example/en/x', language: 'en' },
  creditText: 'ترجمة آلية',
  correction: { text: 'تصحيح', at: Date.UTC(2026, 10, 4) },
};

test('an article has what search engines ask for, with dates in the publication’s zone', () => {
  expect(newsArticle(article)).toMatchObject({
    '@type': 'NewsArticle',
    image: ['1.jpg', '2.jpg', '3.jpg'],
    datePublished: '2026-11-03T06:30:00+01:00',
    dateModified: '2026-07-04T10:15:00+02:00',
    author: [{ '@type': 'Person', name: 'ليو', url: 'https://news.example/ar/leo' }],
    publisher: { name: 'Meridian', logo: { '@type': 'ImageObject', width: 600 } },
    inLanguage: 'ar',
    isAccessibleForFree: true,
    correction: { '@type': 'CorrectionComment', text: 'تصحيح', datePublished: '2026-11-04T01:00:00+01:00' },
  });
});

test('a translation and its original name each other by the same identifiers', () => {
  const original = newsArticle({
    ...article,
    url: 'https://news.example/en/x',
    translationOf: undefined,
    translations: [{ url: article.url, language: 'ar' }],
  });
  const translation = newsArticle(article);
  expect(translation.translationOfWork?.['@id']).toBe(original['@id']);
  expect(original.workTranslation?.map((work) => work['@id'])).toEqual([translation['@id']]);
});

test('what is not there is not written', () => {
  const written = JSON.parse(
    jsonLdText(
      newsArticle({ ...article, images: undefined, keywords: [], correction: undefined, translationOf: undefined }),
    ),
  );
  for (const absent of ['image', 'keywords', 'correction', 'translationOfWork', 'workTranslation', 'translator']) {
    expect(written).not.toHaveProperty(absent);
  }
});

test.each([
  ['en', `${'Long words and more of them, '.repeat(8)}end`],
  ['ja', '機械は考えることができるか'.repeat(12)],
  ['en', '👩‍👩‍👧‍👦'.repeat(40)],
])('a headline in %s is cut to 110 characters, never inside one', (language, headline) => {
  const cut = newsArticle({ ...article, language, headline }).headline;
  expect(cut.length).toBeLessThanOrEqual(110);
  expect(cut.endsWith('…')).toBe(true);
  expect(headline.startsWith(cut.slice(0, -1))).toBe(true);
  expect(cut.length).toBeGreaterThan(80);
});

test('a headline of 110 characters stays', () => {
  expect(newsArticle({ ...article, headline: 'x'.repeat(110) }).headline).toBe('x'.repeat(110));
});

test('the text can stand in a script element whatever it holds', () => {
  const hostile = '</script><!-- ]]> & \u2028 \u2029 <script>';
  const text = jsonLdText(person({ name: hostile, url: 'https://news.example/a' }));
  expect(text).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(text).name).toBe(hostile);
});

test('the site, its pages and its people refer to each other', () => {
  const site = webSite({
    name: 'Meridian',
    description: 'd',
    url: 'https://news.example/en',
    language: 'en',
    searchUrl: 'https://news.example/en/search',
    publisher,
  });
  expect(site.potentialAction.target.urlTemplate).toBe('https://news.example/en/search?q={search_term_string}');
  const page = collectionPage({
    name: 'Research',
    url: 'https://news.example/en/sections/research',
    language: 'en',
    homeUrl: 'https://news.example/en',
    items: [{ name: 'A', url: 'https://news.example/en/a' }],
  });
  expect(page.isPartOf['@id']).toBe(site['@id']);
  expect(page.mainEntity.itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'A', url: 'https://news.example/en/a' },
  ]);
  const organization = newsMediaOrganization(publisher);
  expect(person({ name: 'A', url: 'u', publisher }).worksFor?.['@id']).toBe(organization['@id']);
  const steps = breadcrumbList([{ name: 'Front page', url: 'https://news.example/en' }, { name: 'Here' }]);
  expect(steps.itemListElement.map((step) => [step.position, step.item])).toEqual([
    [1, 'https://news.example/en'],
    [2, undefined],
  ]);
});
