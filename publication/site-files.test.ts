import { expect, test } from 'vitest';
import { robotsTxt, securityTxt, webManifest } from './site-files.ts';

test('robots.txt keeps the desk out and names both sitemaps', () => {
  const lines = robotsTxt({ siteUrl: 'https://news.example' }).split('\n');
  expect(lines).toContain('Disallow: /desk');
  expect(lines.filter((line) => line.startsWith('Sitemap: '))).toEqual([
    'Sitemap: https://news.example/sitemap.xml',
    'Sitemap: https://news.example/news-sitemap.xml',
  ]);
});

const security = {
  contact: 'security@news.example',
  expires: Date.UTC(2027, 5, 1),
  siteUrl: 'https://news.example',
  languages: ['en', 'ar'],
};

test('security.txt has the fields of RFC 9116', () => {
  expect(securityTxt(security)).toBe(
    'Contact: mailto:security@news.example\nExpires: 2027-06-01T00:00:00Z\nPreferred-Languages: en, ar\n' +
      'Canonical: https://news.example/.well-known/security.txt\n',
  );
  expect(securityTxt({ ...security, languages: [] })).not.toContain('Preferred-Languages');
});

test.each(['http://news.example', 'a@b.example\nExpires: 2099-01-01', 'javascript:alert(1)', ''])(
  'security.txt refuses the contact %j',
  (contact) => {
    expect(() => securityTxt({ ...security, contact })).toThrow(RangeError);
  },
);

test('the manifest speaks its locale', () => {
  const manifest = JSON.parse(
    webManifest({
      name: 'ميريديان',
      description: 'd',
      language: 'ar',
      direction: 'rtl',
      startUrl: '/ar',
      themeColour: '#8a2b1d',
      backgroundColour: '#ffffff',
      icons: [{ url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }],
    }),
  );
  expect(manifest).toMatchObject({
    name: 'ميريديان',
    short_name: 'ميريديان',
    lang: 'ar',
    dir: 'rtl',
    start_url: '/ar',
  });
  expect(manifest.icons).toEqual([{ src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }]);
});
