import type { Book } from '../book.ts';

/**
 * The book's style: little, for the reader chooses faces, sizes and colours. Sides are physical and come from the
 * direction, because many reading systems do not know logical properties.
 */
export function styleSheet({ direction, accent, script }: Book): string {
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const leading = script === 'Latn' ? 1.5 : 1.75;
  const emphasis = script === 'Latn' ? '' : 'em { font-style: normal; font-weight: bold; }\n';
  return `body { line-height: ${leading}; ${script === 'Jpan' ? 'line-break: strict; ' : ''}}
h1 { font-size: 1.6em; line-height: 1.25; margin: 1.5em 0 1em; page-break-before: always; }
h2 { font-size: 1.15em; line-height: 1.3; margin: 1.6em 0 0.5em; }
h1, h2, h3 { text-align: ${start}; page-break-after: avoid; }
p { margin: 0 0 0.8em; }
a { color: ${accent}; }
${emphasis}blockquote { margin: 1em 0; padding-${start}: 1em; border-${start}: 2px solid; opacity: 0.85; }
table { border-collapse: collapse; width: 100%; font-size: 0.9em; margin: 1.2em 0; }
th, td { border-bottom: 1px solid; padding: 0.4em; padding-${start}: 0; text-align: ${start}; vertical-align: top; }
ul, ol { padding-${start}: 1.4em; padding-${end}: 0; margin: 0 0 1em; }
.checklist { list-style: none; padding-${start}: 0; }
.pull-quote { font-size: 1.25em; font-weight: bold; text-align: center; margin: 1.4em 5%; color: ${accent}; }
.note { border-${start}: 3px solid ${accent}; padding: 0.2em 1em; margin: 1.4em 0; }
.note-title { font-weight: bold; }
.link-card { border-top: 1px solid; padding-top: 0.6em; }
.footnotes { border-top: 1px solid; margin-top: 2em; padding-top: 0.8em; font-size: 0.9em; }
.footnote .number { float: ${start}; margin-${end}: 0.6em; }
.cover { text-align: center; }
.cover img { max-width: 100%; max-height: 100%; }
.imprint h1 { font-size: 1.1em; }
figure { margin: 1.2em 0; }
figcaption { font-size: 0.85em; }
img { max-width: 100%; }
`;
}
