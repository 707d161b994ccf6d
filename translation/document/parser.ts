import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Data, type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';

/** The row of signs under the head of a table, whatever list or quote it stands in. */
const underHead = /^(?=.*[|:])[ \t>|:*+.\d)-]*-[ \t>|:*+.\d)-]*$/m;
/** Without one of these in the words nothing can be an address that stands there without brackets. */
const addressSign = /@|https?:\/\/|www\./i;
/** The same in a source, where an address mostly stands in brackets. */
const bareSign = /@|(?<!\]\(|<|\]: ?|\/)(?:https?:\/\/|www\.)/i;

/**
 * Parses Markdown with GFM and directives. The parser tries for a table at every line and for an address at every
 * word, which costs a third of its time: it does so only where there may be one.
 */
export function parseMarkdown(source: string): Root {
  const tables = underHead.test(source);
  if (!bareSign.test(source)) {
    const root = parserFor({ tables, addresses: false }).parse(source);
    if (!mayHoldAddress(root)) return root;
  }
  return parserFor({ tables, addresses: true }).parse(source);
}

function mayHoldAddress(root: Root): boolean {
  let found = false;
  visit(root, 'text', ({ value }) => {
    found ||= addressSign.test(value);
  });
  return found;
}

interface Wanted {
  readonly tables: boolean;
  readonly addresses: boolean;
}

type Parser = ReturnType<typeof makeParser>;
const parsers = new Map<string, Parser>();

function parserFor(wanted: Wanted): Parser {
  const key = JSON.stringify(wanted);
  let parser = parsers.get(key);
  if (!parser) {
    parser = makeParser(wanted);
    parsers.set(key, parser);
  }
  return parser;
}

function makeParser({ tables, addresses }: Wanted) {
  const unwanted = new Set([
    ...(tables ? [] : ['table']),
    ...(addresses ? [] : ['emailAutolink', 'protocolAutolink', 'wwwAutolink']),
  ]);
  return unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(leaveOut, unwanted, addresses).freeze();
}

/** Takes constructs out of what the plugins before it have added. */
function leaveOut(this: Processor, unwanted: ReadonlySet<string>, addresses: boolean): void {
  const data: Data = this.data();
  const { micromarkExtensions = [], fromMarkdownExtensions = [] } = data;
  data.micromarkExtensions = micromarkExtensions.map((extension) => ({
    ...extension,
    text: without(extension.text ?? {}, unwanted),
    flow: without(extension.flow ?? {}, unwanted),
  }));
  // Addresses are looked for once more in the finished tree.
  if (!addresses)
    data.fromMarkdownExtensions = fromMarkdownExtensions.flat().map((extension) => ({ ...extension, transforms: [] }));
}

type Constructs = NonNullable<NonNullable<Data['micromarkExtensions']>[number]['text']>;

function without(constructs: Constructs, names: ReadonlySet<string>): Constructs {
  const kept: Constructs = {};
  for (const [code, some] of Object.entries(constructs)) {
    const wanted = [some ?? []].flat().filter(({ name }) => name === undefined || !names.has(name));
    if (wanted.length > 0) kept[code] = wanted;
  }
  return kept;
}
