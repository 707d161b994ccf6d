import { DomUtils, parseDocument } from 'htmlparser2';
import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { loadMessages } from '../i18n/messages.ts';
import { loadLanguage } from '../languages/load.ts';
import type { EditionProps } from './edition.tsx';
import type { MailProps } from './mail-props.ts';
import { type MailKind, type RenderedMail, renderMail, templates } from './render.ts';

const locales = ['en', 'de', 'fr', 'es', 'ar', 'ja'] as const;
const kinds = Object.keys(templates) as MailKind[];

async function mailIn(locale: string): Promise<MailProps> {
  return {
    locale,
    language: await loadLanguage(locale),
    t: createTranslator({ locale, messages: await loadMessages(locale) }),
    publication: {
      name: 'The Paper',
      home: `https://news.example/${locale}`,
      host: 'news.example',
      colours: { accent: '#8a2b1d', accentDark: '#f0a08c' },
      sender: { name: 'The Paper', address: 'paper@news.example', postalAddress: 'Paper Street 1, Papertown' },
    },
  };
}

const picture = (width: number, height: number) => ({
  src: `https://news.example/media/one/hero.0123456789.${width}.jpg`,
  width,
  height,
  alt: 'A drawing of a wheel',
});

const edition: EditionProps = {
  subject: 'Cats & <dogs>',
  preheader: 'Also: what a week',
  date: '20 November 2026',
  page: 'https://news.example/en/newsletter/2026-11-20#newsletter',
  greeting: {
    type: 'root',
    children: [
      {
        type: 'element',
        tagName: 'p',
        properties: {},
        children: [
          { type: 'text', value: 'Good morning, read ' },
          {
            type: 'element',
            tagName: 'a',
            properties: { href: 'https://news.example/en/about' },
            children: [{ type: 'text', value: 'this' }],
          },
          { type: 'text', value: '.' },
        ],
      },
    ],
  },
  entries: [
    {
      title: 'The first headline',
      href: 'https://news.example/en/articles/first#newsletter',
      section: 'Research',
      standfirst: 'Its standfirst.',
      picture: { large: picture(1280, 853), small: picture(480, 320) },
    },
    {
      title: 'العنوان الثاني',
      href: 'https://news.example/ar/articles/second#newsletter',
      section: 'Society',
      picture: { large: picture(1280, 853), small: picture(480, 320) },
      elsewhere: { locale: 'ar', direction: 'rtl', language: 'Arabic' },
    },
    {
      title: 'The third headline',
      href: 'https://news.example/en/articles/third#newsletter',
      section: 'Practice',
      standfirst: 'Its standfirst.',
      note: 'Translated by a machine.',
    },
  ],
  preferences: 'https://news.example/en/subscription/preferences/PREFERENCESTOKEN',
  unsubscribe: 'https://news.example/en/subscription/unsubscribe/UNSUBSCRIBETOKEN',
};

async function rendered(kind: MailKind, locale: string): Promise<RenderedMail> {
  const mail = await mailIn(locale);
  if (kind === 'edition') return renderMail('edition', { ...mail, ...edition });
  const own = templates[kind].preview;
  return renderMail(kind, { ...mail, ...own });
}

function parse(html: string) {
  const document = parseDocument(html);
  const all = (name: string) => DomUtils.getElementsByTagName(name, document);
  const everything = DomUtils.findAll(() => true, document.children);
  return { all, everything };
}

const cases = kinds.flatMap((kind) => locales.map((locale) => [kind, locale] as const));

