import { expect, test } from 'vitest';
import { type DocumentRow, tagsOfDocuments } from './document-tags.ts';

const row = (kind: string, id: string, data: unknown, locale = ''): DocumentRow => ({
  kind,
  id,
  locale,
  data: JSON.stringify(data),
});

const author = row('author', 'ada', { name: { en: 'Ada' }, slug: 'ada' });

const cases: [string, DocumentRow[], DocumentRow[], string[]][] = [
  ['nothing', [author], [author], []],
  ['an author’s name', [author], [row('author', 'ada', { name: { en: 'Lady A' }, slug: 'ada' })], ['author:ada']],
  ['an author’s slug', [author], [row('author', 'ada', { name: { en: 'Ada' }, slug: 'a' })], ['publication']],
  ['a biography', [author], [author, row('biography', 'ada', 'Born.', 'en')], ['author:ada']],
  ['an author who leaves', [author], [], ['publication']],
  ['a topic’s name', [row('topic', 't', { name: 'a' })], [row('topic', 't', { name: 'b' })], ['topic:t']],
  [
    'a page’s words',
    [row('page', 'p', { title: 'P', body: 'a' }, 'en')],
    [row('page', 'p', { title: 'P', body: 'b' }, 'en')],
    ['page:p'],
  ],
  [
    'a page’s title',
    [row('page', 'p', { title: 'P' }, 'en')],
    [row('page', 'p', { title: 'Q' }, 'en')],
    ['publication'],
  ],
  [
    'the words of an eBook',
    [row('ebook-text', 'guide', { title: 'P', slug: 'p', body: 'a' }, 'en')],
    [row('ebook-text', 'guide', { title: 'P', slug: 'p', body: 'b' }, 'en')],
    ['ebook:guide'],
  ],
  [
    'the address of an eBook',
    [row('ebook-text', 'guide', { title: 'P', slug: 'p' }, 'en')],
    [row('ebook-text', 'guide', { title: 'P', slug: 'q' }, 'en')],
    ['publication'],
  ],
  [
    'the cover of an eBook',
    [row('ebook', 'guide', { cover: 'a' })],
    [row('ebook', 'guide', { cover: 'b' })],
    ['ebook:guide'],
  ],
  ['a section', [row('section', 's', { order: 1 })], [row('section', 's', { order: 2 })], ['publication']],
  ['the settings', [row('publication', '', { a: 1 })], [row('publication', '', { a: 2 })], ['publication']],
  ['redirects', [row('redirects', '', {})], [row('redirects', '', { '/a': '/b' })], []],
];

test.each(cases)('%s', (_what, before, after, tags) => {
  const expected = before === after || JSON.stringify(before) === JSON.stringify(after) ? [] : ['documents', ...tags];
  expect([...tagsOfDocuments(before, after)].sort()).toEqual(expected.sort());
});

test('a document of another domain is tagged for itself and for its kind, and nothing else is dropped', () => {
  const before = [author, row('edition', '2026-11-20', { subject: 'A' }, 'en')];
  const after = [author, row('edition', '2026-11-20', { subject: 'B' }, 'en')];
  expect([...tagsOfDocuments(before, after)].sort()).toEqual(['document:edition:2026-11-20', 'documents:edition']);
});
