import { AttributeAction, parse as parseSelector, SelectorType } from 'css-what';
import { type Container, parse as parseSheet } from 'postcss';

/** A rule with the classes that each of its selectors needs, a group of rules, or what stands as it is. */
type Part =
  | {
      readonly selectors: readonly { readonly text: string; readonly classes: readonly string[] }[];
      readonly body: string;
    }
  | { readonly head: string; readonly parts: readonly Part[] }
  | string;

/** A class with one of these reads otherwise in a document's source; rules for it stay. */
const escapedInHtml = /[&<>"']/;
const groups = new Set(['layer', 'media', 'supports', 'container']);
/**
 * The site has a handful of style sheets, and each page one of its pictures' colours: those that were not asked for longest
 * are forgotten, so that the site's are parsed once.
 */
const sheetsKept = 32;
const sheets = new Map<string, readonly Part[]>();

/**
 * A style sheet without the rules that no element of a document can match, since it has none of their classes. Names of
 * elements, attributes and what stands within `:is()`, `:not()` and the like do not count, so that a page may change by
 * script. A sheet that cannot be read is left as it is.
 * @param classes all classes that the document has, or will have
 */
export function pruneStyle(css: string, classes: ReadonlySet<string>): string {
  const parts = sheets.get(css) ?? readSheet(css);
  // Set anew, it is the last of the map, and the first is the one that was not asked for longest.
  sheets.delete(css);
  sheets.set(css, parts);
  const [oldest] = sheets.keys();
  if (sheets.size > sheetsKept && oldest !== undefined) sheets.delete(oldest);
  return written(parts, classes);
}

function readSheet(css: string): readonly Part[] {
  try {
    return partsOf(parseSheet(css));
  } catch {
    return [css];
  }
}

function partsOf(container: Container): readonly Part[] {
  return (container.nodes ?? []).map((node): Part => {
    if (node.type === 'rule') {
      const selectors = node.selectors.map((text) => ({ text, classes: classesOf(text) }));
      return { selectors, body: node.toString().slice(node.selector.length) };
    }
    if (node.type !== 'atrule') return node.toString();
    if (!node.nodes) return `${node.toString()};`;
    if (!groups.has(node.name)) return node.toString();
    return { head: `@${node.name}${node.raws.afterName ?? ' '}${node.params}`, parts: partsOf(node) };
  });
}

function classesOf(selector: string): readonly string[] {
  try {
    const [tokens = []] = parseSelector(selector);
    return tokens.flatMap((token) =>
      token.type === SelectorType.Attribute &&
      token.name === 'class' &&
      token.action === AttributeAction.Element &&
      !escapedInHtml.test(token.value)
        ? [token.value]
        : [],
    );
  } catch {
    return [];
  }
}

function written(parts: readonly Part[], classes: ReadonlySet<string>): string {
  let css = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      css += part;
    } else if ('body' in part) {
      const used = part.selectors.filter((selector) => selector.classes.every((name) => classes.has(name)));
      if (used.length > 0) css += used.map(({ text }) => text).join(',') + part.body;
    } else {
      const inner = written(part.parts, classes);
      // An empty layer stays: where it stands first says which layer wins.
      if (inner !== '' || part.head.startsWith('@layer')) css += `${part.head}{${inner}}`;
    }
  }
  return css;
}