test.each(cases)('%s in %s is a document that every client can show', async (kind, locale) => {
  const { html } = await rendered(kind, locale);
  const { all, everything } = parse(html);
  const direction = locale === 'ar' ? 'rtl' : 'ltr';
  for (const name of ['html', 'body']) expect(all(name)[0]?.attribs).toMatchObject({ lang: locale, dir: direction });
  expect(Buffer.byteLength(html)).toBeLessThan(90_000);
  for (const name of ['script', 'link', 'form', 'iframe', 'svg', 'video', 'base']) expect(all(name), name).toEqual([]);
  expect(html).not.toMatch(/@import|url\(|@font-face/);
  const styles = everything.flatMap((element) => element.attribs.style ?? []).join(';');
  expect(styles).not.toMatch(/(?:^|[;:\s])(?:flex|grid|absolute|fixed|float|var\(|inline-start|inline-end)/);
  expect(styles).not.toMatch(/(?:margin|padding|border|inset)-(?:inline|block)/);
  for (const table of all('table')) expect(table.attribs.role).toBe('presentation');
  const widths = [...styles.matchAll(/(?:^|;)\s*(?:max-)?width:(\d+)px/g)].map((match) => Number(match[1]));
  expect(Math.max(0, ...widths, ...all('img').map((img) => Number(img.attribs.width)))).toBeLessThanOrEqual(600);
  expect(all('style').map((style) => DomUtils.textContent(style).length)).toHaveLength(1);
  expect(DomUtils.textContent(all('style')).length).toBeLessThan(16_000);
  expect(all('h1')).toHaveLength(1);
});

test.each(cases)('%s in %s leads only to whole addresses, and shows only whole pictures', async (kind, locale) => {
  const { all } = parse((await rendered(kind, locale)).html);
  expect(all('a').length).toBeGreaterThan(1);
  for (const { attribs } of all('a')) expect(attribs.href).toMatch(/^https:\/\/news\.example\//);
  for (const { attribs } of all('img')) {
    expect(attribs.src).toMatch(/^https:\/\//);
    expect(attribs.alt).toBe('A drawing of a wheel');
    expect(Number(attribs.height) / Number(attribs.width)).toBeCloseTo(2 / 3, 1);
  }
});

test.each(cases)('%s in %s says in plain text what it says in HTML', async (kind, locale) => {
  const { html, text, subject } = await rendered(kind, locale);
  const { all } = parse(html);
  const headings = [...all('h1'), ...all('h2')].map((heading) => DomUtils.textContent(heading));
  for (const heading of headings) expect(text.split('\n')).toContain(heading);
  const lead = `https://news.example/${locale}`;
  const addresses = all('a').flatMap(({ attribs }) => (attribs.href === lead ? [] : [attribs.href ?? '']));
  for (const address of addresses) expect(text).toContain(address);
  expect(text).toContain('Paper Street 1, Papertown');
  expect(text).not.toMatch(/<\/|&(?:amp|lt|gt|nbsp|#)|undefined|\[object|\u00a0|\u200c|\n{4}/);
  expect(subject).not.toMatch(/[\r\n]/);
  expect(DomUtils.textContent(all('title'))).toBe(subject);
});

test('a mail in a language from right to left is mirrored', async () => {
  const { html } = await rendered('edition', 'ar');
  const { everything } = parse(html);
  const aligned = everything.filter(({ attribs }) => /text-align:left/.test(attribs.style ?? ''));
  // The one thing at the far end of its line.
  expect(aligned.map((element) => DomUtils.textContent(element))).toEqual(['عرض في المتصفح']);
  expect(html).not.toContain('<em');
});

test('the title of an article in another language says which it is', async () => {
  const { all } = parse((await rendered('edition', 'en')).html);
  const link = all('a').find((one) => DomUtils.textContent(one) === 'العنوان الثاني');
  expect(link?.attribs).toMatchObject({ lang: 'ar', dir: 'rtl' });
});

test('each colour of the light appearance has one for the dark', async () => {
  const { all, everything } = parse((await rendered('edition', 'en')).html);
  const sheet = DomUtils.textContent(all('style'));
  const classes = new Set(everything.flatMap(({ attribs }) => (attribs.class ?? '').split(' ')));
  for (const name of ['page', 'ink', 'muted', 'rule', 'accent']) {
    expect(classes).toContain(name);
    expect(sheet).toContain(`.${name}{`);
  }
  const unclassed = everything.filter(
    ({ attribs }) => /(?:^|;)color:#/.test(attribs.style ?? '') && !/ink|muted|accent|button/.test(attribs.class ?? ''),
  );
  expect(unclassed).toEqual([]);
});

test('the confirmation advertises nothing: it leads to its own page and to the site, and shows no picture', async () => {
  for (const locale of locales) {
    const { html, text } = await rendered('confirmation', locale);
    const { all } = parse(html);
    const addresses = new Set(all('a').map(({ attribs }) => attribs.href));
    expect(addresses).toEqual(new Set([templates.confirmation.preview.confirm, `https://news.example/${locale}`]));
    expect(all('img')).toEqual([]);
    expect(html + text).not.toMatch(/e-?book|livre|libro|كتاب|書籍|PDF|EPUB/i);
  }
});

test('a confirmation of something else than the newsletter does not name the newsletter', async () => {
  const mail = await mailIn('en');
  const { text } = await renderMail('confirmation', { ...mail, ...templates.confirmation.preview, purpose: 'other' });
  expect(text).not.toContain('newsletter');
});

test('the welcome of somebody who wants the eBook alone promises no newsletter and offers no leaving', async () => {
  const mail = await mailIn('en');
  const { text } = await renderMail('welcome', { ...mail, ...templates.welcome.preview, weekday: undefined });
  expect(text).toContain(mail.t('emails.welcome.textWithoutNewsletter'));
  expect(text).not.toContain(templates.welcome.preview.unsubscribe);
  expect(text).toContain(templates.welcome.preview.ebook?.page);
});

test('who is subscribed already is told so, with the eBook where she asked for one', async () => {
  const mail = await mailIn('de');
  const { preferences, ebook } = templates.preferences.preview;
  const both = await renderMail('preferences', { ...mail, preferences, ebook });
  for (const part of ['title', 'text'] as const) expect(both.text).toContain(mail.t(`emails.preferences.${part}`));
  for (const link of [preferences, ebook?.page]) expect(both.text).toContain(link);
  const { text } = await renderMail('preferences', { ...mail, preferences });
  expect(text).not.toContain(mail.t('emails.welcome.ebook'));
});

test('one button leads to the files of an eBook, and no link fetches one', async () => {
  const mail = await mailIn('en');
  const { ebook, preferences } = templates['ebook-links'].preview;
  const { html } = await renderMail('ebook-links', { ...mail, preferences, ebook });
  const leading = parse(html)
    .all('a')
    .filter(({ attribs }) => attribs.href?.includes('ebooks'));
  expect(leading.map(({ attribs }) => [attribs.class, attribs.href])).toEqual([['button', ebook.page]]);
});

test('what stands for the subscriber’s own tokens comes through whole, in both parts', async () => {
  for (const locale of locales) {
    const { html, text } = await rendered('edition', locale);
    for (const part of [html, text]) {
      expect(part).toContain('https://news.example/en/subscription/preferences/PREFERENCESTOKEN');
      expect(part).toContain('https://news.example/en/subscription/unsubscribe/UNSUBSCRIBETOKEN');
    }
  }
});

test('what editors write is text, not markup', async () => {
  const { html, text, subject } = await rendered('edition', 'en');
  expect(html).toContain('Cats &amp; &lt;dogs&gt;');
  expect(text).toContain('Cats & <dogs>');
  expect(subject).toBe('Cats & <dogs>');
});
