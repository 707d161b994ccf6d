import { ruleGroups } from '../translation/rules/registry.ts';
import type { Example, Rule } from '../translation/rules/rule.ts';

const begin = '<!-- Written by “npm run broadsheet -- docs rules” from translation/rules. -->';
const end = '<!-- End of what is written. -->';

/** The locales of the examples, in the order in which they are shown. */
const order = ['en', 'de', 'fr', 'es', 'ar', 'ja'];

const groupTitles: Readonly<Record<keyof typeof ruleGroups, string>> = {
  markup: 'Markup',
  sense: 'Sense',
  typography: 'Typography',
  'front-matter': 'Front matter',
};

/**
 * The document with the part about the rules as the rules are now.
 * @throws {Error} for a document without the marks between which that part stands
 */
export function withRules(document: string): string {
  const [start, stop] = [document.indexOf(begin), document.indexOf(end)];
  if (start === -1 || stop < start) throw new Error(`The document has no part between “${begin}” and “${end}”.`);
  return `${document.slice(0, start)}${begin}\n\n${rulesDocumentation()}\n${document.slice(stop)}`;
}

/** Every rule with what it means, and a wrong and a right example in each language that it has one in. */
function rulesDocumentation(): string {
  const groups = Object.entries(groupTitles) as [keyof typeof ruleGroups, string][];
  return groups.map(([group, title]) => `### ${title}\n\n${ruleGroups[group].map(ruleText).join('\n')}`).join('\n');
}

function ruleText({ id, severity, strict, compares, explains, examples, exempt = [] }: Rule): string {
  const kind = `${severity}${strict ? ', strict' : ''}${compares === 'pair' ? ', in translations' : ''}`;
  const ordered = [...examples].sort((one, other) => order.indexOf(one.locale) - order.indexOf(other.locale));
  const reasons = exempt.map(({ locales, because }) => `\nNot in ${locales.join(', ')}: ${because}\n`);
  return `#### \`${id}\` (${kind})\n\n${explains}\n\n${table(ordered)}${reasons.join('')}`;
}

function table(examples: readonly Example[]): string {
  const withOriginal = examples.some(({ original }) => original !== undefined);
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const cells = ({ locale, original, originalLocale, wrong, right }: Example) => [
    originalLocale === undefined ? locale : `${locale}, from ${originalLocale}`,
    ...(withOriginal ? [original === undefined ? '' : code(original)] : []),
    code(wrong),
    code(right),
  ];
  const head = ['', ...(withOriginal ? ['original'] : []), 'wrong', 'right'];
  return row(head) + row(head.map(() => '---')) + examples.map((example) => row(cells(example))).join('');
}

const names: Readonly<Record<string, string>> = { '\u00a0': '⍽', '\u202f': '⍽', '\n': '⏎' };

/** Spaces and marks without width; accents apart from a letter that there is with them. */
const unseen = /[\n\u00a0\u202f]|\p{Cc}|\p{Cf}|(?<=\p{sc=Latin})\p{M}|\u0653|\u0654|\u0655|\u3099|\u309a/gu;

/** Text as code in a cell of a table: what nobody would see is shown, by name where it has no sign. */
function code(text: string): string {
  const visible = text.replace(unseen, (mark) => {
    return names[mark] ?? `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
  });
  const longest = Math.max(0, ...[...visible.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${visible.replaceAll('|', '\\|')}${space}${fence}`;
}
