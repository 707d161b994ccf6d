import type { Block } from '../../document/document.ts';
import type { Found, Rule } from '../rule.ts';

const digits = /\p{Nd}+/gu;

export const codeBlockDiffers: Rule = {
  id: 'code-block-differs',
  severity: 'warning',
  compares: 'pair',
  explains:
    'A line in a block of code is that of the original but for a number. Comments and what a program says may be translated.',
  examples: [
    {
      locale: 'de',
      original: 'Do this:\n\n```\nserve --port 8080 # for all\n```\n\nThen wait.',
      wrong: 'So geht es:\n\n```\nserve --port 8008 # for all\n```\n\nDann warten.',
      right: 'So geht es:\n\n```\nserve --port 8080 # für alle\n```\n\nDann warten.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'So startet der Server:\n\n```\nserve --port 8080 # für alle\n```\n\nDann öffnen Sie die Seite.',
      wrong: 'Start the server like this:\n\n```\nserve --port 8000 # für alle\n```\n\nThen open the page.',
      right: 'Start the server like this:\n\n```\nserve --port 8080 # for all\n```\n\nThen open the page.',
    },
    {
      locale: 'fr',
      original: 'Start the server like this:\n\n```\nserve --port 8080\n```\n\nThen open the page.',
      wrong: 'Pour démarrer le serveur\u202f:\n\n```\nserve --port 8081\n```\n\nOuvrez ensuite la page.',
      right: 'Pour démarrer le serveur\u202f:\n\n```\nserve --port 8080\n```\n\nOuvrez ensuite la page.',
    },
    {
      locale: 'es',
      original: 'Start the server like this:\n\n```\nserve --port 8080\n```\n\nThen open the page.',
      wrong: 'Para arrancar el servidor:\n\n```\nserve --port 8800\n```\n\nDespués, abra la página.',
      right: 'Para arrancar el servidor:\n\n```\nserve --port 8080\n```\n\nDespués, abra la página.',
    },
    {
      locale: 'ar',
      original: 'Start the server like this:\n\n```\nserve --port 8080\n```\n\nThen open the page.',
      wrong: 'شغّل الخادم هكذا:\n\n```\nserve --port 8008\n```\n\nثم افتح الصفحة.',
      right: 'شغّل الخادم هكذا:\n\n```\nserve --port 8080\n```\n\nثم افتح الصفحة.',
    },
    {
      locale: 'ja',
      original: 'Start the server like this:\n\n```\nserve --port 8080\n```\n\nThen open the page.',
      wrong: 'サーバーの起動方法：\n\n```\nserve --port 8008\n```\n\n続いてページを開く。',
      right: 'サーバーの起動方法：\n\n```\nserve --port 8080\n```\n\n続いてページを開く。',
    },
  ],
  check: ({ pair }, report) => {
    for (const { original, translation } of pair?.couples ?? []) {
      if (original?.kind === 'code' && translation?.kind === 'code' && original.value !== translation.value)
        compareLines(original, translation, pair?.translation.document.source ?? '', report);
    }
  },
};

function compareLines(original: Block, translation: Block, source: string, report: (found: Found) => void): void {
  const wanted = original.value.split('\n');
  const own = translation.value.split('\n');
  // Where lines were added or left out, nobody can say which belong together.
  if (wanted.length !== own.length) return;
  let from = translation.start;
  for (const [index, line] of own.entries()) {
    const start = source.indexOf(line, from);
    if (start === -1) return;
    from = start + line.length;
    const other = wanted[index] ?? '';
    if (line === other || line.replace(digits, '0') !== other.replace(digits, '0')) continue;
    const [parts, others] = [line.split(/\s+/), other.split(/\s+/)];
    const at = parts.findIndex((part, place) => part !== others[place]);
    report({ start, end: from, values: { text: parts[at] ?? '', expected: others[at] ?? '' } });
  }
}
