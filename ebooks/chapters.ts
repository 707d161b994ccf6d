import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';

export interface Chapter {
  /** The id of its heading. */
  readonly id: string;
  readonly title: string;
  /** What follows the heading. */
  readonly children: readonly ElementContent[];
}

export interface BookText {
  readonly chapters: readonly Chapter[];
  /** The words of each note, by the id that references lead to. */
  readonly notes: ReadonlyMap<string, readonly ElementContent[]>;
}

/** Takes a rendered text apart: chapters begin at headings of the second level; the section of footnotes is no chapter. */
export function readText(tree: Root): BookText {
  const chapters: { id: string; title: string; children: ElementContent[] }[] = [];
  const notes = new Map<string, readonly ElementContent[]>();
  for (const node of tree.children) {
    if (isElement(node, 'section') && node.properties.dataFootnotes !== undefined) {
      collectNotes(node, notes);
    } else if (isElement(node, 'h2')) {
      chapters.push({ id: node.properties.id ?? '', title: textOf(node), children: [] });
    } else if (node.type !== 'doctype') {
      chapters.at(-1)?.children.push(node);
    }
  }
  return { chapters, notes };
}

export function isElement(node: RootContent | undefined, tagName?: string): node is Element {
  return node?.type === 'element' && (tagName === undefined || node.tagName === tagName);
}

/** The id of the note that a reference leads to; undefined for whatever is no reference. */
export function noteOf(node: ElementContent): string | undefined {
  if (!isElement(node, 'sup')) return undefined;
  const link = node.children[0];
  if (!isElement(link, 'a') || link.properties.dataFootnoteRef === undefined) return undefined;
  return (link.properties.href ?? '').slice(1);
}

/** All ids in a text: where its own links can lead. */
export function idsIn(nodes: readonly RootContent[]): Set<string> {
  const ids = new Set<string>();
  const walk = (node: RootContent): void => {
    if (node.type !== 'element') return;
    if (node.properties.id !== undefined) ids.add(node.properties.id);
    for (const child of node.children) walk(child);
  };
  for (const node of nodes) walk(node);
  return ids;
}

function collectNotes(section: Element, notes: Map<string, readonly ElementContent[]>): void {
  const list = section.children.find((node) => isElement(node, 'ol'));
  if (!isElement(list)) return;
  for (const item of list.children) {
    if (isElement(item, 'li')) notes.set(item.properties.id ?? '', item.children.map(withoutWayBack));
  }
}

function withoutWayBack<T extends ElementContent>(node: T): T {
  if (!isElement(node)) return node;
  const isWayBack = (child: ElementContent) =>
    isElement(child, 'a') && child.properties.dataFootnoteBackref !== undefined;
  return { ...node, children: node.children.filter((child) => !isWayBack(child)).map(withoutWayBack) };
}
