import type { Node, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { finding } from './front-matter.ts';
import { blockAttributes, editorsBlocks, isDirective, parseMarkdown } from './markdown.ts';
import type { Finding } from './model.ts';

/** Only a text that holds one of these can hold what is looked for below; most need not be parsed. */
const suspicious =
  /<[a-z!/?]|^[ \t>*+.)\d-]*:{2,}\s*\w|:[\w-]+\{|(?:javascript|data|vbscript|file|blob)\s*(?::|&colon|&#)|&#|&[nt]|\\/im;

/** Signs of one paragraph that may open or close something: the parser's time grows with the square of their number. */
const mostSigns = 4000;
/** Where a line begins a block of its own. */
const blockStart = /^[ \t]*(?:$|[|>#]|[-*+] |\d+[.)] |```)/;

/** How deep blocks, quotations and lists may stand inside one another: the parser is slow beyond, and then gives up. */
const deepest = 100;

/**
 * Lists what a text must not or cannot hold: raw HTML, unknown blocks and attributes, addresses that run code.
 * @param firstLine the line of the file in which the body begins
 */
export function markdownFindings(file: string, body: string, firstLine: number): Finding[] {
  const deep = lineTooDeep(body);
  if (deep !== undefined) return [finding(file, firstLine + deep, 'nested-too-deep', { limit: String(deepest) })];
  const tangled = lineOfTangle(body);
  if (tangled !== undefined)
    return [finding(file, firstLine + tangled, 'markup-tangled', { limit: String(mostSigns) })];
  const findings: Finding[] = [];
  if (!suspicious.test(body)) return findings;
  visit(parseMarkdown(body), (node) => {
    const report = (rule: string, values: Record<string, string>, severity: Finding['severity'] = 'error') =>
      findings.push({ ...at(file, node, firstLine, rule, values), severity });
    if (node.type === 'html' && node.value.replace(/<!--[\s\S]*?-->/g, '').trim() !== '') {
      report('raw-html', { code: node.value.slice(0, 40) });
    }
    if (node.type === 'containerDirective' || node.type === 'leafDirective') {
      const known = editorsBlocks.find((block) => block === node.name);
      if (known) {
        for (const attribute of Object.keys(node.attributes ?? {})) {
          if (attribute === 'id' || blockAttributes[known].includes(attribute)) continue;
          const names = [...blockAttributes[known], 'id'].join(', ');
          report('unknown-attribute', { block: known, attribute, known: names }, 'warning');
        }
      } else {
        report('unknown-block', { block: node.name, known: editorsBlocks.join(', ') });
      }
    }
    for (const address of addressesOf(node)) {
      // Browsers drop control characters from an address before they look at its scheme.
      if (/^(?:javascript|data|vbscript|file|blob):/i.test(address.replace(/[\s\u0000-\u001f]+/g, ''))) {
        report('unsafe-link', { address: address.slice(0, 60) });
      }
    }
  });
  return findings;
}

function at(file: string, node: Node, firstLine: number, rule: string, values: Record<string, string>): Finding {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: undefined };
  return {
    ...finding(file, start.line + firstLine - 1, rule, values, start.column),
    endLine: end && end.line + firstLine - 1,
    endColumn: end?.column,
  };
}

function addressesOf(node: Node): string[] {
  const { type } = node as RootContent;
  if (type === 'link' || type === 'image' || type === 'definition') return [(node as { url: string } & Node).url];
  if (!isDirective(node)) return [];
  return [node.attributes?.href, node.attributes?.src].filter((address) => typeof address === 'string');
}

/** The first line, from 0, in which containers stand too deep inside one another. */
function lineTooDeep(body: string): number | undefined {
  let blocks = 0;
  let number = 0;
  for (const line of body.split('\n')) {
    const markers = /^[ \t>*+.)\d-]*/.exec(line)?.[0] ?? '';
    const rest = line.slice(markers.length);
    if (/^:{3,}[\w-]/.test(rest)) blocks++;
    else if (/^:{3,}\s*$/.test(rest)) blocks = Math.max(0, blocks - 1);
    const containers = markers.match(/>|(?:[-*+]|\d[.)])(?=[ \t>])/g)?.length ?? 0;
    // Each level of a list is indented by two spaces or more.
    const indented = containers > 0 ? (/^ */.exec(markers)?.[0].length ?? 0) / 2 : 0;
    if (blocks + containers + indented > deepest) return number;
    number++;
  }
  return undefined;
}

/** The first line, from 0, at which a paragraph has more signs than anybody writes. */
function lineOfTangle(body: string): number | undefined {
  let signs = 0;
  for (const [number, line] of body.split('\n').entries()) {
    signs = (blockStart.test(line) ? 0 : signs) + (line.match(/[*_~`[\]()<>!]/g)?.length ?? 0);
    if (signs > mostSigns) return number;
  }
  return undefined;
}
