/** Stands for what is no prose: inline code, a template's code, a picture. One character each, or as many as it hides. */
export const hidden = '\uFFFC';

/** Template languages of other systems, longest first: Hugo, Jekyll and Liquid, Handlebars, Vue. */
const templates = /\{\{[<%][^\n]*?[>%]\}\}|\{%[^\n]*?%\}|\{\{[^\n{}]*\}\}/g;
/** Attributes of Kramdown, Pandoc and Docusaurus; roles of MyST before a code span; variables of GitHub's documents. */
const attributes = /\{:?[ ]*[#.:][^}\n]{0,200}\}|\{[a-z:-]+\}(?=`)/g;
const imports = /^(?:import\s[^\n]*from\s+['"][^'"\n]+['"];?|export\s+(?:const|default|function)\b[^\n]*)$/gm;
const formulas = /\$\$[^$]{1,2000}\$\$|\$[^\s$][^$\n]{0,200}[\\^_][^$\n]{0,200}\$/g;

/** What a piece of a template is called, so that original and translation can be compared. */
export interface Template {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Hides the code of templates, so that Markdown does not read it as prose. Every place in the text stays where it was.
 * @returns the text of equal length, and what was hidden
 */
export function mask(source: string): { readonly text: string; readonly templates: readonly Template[] } {
  const found: Template[] = [];
  if (!/[{$]|^(?:import|export)\s/m.test(source)) return { text: source, templates: found };
  const hide = (match: string) => match.replace(/[^\n]/g, hidden);
  const text = source
    .replace(templates, (match, at: number) => {
      const name = /[\w.$-]+/.exec(match.replace(/^[^\w/]+/, ''))?.[0] ?? '';
      const closing = /^\{\{?[<%]\s*\//.test(match) ? '/' : '';
      found.push({ name: closing + name, start: at, end: at + match.length });
      return hide(match);
    })
    .replace(attributes, hide)
    .replace(imports, hide)
    .replace(formulas, hide);
  return { text, templates: found };
}
