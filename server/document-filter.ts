import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { pruneStyle } from './style-pruning.ts';

/** A document as readers get it, and the CSP sources (`sha256-…`, base64) of what stands inline in it. */
export interface FilteredDocument {
  readonly html: string;
  readonly scriptHashes: readonly string[];
  readonly styleHashes: readonly string[];
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly quote: string | null | undefined;
}

/**
 * The theme script is small enough to be read before the first paint; anything longer belongs into the reader module.
 */
const themeScriptBytes = 300;
const readerModule = /^\/assets\/(?:reader|draft)\.[\w-]+(?:\.[\w-]+)*\.js$/;
const voidElements = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
const rawTextElements = new Set(['script', 'style']);

/**
 * Keeps of an HTML document what a reader needs and drops the rest of what React and Next put there: all scripts but
 * JSON-LD, one inline script of at most 300 bytes marked `data-theme-script` and the modules `/assets/reader.*.js` and
 * `/assets/draft.*.js`; preloads of scripts and styles, comments, templates, `style` and `on…` attributes. Text and
 * attribute values stay byte for byte.
 * @param options.styles `used`: inline styles lose the rules for classes that no element has; an element whose script
 * brings in others names them in `data-classes`, which is dropped here
 */
export function filterDocument(html: string, { styles = 'all' }: { styles?: 'all' | 'used' } = {}): FilteredDocument {
  const writer = new Writer();
  const parser = new Parser(writer, { decodeEntities: false, lowerCaseAttributeNames: false });
  parser.end(html);
  return writer.document(styles);
}

/** Takes the events of the parser and writes the filtered document. */
class Writer {
  readonly #out: string[] = [];
  readonly #scriptHashes: string[] = [];
  /** Where the texts of inline styles stand in what is written. */
  readonly #styles: number[] = [];
  /** The values of all attributes that name classes. */
  readonly #classes = new Set<string>();
  #attributes: Attribute[] = [];
  /** How many elements are open within a dropped one, itself included; 0 outside. */
  #dropping = 0;
  /** How many SVG or MathML elements are open: only there may any element close itself. */
  #foreign = 0;
  /** The text of an open script or style; its start tag is written once the text is known. */
  #raw:
    | { readonly name: string; readonly tag: string; readonly keep: (text: string) => boolean; text: string }
    | undefined;
  /** A `<div hidden>` that has held nothing yet: React leaves one with only comments in it. */
  #held: { readonly tag: string; comments: boolean } | undefined;
  #themeScripts = 0;
  readonly #modules = new Set<string>();

