import { blockLength } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

export const length: Rule = {
  id: 'length',
  severity: 'warning',
  compares: 'pair',
  explains:
    'A paragraph is far shorter or longer than its original lets expect in this language: a sentence may be missing, or there may be one too many.',
  examples: [
    {
      locale: 'de',
      original:
        'The lab was closed in summer, and the people who had worked there for many years were asked to leave. Nobody told them why, and nobody has told them since; the building is empty today.',
      wrong: 'Das Labor wurde im Sommer geschlossen.',
      right:
        'Das Labor wurde im Sommer geschlossen, und die Leute, die dort viele Jahre gearbeitet hatten, sollten gehen. Niemand sagte ihnen, warum, und bis heute hat es ihnen niemand gesagt; das Gebäude steht leer.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original:
        'Das Labor wurde im Sommer geschlossen, und die Leute, die dort viele Jahre gearbeitet hatten, sollten gehen. Niemand sagte ihnen, warum, und bis heute hat es ihnen niemand gesagt; das Gebäude steht leer.',
      wrong: 'The lab was closed in summer.',
      right:
        'The lab was closed in summer, and the people who had worked there for many years were asked to leave. Nobody told them why, and nobody has told them since; the building is empty today.',
    },
    {
      locale: 'fr',
      original:
        'The lab was closed in summer, and the people who had worked there for many years were asked to leave. Nobody told them why, and nobody has told them since; the building is empty today.',
      wrong: 'Le laboratoire a fermé en été.',
      right:
        'Le laboratoire a fermé en été, et ceux qui y travaillaient depuis de longues années ont été priés de partir. Personne ne leur a dit pourquoi, et personne ne le leur a dit depuis\u202f; le bâtiment est vide aujourd’hui.',
    },
    {
      locale: 'es',
      original:
        'The lab was closed in summer, and the people who had worked there for many years were asked to leave. Nobody told them why, and nobody has told them since; the building is empty today.',
      wrong: 'El laboratorio cerró en verano.',
      right:
        'El laboratorio cerró en verano, y a quienes llevaban muchos años trabajando allí se les pidió que se fueran. Nadie les dijo por qué, y nadie se lo ha dicho desde entonces; hoy el edificio está vacío.',
    },
    {
      locale: 'ar',
      original:
        'The lab was closed in summer, and the people who had worked there for many years were asked to leave. Nobody told them why, and nobody has told them since; the building is empty today.',
      wrong: 'أُغلق المختبر في الصيف.',
      right:
        'أُغلق المختبر في الصيف، وطُلب ممن عملوا فيه سنوات طويلة أن يغادروا. لم يخبرهم أحد بالسبب، ولم يخبرهم به أحد منذ ذلك الحين؛ والمبنى خالٍ اليوم.',
    },
    {
      locale: 'ja',
      original:
        'The lab was closed in summer, and the people who had worked there for many years were asked to leave. Nobody told them why, and nobody has told them since; the building is empty today.',
      wrong: '研究所は夏に閉鎖された。',
      right:
        '研究所は夏に閉鎖され、長年そこで働いてきた人々は立ち去るよう求められた。理由を告げた者はなく、その後も誰ひとり告げていない。建物は今も空のままだ。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const expected = pair.translation.language.writing.length / pair.original.language.writing.length;
    const couples = pair.couples.flatMap(({ original, translation }) =>
      original &&
      translation &&
      /^(?:paragraph|item|footnote|field)$/.test(original.kind) &&
      blockLength(original) >= 40
        ? [{ original, translation, ratio: blockLength(translation) / blockLength(original) }]
        : [],
    );
    const ratios = couples.map(({ ratio }) => ratio).sort((a, b) => a - b);
    // What this translator does counts more than what translators do.
    const middle = ratios.length >= 6 ? (ratios[Math.floor(ratios.length / 2)] ?? expected) : expected;
    // Unless most of the text is not translated.
    const usual = Math.min(Math.max(middle, expected * 0.6), expected * 1.5);
    for (const { original, translation, ratio } of couples) {
      if (translation.kind === 'field' || blockLength(original) < 90) continue;
      const part = ratio / usual;
      // Short paragraphs vary more, and so do scripts in which a letter says much.
      const least = (blockLength(original) < 150 ? 0.4 : 0.5) - (expected < 0.6 ? 0.1 : 0);
      if (part > least && part < 1 / least) continue;
      report({
        start: translation.start,
        end: translation.end,
        values: { percent: String(Math.round(part * 100)) },
        severity: pair.sure || part < 0.3 ? 'warning' : 'hint',
      });
    }
  },
};
