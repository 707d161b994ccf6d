import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { DomUtils, parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { renderMarkdown, roughPlainText } from './markdown.ts';

const labels = { footnotes: 'Notes', back: (place: string) => `Back to ${place}` };

/** As the site's pages resolve links: the outside stays, what is unknown is dropped. */
const links = { link: (href: string) => (/^(?:https?:|mailto:|tel:|#|\/(?!\/))/i.test(href) ? href : undefined) };

/** A resolver that lets everything through: what then is safe is the renderer's own doing. */
const careless = { link: (href: string) => href };

const html = (source: string, resolver = links) => toHtml(renderMarkdown(source, resolver, labels).tree);

test.each([
  ['raw HTML', 'a <b onclick="alert(1)">b</b>\n\n<div onmouseover="x()">c</div>', '<p>a b</p>'],
  ['a script', 'a\n\n<script>alert(1)</script>\n\nb', '<p>a</p>\n<p>b</p>'],
  ['a comment', 'a <!-- secret --> b', '<p>a  b</p>'],
  ['a scheme that runs code', '[words](javascript:alert(1))', '<p>words</p>'],
  ['an autolink that runs code', '<javascript:alert(1)>', '<p>javascript:alert(1)</p>'],
  ['a definition that runs code', '[words][x]\n\n[x]: javascript:alert(1)', '<p>words</p>'],
  ['a picture within a document', '![a](data:image/svg+xml,<svg>)', '<p><img alt="a"></p>'],
  [
    'handlers on a block',
    ':::note{title="T" onclick="x()" style="a" class="b"}\nA\n:::',
    '<note title="T"><p>A</p></note>',
  ],
  ['a card that runs code', '::link-card{href="javascript:x" title="T"}', '<link-card title="T"></link-card>'],
  ['a figure that is a document', '::figure{src="data:text/html,x" alt="A"}', '<figure alt="A"></figure>'],
])('%s is dropped', (_what, source, expected) => {
  expect(html(source).replace('href="" ', '')).toBe(expected);
});

const schemes = ['javascript:', 'JaVaScRiPt:', 'vbscript:', 'data:text/html,', 'file:///', 'blob:', 'java&#115;cript:'];
const spoils = ['', '&#1;', '&Tab;', '&NewLine;', '&#x0A;', '\\', '%0a', '\u200b', '&#0;', ' '];
const attack = fc
  .tuple(fc.constantFrom(...schemes), fc.constantFrom(...spoils), fc.nat({ max: 12 }))
  .map(([scheme, spoil, at]) => `${scheme.slice(0, at)}${spoil}${scheme.slice(at)}alert(1)`);
const frames: ((address: string) => string)[] = [
  (address) => `[a](${address})`,
  (address) => `[a](<${address}>)`,
  (address) => `![a](${address})`,
  (address) => `<${address}>`,
  (address) => `[a][b]\n\n[b]: ${address}`,
  (address) => `[a][b]\n\n[b]: <${address}>`,
  (address) => `::link-card{href="${address}" title="T"}`,
  (address) => `:::figure{src="${address}" onerror="${address}"}\nA\n:::`,
  (address) => `a :b[c]{href="${address}" onclick="${address}"}`,
  (address) => `<a href="${address}">b</a><img src=x onerror="${address}"><svg onload=x>`,
  (address) => `> - :::note{title="<img onerror=x>" id="${address}"}\n> > <iframe srcdoc="${address}">`,
  (address) => `|a|\n|-|\n|[a](${address})|`,
  (address) => `a[^1]\n\n[^1]: [b](${address}) <script>x</script>`,
];

test('no combination of what attackers try leaves markup that runs', () => {
  const source = fc.array(fc.tuple(fc.constantFrom(...frames), attack).map(([frame, address]) => frame(address)));
  fc.assert(
    fc.property(source, (parts) => {
      const page = parseDocument(html(parts.join('\n\n'), careless));
      for (const element of DomUtils.getElementsByTagName('*', page)) {
        expect(element.name).not.toMatch(/^(?:script|iframe|svg|style|object|embed|base|link|meta|form)$/);
        for (const [name, value] of Object.entries(element.attribs)) {
          expect(name).not.toMatch(/^on|^style$|^srcdoc$/);
          if (!['href', 'src'].includes(name)) continue;
          // A browser reads an address as the URL standard does: control characters do not hide a scheme.
          expect(URL.parse(value, 'https://news.example/en')?.protocol ?? 'none:').toMatch(
            /^(?:https?|mailto|tel|none):$/,
          );
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('links keep what a reader may follow', () => {
  expect(html('[a](/en "T") <https://a.example> b@c.example [d](tel:+491) [e][x]\n\n[x]: https://e.example')).toBe(
    '<p><a href="/en" title="T">a</a> <a href="https://a.example">https://a.example</a> ' +
      '<a href="mailto:b@c.example">b@c.example</a> <a href="tel:+491">d</a> <a href="https://e.example">e</a></p>',
  );
});

test('a picture may be named by a definition', () => {
  expect(html('![A][b]\n\n[b]: harbour.jpg')).toBe('<p><img src="harbour.jpg" alt="A"></p>');
});

test('colons in prose stay as they were typed', () => {
  const prose = ['Note:see this', 'at 6:30 or :smile:', 'a:b{c} and Ratio:two[3]', 'x :y[z]{onclick="a"}'];
  for (const line of prose) {
    const page = parseDocument(html(line));
    expect(DomUtils.textContent(page)).toBe(line);
    expect(DomUtils.getElementsByTagName('*', page).map(({ name }) => name)).toEqual(['p']);
  }
});

test('headings get ids of their own in any script, and the page keeps its only first heading', () => {
  const { headings, tree } = renderMarkdown('# One\n\n## One\n\n## المرفأ القديم\n\n### 第一章\n\n## !', links, labels);
  expect(headings.map(({ id, depth }) => [id, depth])).toEqual([
    ['one', 2],
    ['one-2', 2],
    ['المرفأ-القديم', 2],
    ['第一章', 3],
    ['part', 2],
  ]);
  expect(toHtml(tree)).not.toContain('<h1');
});

test('footnotes lead there and back, with the words of the locale', () => {
  const page = parseDocument(html('A[^a] B[^b] again[^a]\n\n[^a]: First.\n[^b]: Second.'));
  const ids = DomUtils.getElementsByTagName('*', page).flatMap(({ attribs }) => attribs.id ?? []);
  const anchors = DomUtils.getElementsByTagName('a', page);
  expect(anchors).toHaveLength(6);
  for (const { attribs } of anchors) expect(ids).toContain(decodeURIComponent(attribs.href?.slice(1) ?? ''));
  expect(new Set(ids).size).toBe(ids.length);
  expect(DomUtils.textContent(DomUtils.getElementsByTagName('h2', page))).toBe('Notes');
  expect(anchors.flatMap(({ attribs }) => attribs['aria-label'] ?? [])).toContain('Back to 1');
});

test('the words of a text are without code, and for search without addresses and markup', () => {
  const source = 'A [link](https://a.example) :::\n\n```js\nlet secret;\n```\n\n![alt](b.jpg) end';
  expect(renderMarkdown(source, links, labels).plain).not.toMatch(/secret|alt|example/);
  const body =
    ':::figure{src="b.jpg" alt="x"}\nCaption\n:::\n\n[a](https://a.example/path) <b>c</b>\n\n[d]: https://e.example\n';
  expect(roughPlainText(body)).not.toMatch(/figure|jpg|example|<b>/);
  expect(roughPlainText(body)).toMatch(/Caption[\s\S]*a[\s\S]*c/);
});

test('an excerpt of a text reads as its page does', () => {
  const source = [
    '## A *bold* plan',
    'Surveys by the [Uptime Institute](https://u.example/a_(b)) put it at **1.56**[^1]; see [our _own_ text][own].',
    '> - snake_case and 2 \\* 3\n> - `code`',
    '| A | B |\n| --- | ---: |\n| one | two |',
    '1. First\n2. Second',
    '[^1]: In 2024.',
    '[own]: ../own/en.md',
  ].join('\n\n');
  expect(roughPlainText(source).split(/\s+/).filter(Boolean).join(' ')).toBe(
    'A bold plan Surveys by the Uptime Institute put it at 1.56; see our own text. snake_case and 2 * 3 code A B one two First Second In 2024.',
  );
});

const markup = ['{', '](', '![', '[', '<a', '**_', '`a``', '[a](', '[a](b(', '[^', '_a', '|-', '> '];
test.each(markup)('%j ten thousand times is text, not a standstill', (part) => {
  expect(roughPlainText(`${part.repeat(10_000)} end`)).toMatch(/end$/);
});
