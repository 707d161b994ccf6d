import { toPlainText } from 'react-email';

/** What html-to-text hands to a formatter, as far as it is used here; the package brings no types. */
interface Element {
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly unknown[];
}

interface Builder {
  openBlock(options: { leadingLineBreaks: number }): void;
  closeBlock(options: { trailingLineBreaks: number }): void;
  addLineBreak(): void;
  addInline(text: string, options: { noWordTransform: boolean }): void;
}

type Formatter = (
  element: Element,
  walk: (children: readonly unknown[], builder: Builder) => void,
  builder: Builder,
) => void;

/** A link that is a line of its own, such as a headline or a button: its address stands below its words. */
const linkBelow: Formatter = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.addLineBreak();
  builder.addInline(element.attribs.href ?? '', { noWordTransform: true });
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** A table of the layout is no table: its cells are read one after the other. */
const cells: Formatter = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const heading = { options: { uppercase: false, leadingLineBreaks: 3, trailingLineBreaks: 1 } };

/** Two empty lines before it. */
const apart = { format: 'block', options: { leadingLineBreaks: 3 } };

const options = {
  // Whatever shows it breaks the lines; a line that is broken here would cut an address in two.
  wordwrap: false,
  formatters: { linkBelow, cells },
  selectors: [
    { selector: 'h1', ...heading },
    { selector: 'h2', ...heading },
    { selector: 'table', format: 'cells' },
    { selector: 'td', format: 'cells' },
    { selector: 'div.entry', ...apart },
    { selector: 'div.foot', ...apart },
    { selector: 'a', options: { linkBrackets: ['(', ')'], hideLinkHrefIfSameAsText: true } },
    { selector: 'h2 > a', format: 'linkBelow' },
    { selector: 'a.button', format: 'linkBelow' },
  ],
};

/** The plain text of a mail: words as they were written, every address whole. */
export function plainTextOf(html: string): string {
  return `${toPlainText(html, options)
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()}\n`;
}
