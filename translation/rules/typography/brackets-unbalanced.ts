import { matchesOf } from '../../document/matches.ts';
import { passagesOf, placeIn } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

const pairs: Readonly<Record<string, string>> = { ')': '(', '）': '（', ']': '[', '】': '【', '》': '《', '〉': '〈' };

export const bracketsUnbalanced: Rule = {
  id: 'brackets-unbalanced',
  severity: 'warning',
  compares: 'text',
  explains: 'A bracket is opened and not closed, or closed and not opened.',
  examples: [
    {
      locale: 'de',
      wrong: 'Das Labor (ein kleines ist leer.',
      right: 'Das Labor (ein kleines) ist a) leer und b) kalt :-)',
    },
    { locale: 'ja', wrong: '研究所（略称MSRAは空だ。', right: '研究所（略称MSRA）は空だ。' },
    {
      locale: 'en',
      wrong: 'The lab (a small one is empty.',
      right: 'The lab (a small one) is a) empty and b) cold :-)',
    },
    { locale: 'fr', wrong: 'Le laboratoire (un petit est vide.', right: 'Le laboratoire (un petit) est vide.' },
    {
      locale: 'es',
      wrong: 'El laboratorio (uno pequeño está vacío.',
      right: 'El laboratorio (uno pequeño) está vacío.',
    },
    { locale: 'ar', wrong: 'المختبر (وهو صغير فارغ.', right: 'المختبر (وهو صغير) فارغ.' },
  ],
  check: ({ text: side, pair }, report) => {
    const balanced = !pair || passagesOf(pair.original.document).every(({ text }) => faultsOf(text).length < 1);
    for (const passage of passagesOf(side.document)) {
      const faults = faultsOf(passage.text);
      if (faults.length === 0 || faults.length > 3) continue;
      for (const { index, mark } of faults)
        report({ ...placeIn(passage, index, index + 1), values: { mark }, severity: balanced ? 'warning' : 'hint' });
    }
  },
};

function faultsOf(text: string): { index: number; mark: string }[] {
  const stack: { index: number; mark: string }[] = [];
  const faults: { index: number; mark: string }[] = [];
  for (const { 0: mark, index } of matchesOf(text, /[()（）[\]【】《》〈〉]/g)) {
    const open = pairs[mark];
    if (!open) stack.push({ index, mark });
    else if (stack.at(-1)?.mark === open || same(stack.at(-1)?.mark, open)) stack.pop();
    // Lists count with a bracket, and faces smile with one.
    else if (!/(?:^|[\s(])[\p{L}\p{N}]{1,3}$|[:;=][-^']?$/u.test(text.slice(Math.max(0, index - 5), index)))
      faults.push({ index, mark });
  }
  const sad = (index: number) => /[:;=][-']?$/.test(text.slice(Math.max(0, index - 2), index));
  return [...faults, ...stack.filter(({ index }) => !sad(index))];
}

/** Half and full width are mixed by habit; that is another rule’s business. */
function same(one: string | undefined, other: string): boolean {
  return (one === '(' && other === '（') || (one === '（' && other === '(');
}
