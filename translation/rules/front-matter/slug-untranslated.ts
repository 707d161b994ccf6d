import type { Rule } from '../rule.ts';

export const slugUntranslated: Rule = {
  id: 'slug-untranslated',
  severity: 'warning',
  compares: 'pair',
  explains: 'The slug is that of the original. One that is a name may stay.',
  examples: [
    {
      locale: 'es',
      original: '---\nslug: the-lab-that-was-closed\n---\nIt was closed.',
      wrong: '---\nslug: the-lab-that-was-closed\n---\nSe cerró.',
      right: '---\nslug: el-laboratorio-que-cerro\n---\nSe cerró.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: '---\nslug: das-geschlossene-labor\n---\nEs wurde geschlossen.',
      wrong: '---\nslug: das-geschlossene-labor\n---\nIt was closed.',
      right: '---\nslug: the-lab-that-was-closed\n---\nIt was closed.',
    },
    {
      locale: 'de',
      original: '---\nslug: the-lab-that-was-closed\n---\nIt was closed.',
      wrong: '---\nslug: the-lab-that-was-closed\n---\nEs wurde geschlossen.',
      right: '---\nslug: das-geschlossene-labor\n---\nEs wurde geschlossen.',
    },
    {
      locale: 'fr',
      original: '---\nslug: the-lab-that-was-closed\n---\nIt was closed.',
      wrong: '---\nslug: the-lab-that-was-closed\n---\nIl a été fermé.',
      right: '---\nslug: le-laboratoire-qui-a-ferme\n---\nIl a été fermé.',
    },
    {
      locale: 'ar',
      original: '---\nslug: the-lab-that-was-closed\n---\nIt was closed.',
      wrong: '---\nslug: the-lab-that-was-closed\n---\nأُغلق.',
      right: '---\nslug: المختبر-المغلق\n---\nأُغلق.',
    },
    {
      locale: 'ja',
      original: '---\nslug: the-lab-that-was-closed\n---\nIt was closed.',
      wrong: '---\nslug: the-lab-that-was-closed\n---\n閉鎖された。',
      right: '---\nslug: 閉鎖された研究所\n---\n閉鎖された。',
    },
  ],
  check: ({ pair, text: side }, report) => {
    const before = pair?.original.document.front.slug;
    const after = side.document.front.slug;
    if (!pair || !before || !after || before.text !== after.text || pair.original.language === side.language) return;
    const parts = after.text.split('-');
    const words = parts.filter(
      (part) => pair.original.language.writing.frequent.has(part) && !side.language.writing.frequent.has(part),
    );
    if (parts.length < 3) return;
    report({
      start: after.at(0),
      end: after.at(after.text.length - 1) + 1,
      values: { slug: after.text },
      severity: words.length > 0 ? 'warning' : 'hint',
    });
  },
};
