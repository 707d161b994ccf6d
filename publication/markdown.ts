import type { ElementContent, Root as Hast } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import type { Root as Mdast, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { finding } from './front-matter.ts';
import type { Finding } from './model.ts';

/** The blocks beyond Markdown that editors have, by the name of their directive. */
export const editorsBlocks = ['figure', 'pull-quote', 'note', 'link-card', 'contents'] as const;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

/** Parses Markdown with GFM and directives. */
export function parseMarkdown(source: string): Mdast {
  return parser.parse(source);
}

/** How the addresses in a text become addresses of the site. */
export interface LinkResolver {
  /** `undefined` drops the link and keeps its words. */
  readonly link: (href: string) => string | undefined;
}

export interface Heading {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
}

export interface Rendered {
  readonly tree: Hast;
  readonly headings: readonly Heading[];
  readonly plain: string;
}

type Directive = Extract<RootContent, { type: 'containerDirective' | 'leafDirective' | 'textDirective' }>;

function isDirective(node: { type: string }): node is Directive {
  return node.type === 'containerDirective' || node.type === 'leafDirective' || node.type === 'textDirective';
}

/** Ids that the page around a text uses itself: a heading of the same words gets a number, as a second one would. */
const pageIds = ['content', 'correction', 'languages', 'authors', 'related', 'footnote-label'];

const schema: Schema = {
  tagNames: [
    'p',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'li',
    'blockquote',
    'pre',
    'code',
    'em',
    'strong',
    'del',
    'a',
    'br',
    'hr',
    'img',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'sup',
    'section',
    'input',
    ...editorsBlocks,
  ],
  attributes: {
    '*': ['id', 'ariaLabel', 'ariaDescribedBy', 'dataFootnotes', 'dataFootnoteRef', 'dataFootnoteBackref'],
    a: ['href', 'title'],
    img: ['src', 'alt', 'title'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
    code: [['className', /^language-[\w+-]+$/]],
    input: ['type', 'checked', 'disabled'],
    figure: ['src', 'alt', 'credit'],
    'pull-quote': ['by'],
    note: ['title'],
    'link-card': ['href', 'title', 'source'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  strip: ['script', 'style'],
  clobberPrefix: '',
  clobber: [],
};

/**
 * Renders Markdown to a hast tree of allowed elements. Raw HTML is dropped; links pass through the resolver.
 * @param labels `footnotes`: heading of the footnotes; `back`: says the way back from a note to its place, named `3`, or
 *   `3-2` for the second place of note 3
 */
export function renderMarkdown(
  source: string,
  links: LinkResolver,
  labels: { footnotes: string; back: (place: string) => string },
): Rendered {
  const tree = parseMarkdown(source);
  const headings: Heading[] = [];
  const used = new Set<string>(pageIds);
  visit(tree, (node, index, parent) => {
    if (node.type === 'link' || node.type === 'definition') {
      const href = links.link(node.url);
      if (href === undefined && node.type === 'link' && parent && index !== undefined) {
        parent.children.splice(index, 1, ...(node.children as never[]));
        return index;
      }
      node.url = href ?? '';
    }
    if (node.type === 'heading') {
      if (node.depth === 1) node.depth = 2;
      const text = textOf(node);
      const base =
        text
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
          .replace(/^-|-$/g, '') || 'part';
      let id = base;
      for (let n = 2; used.has(id); n++) id = `${base}-${n}`;
      used.add(id);
      node.data = { hProperties: { id } };
      headings.push({ id, text, depth: node.depth });
    }
    if (isDirective(node)) {
      if (node.type === 'textDirective') {
        // A colon before a word is prose far more often than a directive: give it back as it was typed.
        const typed = {
          type: 'text' as const,
          value: `:${node.name}${node.children.length ? `[${textOf(node)}]` : ''}`,
        };
        if (parent && index !== undefined) parent.children.splice(index, 1, typed as never);
        return index;
      }
      const known = (editorsBlocks as readonly string[]).includes(node.name);
      node.data = { hName: known ? node.name : 'blockquote', hProperties: { ...(known ? node.attributes : {}) } };
      const address = node.attributes?.href;
      if (known && address) node.data.hProperties = { ...node.attributes, href: links.link(address) ?? '' };
    }
    return undefined;
  });
  const hast = unified()
    .use(remarkRehype, {
      clobberPrefix: 'fn-',
      footnoteLabel: labels.footnotes,
      footnoteLabelTagName: 'h2',
      footnoteLabelProperties: {},
      footnoteBackLabel: (reference: number, rereference: number) =>
        labels.back(rereference > 1 ? `${reference + 1}-${rereference}` : `${reference + 1}`),
      footnoteBackContent: (): ElementContent[] => [{ type: 'text', value: '↩\uFE0E' }],
    })
    .runSync(tree);
  return { tree: sanitize(hast, schema) as Hast, headings, plain: plainText(tree) };
}

/** The words of a text, without code, footnote marks and directives' attributes. */
export function plainText(tree: Mdast): string {
  return tree.children
    .filter((node) => node.type !== 'code' && node.type !== 'html')
    .map((node) => textOf(node, { includeHtml: false, includeImageAlt: false }))
    .join('\n');
}

/** The words of a Markdown text for the full-text index: quick, and right enough for that. */
export function roughPlainText(source: string): string {
  return source
    .replace(/^(?:```|~~~)[\s\S]*?^(?:```|~~~)[ \t]*$/gm, ' ')
    .replace(/\{[^}\n]*\}/g, ' ')
    .replace(/\]\([^)\n]*\)/g, ' ')
    .replace(/^\[[^\]\n]+\]:.*$/gm, (line) => (line.startsWith('[^') ? line : ' '))
    .replace(/^:{2,}[\w-]*/gm, ' ')
    .replace(/<[^>\n]{1,200}>/g, ' ');
}

/** Only a text that holds one of these can hold what is looked for below; most need not be parsed. */
const suspicious = /<[a-z!/?]|^ {0,3}:{2,}\s*\w|(?:javascript|data|vbscript|file|blob)\s*(?::|&colon|&#)|&#|&[nt]|\\/im;

/** Lists what a text must not or cannot hold: raw HTML, unknown blocks, addresses that run code. */
export function markdownFindings(file: string, body: string, firstLine: number): Finding[] {
  const findings: Finding[] = [];
  if (!suspicious.test(body)) return findings;
  visit(parseMarkdown(body), (node) => {
    const line = (node.position?.start.line ?? 1) + firstLine - 1;
    const column = node.position?.start.column ?? 1;
    if (node.type === 'html' && node.value.replace(/<!--[\s\S]*?-->/g, '').trim() !== '') {
      findings.push(finding(file, line, 'raw-html', { code: node.value.slice(0, 40) }, column));
    }
    if (
      (node.type === 'containerDirective' || node.type === 'leafDirective') &&
      !(editorsBlocks as readonly string[]).includes(node.name)
    ) {
      findings.push(
        finding(file, line, 'unknown-block', { block: node.name, known: editorsBlocks.join(', ') }, column),
      );
    }
    for (const address of addressesOf(node)) {
      // Browsers drop control characters from an address before they look at its scheme.
      if (/^(?:javascript|data|vbscript|file|blob):/i.test(address.replace(/[\s\u0000-\u001f]+/g, ''))) {
        findings.push(finding(file, line, 'unsafe-link', { address: address.slice(0, 60) }, column));
      }
    }
  });
  return findings;
}

function addressesOf(node: Mdast | RootContent): string[] {
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') return [node.url];
  if (!isDirective(node)) return [];
  return [node.attributes?.href, node.attributes?.src].filter((address) => typeof address === 'string');
}
