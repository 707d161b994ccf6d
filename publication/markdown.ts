import type { ElementContent, Root as Hast } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import type { Definition, Root as Mdast, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

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

/** Whether a node of the Markdown tree is a directive. */
export function isDirective(node: { type: string }): node is Directive {
  return node.type === 'containerDirective' || node.type === 'leafDirective' || node.type === 'textDirective';
}

/** Ids that the page around a text uses itself: a heading of the same words gets a number, as a second one would. */
const pageIds = ['content', 'correction', 'topics', 'languages', 'authors', 'related', 'footnote-label'];

/** The attributes of the editors' blocks. `id` may be given to each. */
export const blockAttributes: Readonly<Record<(typeof editorsBlocks)[number], readonly string[]>> = {
  figure: ['src', 'alt', 'credit'],
  'pull-quote': ['by'],
  note: ['title'],
  'link-card': ['href', 'title', 'source'],
  contents: [],
};

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
    ...Object.fromEntries(Object.entries(blockAttributes).map(([block, names]) => [block, [...names]])),
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
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
  resolveReferences(tree);
  visit(tree, (node, index, parent) => {
    if (node.type === 'link') {
      const href = links.link(node.url);
      if (href === undefined && parent && index !== undefined) {
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
        const value = source.slice(node.position?.start.offset, node.position?.end.offset);
        if (parent && index !== undefined) parent.children.splice(index, 1, { type: 'text', value } as never);
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

/** Puts the address of its definition into each link and picture that names one; what is left can be told apart. */
function resolveReferences(tree: Mdast): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(tree, (node, index, parent) => {
    if ((node.type !== 'linkReference' && node.type !== 'imageReference') || !parent || index === undefined) return;
    const definition = definitions.get(node.identifier);
    if (!definition) return;
    const { url, title = null } = definition;
    const resolved =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children }
        : { type: 'image', url, title, alt: node.alt };
    parent.children[index] = resolved as never;
  });
}

/** The words of a text, without code, footnote marks and directives' attributes. */
export function plainText(tree: Mdast): string {
  return tree.children
    .filter((node) => node.type !== 'code' && node.type !== 'html')
    .map((node) => textOf(node, { includeHtml: false, includeImageAlt: false }))
    .join('\n');
}

/** The words of a Markdown text for the full-text index and its excerpts: quick, and right enough for that. */
export function roughPlainText(source: string): string {
  return source
    .replace(/^(?:```|~~~)[\s\S]*?^(?:```|~~~)[ \t]*$/gm, ' ')
    .replace(/\{[^{}\n]*\}/g, ' ')
    .replace(/^\[\^[^\]\s]{1,50}\]:|\[\^[^\]\s]{1,50}\]/gm, '')
    .replace(/^\[[^\]\n]+\]:.*$/gm, ' ')
    .replace(
      /!?\[([^[\]\n]{0,300})\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)|\[[^[\]\n]{0,100}\])/g,
      (whole, label: string) => (whole.startsWith('!') ? ' ' : label),
    )
    .replace(/^:{2,}[\w-]*/gm, ' ')
    .replace(/<[^>\n]{1,200}>/g, ' ')
    .replace(/^(?:[ \t]*(?:#{1,6}|>+|[-*+]|\d{1,9}[.)])[ \t])+/gm, '')
    .replace(/^[ \t]*\|?[ \t:|-]{3,}$/gm, ' ')
    .replace(/\|/g, ' ')
    .replace(/(?<!\\)(?:\*{1,3}|~~|`+)|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
