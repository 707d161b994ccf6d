import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** Where a text is read from outside: its addresses and pictures, absolute. */
export interface FeedHtmlOptions {
  /** The address of the text's page. */
  readonly base: string;
  /** The picture that a relative `src` names; undefined leaves it out. */
  readonly picture: (
    src: string,
  ) => { readonly url: string; readonly width: number; readonly height: number } | undefined;
  /** Set before every id, so that the footnotes of two texts on one page do not meet. */
  readonly item?: string;
}

/**
 * Serialises the tree of `renderMarkdown` to HTML that any reader of feeds or mail can show: absolute addresses, plain
 * elements in place of the editors' blocks. Pull quotes (they repeat the text) and tables of contents are left out.
 */
export function hastToFeedHtml(tree: Root, options: FeedHtmlOptions): string {
  const prefix = (options.item ?? '').replace(/[^\p{L}\p{N}_-]+/gu, '-');
  const children = plainAll(tree.children, { ...options, prefix: prefix && `${prefix}-` });
  return toHtml({ type: 'root', children }, { closeSelfClosing: true });
}

type Setting = FeedHtmlOptions & { readonly prefix: string };

function plainAll(nodes: readonly RootContent[], setting: Setting): ElementContent[] {
  return nodes.flatMap((node) => plain(node, setting));
}

function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function plain(node: RootContent, setting: Setting): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const { properties } = node;
  switch (node.tagName) {
    case 'pull-quote':
    case 'contents':
      return [];
    case 'figure':
      return figure(node, setting);
    case 'img':
      return image(properties, setting);
    case 'note': {
      const title = textOf(properties.title);
      const heading = title ? [element('p', {}, [element('strong', {}, [{ type: 'text', value: title }])])] : [];
      return [element('blockquote', {}, [...heading, ...plainAll(node.children, setting)])];
    }
    case 'link-card':
      return linkCard(node, setting);
    case 'a': {
      const href = absolute(properties.href, setting);
      const children = plainAll(node.children, setting);
      return href === undefined ? children : [element('a', { ...ownProperties(properties, setting), href }, children)];
    }
    case 'input':
      // Readers of feeds remove form fields.
      return [{ type: 'text', value: properties.checked ? '☑' : '☐' }];
    default:
      return [element(node.tagName, ownProperties(properties, setting), plainAll(node.children, setting))];
  }
}

function figure(node: Element, setting: Setting): ElementContent[] {
  const { src, alt, credit } = node.properties;
  const pictures = image({ src, alt }, setting);
  if (pictures.length === 0) return [];
  const caption = node.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'p' ? plainAll(child.children, setting) : plain(child, setting),
  );
  const name = textOf(credit);
  if (name) {
    if (caption.length > 0) caption.push({ type: 'text', value: ' ' });
    caption.push(element('small', {}, [{ type: 'text', value: name }]));
  }
  return [element('figure', {}, [...pictures, ...(caption.length > 0 ? [element('figcaption', {}, caption)] : [])])];
}

function image({ src, alt, title }: Properties, setting: Setting): ElementContent[] {
  const address = textOf(src);
  if (!address) return [];
  const own = { alt: textOf(alt), ...(textOf(title) ? { title: textOf(title) } : {}) };
  if (/^https?:\/\//i.test(address)) return [element('img', { src: address, ...own }, [])];
  const picture = setting.picture(address);
  if (!picture) return [];
  const { url, width, height } = picture;
  return [element('img', { src: new URL(url, setting.base).href, ...own, width, height }, [])];
}

function linkCard(node: Element, setting: Setting): ElementContent[] {
  const href = absolute(node.properties.href, setting);
  const words = textOf(node.properties.title) || (href ?? '');
  if (!words) return [];
  const source = textOf(node.properties.source);
  const label: ElementContent = { type: 'text', value: words };
  return [
    element('p', {}, [
      href === undefined ? label : element('a', { href }, [label]),
      ...(source ? [element('br', {}, []), element('small', {}, [{ type: 'text' as const, value: source }])] : []),
    ]),
  ];
}

/** The addresses that a text may lead to, made absolute; places in the text itself get its prefix. */
function absolute(href: Properties[string], { base, prefix }: Setting): string | undefined {
  const address = textOf(href);
  if (!address) return undefined;
  if (address.startsWith('#')) return `#${prefix}${address.slice(1)}`;
  const url = URL.parse(address, base);
  return url && /^(?:https?|mailto|tel):$/.test(url.protocol) ? url.href : undefined;
}

function ownProperties(properties: Properties, { prefix }: Setting): Properties {
  const own = { ...properties };
  if (own.id !== undefined) own.id = `${prefix}${textOf(own.id)}`;
  if (own.ariaDescribedBy !== undefined) {
    const ids = Array.isArray(own.ariaDescribedBy) ? own.ariaDescribedBy : [textOf(own.ariaDescribedBy)];
    own.ariaDescribedBy = ids.map((id) => `${prefix}${id}`);
  }
  return own;
}

function textOf(value: Properties[string]): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
