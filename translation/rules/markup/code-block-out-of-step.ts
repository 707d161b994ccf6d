import { reportOutOfStep } from '../../pair/out-of-step.ts';
import type { Rule } from '../rule.ts';

export const codeBlockOutOfStep: Rule = {
  id: 'code-block-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'A block of code is missing, or one was added.',
  examples: [
    {
      locale: 'de',
      original: 'Do this:\n\n```\nnpm start\n```\n\nThen wait.',
      wrong: 'So geht es:\n\nDann warten.',
      right: 'So geht es:\n\n```\nnpm start\n```\n\nDann warten.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'So startet der Server:\n\n```\nnpm start\n```\n\nDann öffnen Sie die Seite.',
      wrong: 'Start the server like this:\n\nThen open the page.',
      right: 'Start the server like this:\n\n```\nnpm start\n```\n\nThen open the page.',
    },
    {
      locale: 'fr',
      original: 'Start the server like this:\n\n```\nnpm start\n```\n\nThen open the page.',
      wrong: 'Pour démarrer le serveur\u202f:\n\nOuvrez ensuite la page.',
      right: 'Pour démarrer le serveur\u202f:\n\n```\nnpm start\n```\n\nOuvrez ensuite la page.',
    },
    {
      locale: 'es',
      original: 'Start the server like this:\n\n```\nnpm start\n```\n\nThen open the page.',
      wrong: 'Para arrancar el servidor:\n\nDespués, abra la página.',
      right: 'Para arrancar el servidor:\n\n```\nnpm start\n```\n\nDespués, abra la página.',
    },
    {
      locale: 'ar',
      original: 'Start the server like this:\n\n```\nnpm start\n```\n\nThen open the page.',
      wrong: 'شغّل الخادم هكذا:\n\nثم افتح الصفحة.',
      right: 'شغّل الخادم هكذا:\n\n```\nnpm start\n```\n\nثم افتح الصفحة.',
    },
    {
      locale: 'ja',
      original: 'Start the server like this:\n\n```\nnpm start\n```\n\nThen open the page.',
      wrong: 'サーバーの起動方法：\n\n続いてページを開く。',
      right: 'サーバーの起動方法：\n\n```\nnpm start\n```\n\n続いてページを開く。',
    },
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'code', report);
  },
};