  document(styles: 'all' | 'used'): FilteredDocument {
    const classes = new Set([...this.#classes].flatMap((names) => names.split(/\s+/)));
    const styleHashes = this.#styles.map((place) => {
      if (styles === 'used') this.#out[place] = pruneStyle(this.#out[place] ?? '', classes);
      return hashOf(this.#out[place] ?? '');
    });
    return { html: this.#out.join(''), scriptHashes: this.#scriptHashes, styleHashes };
  }

  onopentagname(): void {
    this.#attributes = [];
  }

  onattribute(name: string, value: string, quote?: string | null): void {
    // As in browsers, the first of several attributes of one name counts.
    const key = name.toLowerCase();
    if (!this.#attributes.some((attribute) => attribute.name.toLowerCase() === key)) {
      this.#attributes.push({ name, value, quote });
    }
  }

  onopentag(name: string): void {
    const isVoid = voidElements.has(name);
    if (this.#dropping > 0 || name === 'template' || this.#isUseless(name)) {
      if (!isVoid) this.#dropping += 1;
      return;
    }
    this.#release();
    if (name === 'svg' || name === 'math') this.#foreign += 1;
    if (name === 'script') {
      this.#raw = { name, text: '', ...this.#script() };
      return;
    }
    for (const { name: given, value } of this.#attributes) {
      if (given === 'class' || given === 'data-classes') this.#classes.add(value);
    }
    const attributes = this.#attributes.filter(({ name: given }) => !isDroppedAttribute(name, given.toLowerCase()));
    const tag = startTag(name, attributes);
    if (name === 'style') {
      this.#raw = { name, tag, text: '', keep: () => true };
    } else if (name === 'div' && attributes.length === 1 && attributes[0]?.name === 'hidden') {
      this.#held = { tag, comments: false };
    } else {
      this.#out.push(tag);
    }
  }

  ontext(text: string): void {
    if (this.#dropping > 0) return;
    if (this.#raw) {
      this.#raw.text += text;
      return;
    }
    this.#release();
    // A literal `<` is text here; beside something that is dropped it could begin a tag.
    this.#out.push(text.includes('<') ? text.replaceAll('<', '&lt;') : text);
  }

  oncomment(): void {
    if (this.#held) this.#held.comments = true;
  }

  onprocessinginstruction(_name: string, data: string): void {
    if (this.#dropping === 0) this.#out.push(`<${data}>`);
  }

  onclosetag(name: string, implied: boolean): void {
    if (voidElements.has(name)) return;
    if (this.#dropping > 0) {
      this.#dropping -= 1;
      return;
    }
    if (this.#raw && rawTextElements.has(name)) {
      const { tag, text, keep } = this.#raw;
      this.#raw = undefined;
      if (!keep(text)) return;
      const length = this.#out.push(tag, text, `</${name}>`);
      if (name === 'style') this.#styles.push(length - 2);
      return;
    }
    if (this.#held?.comments) {
      this.#held = undefined;
      return;
    }
    this.#release();
    // What HTML closes by itself stays so; an element of SVG that closed itself needs its end tag here.
    if (!implied || this.#foreign > 0) this.#out.push(`</${name}>`);
    if (name === 'svg' || name === 'math') this.#foreign -= 1;
  }

  #release(): void {
    if (!this.#held) return;
    this.#out.push(this.#held.tag);
    this.#held = undefined;
  }

  #value(name: string): string | undefined {
    return this.#attributes.find((attribute) => attribute.name.toLowerCase() === name)?.value;
  }

  #isUseless(name: string): boolean {
    if (name !== 'link') return false;
    const relations = (this.#value('rel') ?? '').toLowerCase().split(/\s+/);
    if (relations.includes('modulepreload') || relations.includes('expect')) return true;
    return relations.includes('preload') && /^(?:script|style)$/i.test(this.#value('as') ?? '');
  }

  /** Decides what of a script is written, if its text allows it. */
  #script(): { readonly tag: string; readonly keep: (text: string) => boolean } {
    const type = this.#value('type');
    const source = this.#value('src');
    if (source === undefined && type === 'application/ld+json') {
      return {
        tag: startTag(
          'script',
          this.#attributes.filter(({ name }) => name === 'type' || name === 'id'),
        ),
        keep: () => true,
      };
    }
    if (source !== undefined && type === 'module' && readerModule.test(source) && !this.#modules.has(source)) {
      this.#modules.add(source);
      return { tag: `<script type="module" src="${source}">`, keep: (text) => text === '' };
    }
    if (source === undefined && type === undefined && this.#value('data-theme-script') !== undefined) {
      const keep = (text: string) => {
        if (this.#themeScripts > 0 || Buffer.byteLength(text) > themeScriptBytes) return false;
        this.#themeScripts += 1;
        this.#scriptHashes.push(hashOf(text));
        return true;
      };
      return { tag: '<script>', keep };
    }
    return { tag: '', keep: () => false };
  }
}

function isDroppedAttribute(element: string, name: string): boolean {
  if (/^(?:style|nonce|blocking|data-classes|on.*)$/.test(name)) return true;
  return (element === 'style' || element === 'link') && (name === 'data-precedence' || name === 'data-href');
}

function startTag(name: string, attributes: readonly Attribute[]): string {
  let tag = `<${name}`;
  for (const { name: attribute, value, quote } of attributes) {
    if (quote === undefined) tag += ` ${attribute}`;
    else if (quote === null) tag += ` ${attribute}="${value.replaceAll('"', '&quot;')}"`;
    else tag += ` ${attribute}=${quote}${value}${quote}`;
  }
  return `${tag}>`;
}

/** The CSP source of an inline text. Browsers hash it after they have made line ends one (HTML, 13.2.3.5). */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text.replace(/\r\n?/g, '\n')).digest('base64')}`;
}
