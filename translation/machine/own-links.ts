import type { LeafDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import { parseTree } from './markdown-tree.ts';

/** Where links of a translation lead. */
export interface OwnLinks {
  /** The address for a link to another file of the content folder; undefined: it stays. */
  readonly file: (address: string) => string | undefined;
  /** By the address of a heading in the original (`#…`): that of the same heading here. */
  readonly headings: ReadonlyMap<string, string>;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Leads the links of Markdown to pages in its own locale. Code is left alone. @param from behind the front matter */
export function withOwnLinks(source: string, from: number, { file, headings }: OwnLinks): string {
  const edits: Edit[] = [];
  const lead = (address: string, start: number, end: number) => {
    const target = address.startsWith('#') ? headings.get(address) : file(address);
    if (target === undefined || target === address) return;
    const at = source.slice(start, end).lastIndexOf(address);
    if (at !== -1) edits.push({ start: start + at, end: start + at + address.length, text: target });
  };
  visit(parseTree(source, from), (node) => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'link') lead(node.url, node.children.at(-1)?.position?.end.offset ?? start, end);
    else if (node.type === 'definition') lead(node.url, start, end);
    else if (node.type === 'leafDirective' || node.type === 'containerDirective') {
      const { href } = (node as LeafDirective).attributes ?? {};
      const line = source.indexOf('\n', start);
      if (href) lead(href, start, line === -1 ? source.length : line);
    }
  });
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), source);
}
