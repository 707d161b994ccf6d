import type { LeftBlock } from '../translation/machine/translate-text.ts';

const longest = 70;

/** Names the parts of a text that no engine could translate, for the operator; empty when there is none. */
export function leftLines(left: readonly LeftBlock[], locale: string): string {
  if (left.length === 0) return '';
  const lines = left.map(({ words, faults }) => {
    const said = words.length > longest ? `${words.slice(0, longest)}…` : words;
    const why = [...new Set(faults.map(({ kind, text }) => (text ? `${kind} ${text}` : kind)))].slice(0, 3).join(', ');
    return `    “${said}”: ${why}`;
  });
  return `  ${left.length} left in ${locale}, because no answer could be used:\n${lines.join('\n')}\n`.replace(
    /[^\P{Cc}\n]+/gu,
    ' ',
  );
}
