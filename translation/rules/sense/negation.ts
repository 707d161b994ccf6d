import type { Block } from '../../document/document.ts';
import { passagesOf, placeIn } from '../../document/passages.ts';
import { sentencesOf } from '../../document/sentences.ts';
import type { Rule, Side } from '../rule.ts';

export const negation: Rule = {
  id: 'negation',
  severity: 'hint',
  compares: 'pair',
  explains: 'A sentence negates in one of the texts only. Languages negate in different ways: this is a hint to look.',
  examples: [
    {
      locale: 'de',
      original: 'The company did not dispute the lab.',
      wrong: 'Das Unternehmen bestritt das Labor.',
      right: 'Das Labor bestritt das Unternehmen nicht.',
    },
    {
      locale: 'ja',
      original: 'The company did not dispute the lab.',
      wrong: '同社は研究所を否定した。',
      right: '同社は研究所を否定しなかった。',
    },
    {
      locale: 'ar',
      original: 'The company did not dispute the lab.',
      wrong: 'نفت الشركة المختبر.',
      right: 'لم تنف الشركة المختبر.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Das Unternehmen beantwortete den Brief nicht.',
      wrong: 'The company answered the letter.',
      right: 'The company did not answer the letter.',
    },
    {
      locale: 'fr',
      original: 'The company did not answer the letter.',
      wrong: 'L’entreprise a répondu à la lettre.',
      right: 'L’entreprise n’a pas répondu à la lettre.',
    },
    {
      locale: 'es',
      original: 'The company did not answer the letter.',
      wrong: 'La empresa respondió a la carta.',
      right: 'La empresa no respondió a la carta.',
    },
  ],
  check: ({ pair }, report) => {
    if (
      !pair ||
      pair.original.language.writing.negations.length === 0 ||
      pair.translation.language.writing.negations.length === 0
    )
      return;
    const passages = passagesOf(pair.translation.document);
    for (const { original, translation } of pair.couples) {
      if (!original || !translation || original.kind === 'heading' || original.kind === 'row') continue;
      const before = wordsOf(original);
      const passage = passages.find(({ block }) => block.start === translation.start);
      if (!passage || before === '') continue;
      const ones = sentencesOf(before);
      const others = sentencesOf(passage.text);
      if (ones.length === others.length) {
        others.forEach((sentence, index) => {
          if (differ(ones[index]?.text ?? '', sentence.text, pair.original, pair.translation))
            report({ ...placeIn(passage, sentence.from, sentence.to) });
        });
      } else {
        const count = (text: string, side: Side) =>
          (negated(text, side).firm ? text.match(patternOf(side).firm)?.length : 0) ?? 0;
        const all = count(before, pair.original) - count(passage.text, pair.translation);
        if (all !== 0 || differ(before, passage.text, pair.original, pair.translation))
          report({ ...placeIn(passage, 0, passage.text.length) });
      }
    }
  },
};

function differ(one: string, other: string, original: Side, translation: Side): boolean {
  const [a, b] = [negated(one, original), negated(other, translation)];
  return (a.firm && !b.firm && !b.soft) || (b.firm && !a.firm && !a.soft);
}

function wordsOf(block: Block): string {
  return block.segments[0]?.text ?? '';
}

function negated(text: string, side: Side): { firm: boolean; soft: boolean } {
  const { firm, soft } = patternOf(side);
  return { firm: text.search(firm) !== -1, soft: soft !== undefined && text.search(soft) !== -1 };
}

const patterns = new Map<string, { firm: RegExp; soft: RegExp | undefined }>();

/** Words that negate, and with `~` those that may stand for a negation. */
function patternOf({ locale, language }: Side): { firm: RegExp; soft: RegExp | undefined } {
  let known = patterns.get(locale);
  if (!known) {
    const { negations, spaces } = language.writing;
    const make = (words: readonly string[]) => {
      const any = words.map((word) => word.replaceAll('*', '[\\p{L}\\p{M}]*')).join('|');
      return new RegExp(spaces ? `(?<![\\p{L}\\p{M}])(?:${any})(?![\\p{L}\\p{M}])` : any, 'giu');
    };
    const soft = negations.filter((word) => word.startsWith('~')).map((word) => word.slice(1));
    known = {
      firm: make(negations.filter((word) => !word.startsWith('~'))),
      soft: soft.length > 0 ? make(soft) : undefined,
    };
    patterns.set(locale, known);
  }
  return known;
}
