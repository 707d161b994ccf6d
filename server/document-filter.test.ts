import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { filterDocument } from './document-filter.ts';

const sha256 = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const filtered = (html: string) => filterDocument(html).html;

test.each([
  ['<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>a &amp; b</title></head><body><p>x</p></body></html>'],
  ['<p title="a &quot;b&quot; &amp; c" data-x=\'y "z"\'>&nbsp;é 記事 &#x27; &lt;b&gt; 👩‍💻</p>'],
  ['<pre>  two\n\tlines\r\n</pre><textarea>\n&lt;x</textarea>'],
  ['<img src="/a.avif" alt=""><br><input type="hidden" name="$ACTION_ID_1"><hr><source srcset="a 1x, b 2x"><wbr>'],
  [
    '<svg viewBox="0 0 1 1" preserveAspectRatio="none"><linearGradient id="g"><stop></stop></linearGradient><path d="M0 0"></path></svg>',
  ],
  ['<ul><li>one<li>two</ul><p>one<p>two<table><tr><td>1<td>2</table>'],
  [
    '<details open><summary>x</summary></details><dialog></dialog><form action="" method="POST"><button>x</button></form>',
  ],
  [
    '<link rel="stylesheet" href="/_next/static/a.css"><link rel="preload" as="font" href="/fonts/a.woff2" crossorigin="">',
  ],
  ['<script type="application/ld+json">{"a":"\\u003c/script> <!-- & -->"}</script>'],
  ['<script type="module" src="/assets/reader.abc123.js"></script>'],
  ['<script type="module" src="/assets/draft.abc-1_2.js"></script>'],
  ['<div hidden></div><div hidden="">x</div><div hidden="" id="a"></div>'],
  ['<a href="/a?b=1&amp;c=2">x</a><noscript><p>y</p></noscript>'],
])('keeps %s', (html) => {
  expect(filtered(html)).toBe(html);
});

test.each([
  ['scripts', '<script>self.__next_f.push([1,"<p>"])</script>', ''],
  ['scripts by address', '<script src="/_next/static/a.js" async=""></script>', ''],
  ['modules from elsewhere', '<script type="module" src="https://x.example/assets/reader.1.js"></script>', ''],
  ['modules beside the assets', '<script type="module" src="/assets/../reader.1.js"></script>', ''],
  ['modules of other names', '<script type="module" src="/assets/readers.1.js"></script>', ''],
  [
    'the same module twice',
    '<script type="module" src="/assets/reader.1.js" async=""></script>'.repeat(2),
    '<script type="module" src="/assets/reader.1.js"></script>',
  ],
  ['JSON-LD with a source', '<script type="application/ld+json" src="/a.js"></script>', ''],
  ['a second type', '<script type="text/javascript" type="application/ld+json">x</script>', ''],
  ['preloads of scripts', '<link rel="preload" as="script" href="/a.js"><link rel="modulepreload" href="/a.js">', ''],
  ['preloads of styles', '<link href="/a.css" as="style" rel="preload"/>', ''],
  ['what blocks rendering', '<link rel="expect" href="#_R_" blocking="render"><p blocking="render">x</p>', '<p>x</p>'],
  ['comments between texts', '<p>a<!-- -->b<!-- --> c</p>', '<p>ab c</p>'],
  ['hidden comments', 'a<div hidden=""><!--$--><!--/$--></div>b', 'ab'],
  [
    'templates, whatever is in them',
    'a<template id="B:0"><p>x<img><template>y</template></p><script>z</script></template>b',
    'ab',
  ],
  ['style attributes', '<p style="color:red" class="a" STYLE="x">x</p>', '<p class="a">x</p>'],
  [
    'handlers',
    '<img src="/a" onerror="x()" onLoad=\'y()\'><svg onload="x"><a onclick="y">z</a></svg>',
    '<img src="/a"><svg><a>z</a></svg>',
  ],
  ['nonces', '<style nonce="x">a{}</style>', '<style>a{}</style>'],
  ["React's marks on styles", '<style data-precedence="default" data-href="x">a{}</style>', '<style>a{}</style>'],
  ['slashes that HTML ignores', '<br/><img src="/a"/><input disabled=""/>', '<br><img src="/a"><input disabled="">'],
])('drops %s', (_what, html, expected) => {
  expect(filtered(html)).toBe(expected);
});

test('writes what closed itself inside SVG so that it closes in any case', () => {
  expect(filtered('<svg><path d="M0"/><g><circle r="1"/></g></svg><p>x</p>')).toBe(
    '<svg><path d="M0"></path><g><circle r="1"></circle></g></svg><p>x</p>',
  );
});

test('lets one theme script through, by hash', () => {
  const source = "document.documentElement.dataset.theme=localStorage.theme||''";
  const html = `<script data-theme-script="">${source}</script>`;
  expect(filterDocument(html)).toEqual({
    html: `<script>${source}</script>`,
    scriptHashes: [sha256(source)],
    styleHashes: [],
  });
  expect(filterDocument(html + html).html).toBe(`<script>${source}</script>`);
});

test.each([
  ['a long one', `<script data-theme-script>${'a'.repeat(301)}</script>`],
  ['one with a source', '<script data-theme-script src="/a.js"></script>'],
  ['a module', '<script data-theme-script type="module">x</script>'],
])('refuses as theme script %s', (_what, html) => {
  expect(filterDocument(html)).toEqual({ html: '', scriptHashes: [], styleHashes: [] });
});

test('collects the hash of each style, of exactly its text', () => {
  const { html, styleHashes } = filterDocument(
    '<style>\na > b { content: "&amp;" }</style><p>x</p><style>c{}\r\n</style>',
  );
  expect(html).toBe('<style>\na > b { content: "&amp;" }</style><p>x</p><style>c{}\r\n</style>');
  expect(styleHashes).toEqual([sha256('\na > b { content: "&amp;" }'), sha256('c{}\n')]);
});

test('does not make a tag of what dropping brings together', () => {
  expect(filtered('a <<!-- -->script>alert(1)<<template></template>/script>')).toBe(
    'a &lt;script>alert(1)&lt;/script>',
  );
});

test('keeps an unquoted value within its quotes', () => {
  expect(filtered('<a href=/a"b title=c>x</a>')).toBe('<a href="/a&quot;b" title="c">x</a>');
});

test('styles keep the rules for classes of the document, and for those that a script brings in', () => {
  const used = (body: string) =>
    filterDocument(`<style>.a{top:0}.b{top:0}</style>${body}`, { styles: 'used' }).html.replace(
      /^<style>|<\/style>/g,
      '',
    );
  expect(used('<p class="c  a">x</p>')).toBe('.a{top:0}<p class="c  a">x</p>');
  expect(used('<x-y data-classes="b a">x</x-y>')).toBe('.a{top:0}.b{top:0}<x-y>x</x-y>');
  expect(used('<template><p class="a">x</p></template><p>.b</p>')).toBe('<p>.b</p>');
});

test('the policy names the styles that remained', () => {
  const html = '<style>.a{top:0}.b{top:0}</style><style>p{top:0}</style><p class="b">x</p>';
  expect(filterDocument(html, { styles: 'used' }).styleHashes).toEqual([sha256('.b{top:0}'), sha256('p{top:0}')]);
  expect(filterDocument(html).styleHashes).toEqual([sha256('.a{top:0}.b{top:0}'), sha256('p{top:0}')]);
});
