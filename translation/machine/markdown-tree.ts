import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

/**
 * Parses the Markdown of a text. Offsets are those of the whole source.
 * @param from where the Markdown begins, behind the front matter
 */
export function parseTree(source: string, from = 0): Root {
  return parser.parse(source.slice(0, from).replace(/[^\n]/g, ' ') + source.slice(from));
}
