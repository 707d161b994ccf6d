import { beginning, missingPlace } from '../../pair/missing-place.ts';
import { movedWithinSection } from '../../pair/moved.ts';
import { blockLength, type Pair } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

export const paragraphMissing: Rule = {
  id: 'paragraph-missing',
  severity: 'error',
  compares: 'pair',
  explains: 'A paragraph of the original has no counterpart in the translation.',
  examples: [
    {
      locale: 'de',
      original:
        'One says that the lab was closed in summer.\n\nOthers say that it was never open at all.\n\nNobody has asked the neighbours about it.',
      wrong: 'Die einen sagen, das Labor sei im Sommer geschlossen worden.\n\nDie Nachbarn hat niemand danach gefragt.',
      right:
        'Die einen sagen, das Labor sei im Sommer geschlossen worden.\n\nAndere sagen, es sei nie offen gewesen.\n\nDie Nachbarn hat niemand danach gefragt.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original:
        'Die einen sagen, das Labor sei im Sommer geschlossen worden.\n\nAndere sagen, es sei nie offen gewesen.\n\nDie Nachbarn hat niemand danach gefragt.',
      wrong: 'Some say that the lab was closed in summer.\n\nNobody has asked the neighbours about it.',
      right:
        'Some say that the lab was closed in summer.\n\nOthers say that it was never open.\n\nNobody has asked the neighbours about it.',
    },
    {
      locale: 'fr',
      original:
        'One says that the lab was closed in summer.\n\nOthers say that it was never open at all.\n\nNobody has asked the neighbours about it.',
      wrong: 'Les uns disent que le laboratoire a fermé en été.\n\nPersonne n’a interrogé les voisins à ce sujet.',
      right:
        'Les uns disent que le laboratoire a fermé en été.\n\nD’autres disent qu’il n’a jamais ouvert.\n\nPersonne n’a interrogé les voisins à ce sujet.',
    },
    {
      locale: 'es',
      original:
        'One says that the lab was closed in summer.\n\nOthers say that it was never open at all.\n\nNobody has asked the neighbours about it.',
      wrong: 'Unos dicen que el laboratorio cerró en verano.\n\nNadie ha preguntado a los vecinos por ello.',
      right:
        'Unos dicen que el laboratorio cerró en verano.\n\nOtros dicen que nunca llegó a abrir.\n\nNadie ha preguntado a los vecinos por ello.',
    },
    {
      locale: 'ar',
      original:
        'One says that the lab was closed in summer.\n\nOthers say that it was never open at all.\n\nNobody has asked the neighbours about it.',
      wrong: 'يقول بعضهم إن المختبر أُغلق في الصيف.\n\nولم يسأل أحد الجيران عن ذلك.',
      right: 'يقول بعضهم إن المختبر أُغلق في الصيف.\n\nويقول آخرون إنه لم يُفتح قط.\n\nولم يسأل أحد الجيران عن ذلك.',
    },
    {
      locale: 'ja',
      original:
        'One says that the lab was closed in summer.\n\nOthers say that it was never open at all.\n\nNobody has asked the neighbours about it.',
      wrong: '研究所は夏に閉鎖されたという人がいる。\n\n近所の人に尋ねた者はいない。',
      right:
        '研究所は夏に閉鎖されたという人がいる。\n\nそもそも開いたことがないという人もいる。\n\n近所の人に尋ねた者はいない。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const moved = movedWithinSection(pair);
    pair.couples.forEach(({ original, translation }, index) => {
      if (!original || translation || !/^(?:paragraph|footnote)$/.test(original.kind) || blockLength(original) < 12)
        return;
      if (isMerged(pair, index)) return;
      const certain = pair.sure && blockLength(original) >= 30 ? 'error' : 'warning';
      const severity = moved[index] ? 'hint' : certain;
      report({
        ...missingPlace(pair, index),
        values: { text: beginning(original.segments.map(({ text }) => text).join(' ')) },
        severity,
      });
    });
  },
};

/** Whether the paragraph before or behind is so long that it holds this one as well. */
function isMerged(pair: Pair, index: number): boolean {
  const { original } = pair.couples[index] ?? {};
  if (!original) return false;
  const expected = pair.translation.language.writing.length / pair.original.language.writing.length;
  return [index - 1, index + 1].some((at) => {
    const couple = pair.couples[at];
    if (!couple?.original || !couple.translation) return false;
    const alone = blockLength(couple.original) * expected;
    const together = (blockLength(couple.original) + blockLength(original)) * expected;
    const length = blockLength(couple.translation);
    return Math.abs(length - together) < Math.abs(length - alone);
  });
}
