import type { Block } from '../../document/document.ts';
import { type Passage, passagesOf, placeIn } from '../../document/passages.ts';
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
    const passages = new Map<number, Passage>();
    for (const passage of passagesOf(pair.translation.document))
      if (!passages.has(passage.block.start)) passages.set(passage.block.start, passage);
    for (const { original, translation } of pair.couples) {
      if (!original || !translation || original.kind === 'heading' || original.kind === 'row') continue;
      const before = wordsOf(original);
      const passage = passages.get(translation.start);
      if (!passage || before === '') continue;
      const ones = sentencesOf(before);
      const others = sentencesOf(passage.text);
      if (ones.length === others.length) {
        others.forEach((sentence, index) => {
          if (differ(ones[index]?.text ?? '', sentence.text, pair.original, pair.translation))
            report({ ...placeIn(passage, sentence.from, sentence.to) });
        });
      } else {
        // Sentences that were joined or split cannot be told apart: the whole must differ, or have fewer.
        const { firm, soft } = patternOf(pair.translation);
        const fewer =
          (before.match(patternOf(pair.original).firm)?.length ?? 0) > (passage.text.match(firm)?.length ?? 0) &&
          (soft === undefined || passage.text.search(soft) === -1);
        if (fewer || differ(before, passage.text, pair.original, pair.translation))
          report({ ...placeIn(passage, 0, passage.text.length) });
      }
    }
  },
};

function differ(one: string, other: string, original: Side, translation: Side): boolean {
  const [a, b] = [patternOf(original), patternOf(translation)];
  const before = has(one, a.firm);
  if (before === has(other, b.firm)) return false;
  return before ? !has(other, b.soft) : !has(one, a.soft) && !has(one, a.often);
}

function wordsOf(block: Block): string {
  return block.segments[0]?.text ?? '';
}

function has(text: string, pattern: RegExp | undefined): boolean {
  return pattern !== undefined && text.search(pattern) !== -1;
}

interface Patterns {
  readonly firm: RegExp;
  readonly soft: RegExp | undefined;
  readonly often: RegExp | undefined;
}

const patterns = new Map<string, Patterns>();

/** Words that negate, with `~` those that may stand for a negation, and with `≈` those that become one in translation. */
function patternOf({ locale, language }: Side): Patterns {
  let known = patterns.get(locale);
  if (!known) {
    const { negations, spaces } = language.writing;
    const make = (words: readonly string[]) => {
      const any = (some: readonly string[]) => some.map((word) => word.replaceAll('*', '[\\p{L}\\p{M}]*')).join('|');
      if (!spaces) return new RegExp(any(words), 'giu');
      // An ending is looked for as it stands: from every beginning of a word the search would take far longer.
      const endings = words.filter((word) => word.startsWith('*')).map((word) => word.slice(1));
      const whole = words.filter((word) => !word.startsWith('*'));
      const starts = whole.length > 0 ? [`(?<![\\p{L}\\p{M}])(?:${any(whole)})`] : [];
      return new RegExp(
        `(?:${[...starts, ...(endings.length > 0 ? [any(endings)] : [])].join('|')})(?![\\p{L}\\p{M}])`,
        'giu',
      );
    };
    const marked = (mark: string) =>
      negations.filter((word) => word.startsWith(mark)).map((word) => word.slice(mark.length));
    const [soft, often] = [marked('~'), marked('≈')];
    known = {
      firm: make(negations.filter((word) => !/^[~≈]/u.test(word))),
      soft: soft.length > 0 ? make(soft) : undefined,
      often: often.length > 0 ? make(often) : undefined,
    };
    patterns.set(locale, known);
  }
  return known;
}
