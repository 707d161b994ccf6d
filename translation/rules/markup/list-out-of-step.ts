import { reportOutOfStep } from '../../pair/out-of-step.ts';
import type { Rule } from '../rule.ts';

export const listOutOfStep: Rule = {
  id: 'list-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'An item of a list is missing, or one was added.',
  examples: [
    {
      locale: 'es',
      original: '- First thing\n- Second thing\n- Third thing',
      wrong: '- Primera cosa\n- Segunda cosa',
      right: '- Primera cosa\n- Segunda cosa\n- Tercera cosa',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: '- Text lesen\n- Namen prüfen\n- Autorin fragen',
      wrong: '- Read the text\n- Check the names',
      right: '- Read the text\n- Check the names\n- Ask the author',
    },
    {
      locale: 'de',
      original: '- Read the text\n- Check the names\n- Ask the author',
      wrong: '- Text lesen\n- Namen prüfen',
      right: '- Text lesen\n- Namen prüfen\n- Autorin fragen',
    },
    {
      locale: 'fr',
      original: '- Read the text\n- Check the names\n- Ask the author',
      wrong: '- Lire le texte\n- Vérifier les noms',
      right: '- Lire le texte\n- Vérifier les noms\n- Interroger l’auteur',
    },
    {
      locale: 'ar',
      original: '- Read the text\n- Check the names\n- Ask the author',
      wrong: '- قراءة النص\n- مراجعة الأسماء',
      right: '- قراءة النص\n- مراجعة الأسماء\n- سؤال الكاتب',
    },
    {
      locale: 'ja',
      original: '- Read the text\n- Check the names\n- Ask the author',
      wrong: '- 本文を読む\n- 名前を確かめる',
      right: '- 本文を読む\n- 名前を確かめる\n- 筆者に尋ねる',
    },
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'item', report);
  },
};
