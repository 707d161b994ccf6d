import { expect, test } from 'vitest';
import { renderMarkdown } from '../markdown.ts';
import { hastToFeedHtml } from './absolute-html.ts';

const picture = (src: string) =>
  src === 'figure.jpg' ? { url: '/media/x/figure.1.1200.avif', width: 1200, height: 800 } : undefined;

function html(markdown: string, item = 'turing/en'): string {
  const links = { link: (href: string) => (href === '../gone/en.md' ? undefined : href) };
  const { tree } = renderMarkdown(markdown, links, { footnotes: 'Notes', back: (n) => `Back to ${n}` });
  return hastToFeedHtml(tree, { base: 'https://news.example/en/articles/turing', picture, item });
}

test('addresses become absolute; what could run code is no link', () => {
  expect(html('[a](/en/about) [b](https://x.example/?a=1&b=2) [c](mailto:a@b.example)')).toBe(
    '<p><a href="https://news.example/en/about">a</a> <a href="https://x.example/?a=1&#x26;b=2">b</a> <a href="mailto:a@b.example">c</a></p>',
  );
  expect(html('[a](javascript:alert(1)) [b](../gone/en.md) [c](data:text/html,x)')).toBe('<p>a b c</p>');
});

test('a figure becomes a picture with its caption and credit; one without a picture is left out', () => {
  expect(html(':::figure{src="figure.jpg" alt="A & B" credit="Photo: C"}\nThe *caption*.\n:::')).toBe(
    '<figure><img src="https://news.example/media/x/figure.1.1200.avif" alt="A &#x26; B" width="1200" height="800" />' +
      '<figcaption>The <em>caption</em>. <small>Photo: C</small></figcaption></figure>',
  );
  expect(html('::figure{src="other.jpg"}')).toBe('');
});

test('the editors’ blocks become plain elements; what repeats the text is left out', () => {
  expect(html(':::note{title="Mind & this"}\nText.\n:::')).toBe(
    '<blockquote><p><strong>Mind &#x26; this</strong></p><p>Text.</p></blockquote>',
  );
  expect(html('::link-card{href="https://x.example/" title="A <b>" source="X"}')).toBe(
    '<p><a href="https://x.example/">A &#x3C;b></a><br /><small>X</small></p>',
  );
  expect(html('::contents\n\n:::pull-quote{by="A"}\nQuote\n:::').trim()).toBe('');
});

test('pictures: known ones get their size, foreign ones stay, others go', () => {
  expect(html('![a](figure.jpg) ![b](https://x.example/b.png) ![c](none.jpg)')).toBe(
    '<p><img src="https://news.example/media/x/figure.1.1200.avif" alt="a" width="1200" height="800" /> <img src="https://x.example/b.png" alt="b" /> </p>',
  );
});

test('footnotes of two texts on one page do not meet, and their links lead to them', () => {
  const made = html('A.[^1]\n\n[^1]: Note.');
  const ids = [...made.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  const targets = [...made.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]);
  expect(ids.every((id) => id?.startsWith('turing-en-'))).toBe(true);
  expect(targets).toHaveLength(2);
  for (const target of targets) expect(ids).toContain(target);
});

test('task lists show their state without form fields; raw HTML never arrives', () => {
  expect(html('- [x] done\n- [ ] open')).toMatch(/☑ done[\s\S]*☐ open/);
  expect(html('- [x] done')).not.toContain('<input');
  expect(html('<img src=x onerror=alert(1)>\n\nText')).not.toContain('onerror');
});
