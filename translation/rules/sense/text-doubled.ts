import type { Document } from '../../document/document.ts';
import { type Passage, passagesOf, placeIn } from '../../document/passages.ts';
import { sentencesOf } from '../../document/sentences.ts';
import { beginning } from '../../pair/missing-place.ts';
import type { Rule } from '../rule.ts';

export const textDoubled: Rule = {
  id: 'text-doubled',
  severity: 'error',
  compares: 'text',
  explains: 'A paragraph or a sentence stands twice, and in the original once.',
  examples: [
    {
      locale: 'de',
      wrong: 'Das Labor wurde im Sommer geschlossen. Das Labor wurde im Sommer geschlossen.',
      right: 'Das Labor wurde im Sommer geschlossen. Im Winter wurde es geöffnet.',
    },
    {
      locale: 'ja',
      wrong: '研究所はその年の夏に閉鎖されることになった。\n\n研究所はその年の夏に閉鎖されることになった。',
      right: '研究所はその年の夏に閉鎖されることになった。\n\n次の年に再び開いた。',
    },
    {
      locale: 'en',
      wrong: 'The lab was closed in the summer. The lab was closed in the summer.',
      right: 'The lab was closed in the summer. It opened again in winter.',
    },
    {
      locale: 'fr',
      wrong: 'Le laboratoire a été fermé cet été. Le laboratoire a été fermé cet été.',
      right: 'Le laboratoire a été fermé cet été. Il a rouvert en hiver.',
    },
    {
      locale: 'es',
      wrong: 'El laboratorio se cerró en verano. El laboratorio se cerró en verano.',
      right: 'El laboratorio se cerró en verano. En invierno volvió a abrir.',
    },
    {
      locale: 'ar',
      wrong: 'أُغلق المختبر في صيف ذلك العام. أُغلق المختبر في صيف ذلك العام.',
      right: 'أُغلق المختبر في صيف ذلك العام. ثم أعيد فتحه في الشتاء.',
    },
  ],
  check: ({ text: side, pair }, report) => {
    const least = side.language.writing.spaces ? 30 : 14;
    const doubled = doubles(side.document, least);
    if (doubled.length === 0) return;
    const before = pair ? doubles(pair.original.document, 8) : [];
    // Where the original repeats itself as often, that is its manner.
    if (before.length >= doubled.length) return;
    const repeated = new Set(before.map(({ passage }) => passage.block.start));
    const originals = new Map(pair?.couples.map(({ original, translation }) => [translation?.start, original?.start]));
    for (const { passage, from, to, adjacent } of doubled) {
      const severity = adjacent ? 'error' : 'warning';
      const original = originals.get(passage.block.start);
      if ((!adjacent && !pair) || (original !== undefined && repeated.has(original))) continue;
      report({ ...placeIn(passage, from, to), values: { text: beginning(passage.text.slice(from, to)) }, severity });
    }
  },
};

function doubles(document: Document, least: number) {
  const seen = new Map<string, number>();
  const found: { passage: Passage; from: number; to: number; adjacent: boolean }[] = [];
  passagesOf(document).forEach((passage, index) => {
    if (passage.block.kind === 'row' || passage.block.kind === 'heading' || passage.field) return;
    const whole = saidBy(passage, 0, passage.text.length);
    const before = seen.get(whole);
    if (passage.text.trim().length >= least && before !== undefined)
      found.push({ passage, from: 0, to: passage.text.length, adjacent: index - before === 1 });
    seen.set(whole, index);
    const sentences = sentencesOf(passage.text);
    sentences.forEach(({ from, to, text }, at) => {
      const last = sentences[at - 1];
      if (
        text.length >= least &&
        last?.text === text &&
        saidBy(passage, from, to) === saidBy(passage, last.from, last.to)
      )
        found.push({ passage, from, to, adjacent: true });
    });
  });
  return found;
}

/** Words with the code and the pictures that stand among them. */
function saidBy({ text, inlines }: Passage, from: number, to: number): string {
  const hidden = inlines.filter(
    (inline) => /^(?:code|image)$/.test(inline.kind) && inline.from >= from && inline.to <= to,
  );
  return [text.slice(from, to).trim(), ...hidden.map(({ target }) => target)].join('\n');
}
