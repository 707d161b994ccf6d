import { expect, test } from 'vitest';
import { clamped, phraseLines, widthOf } from './share-image-lines.ts';

test('lines break between phrases, not inside a word', () => {
  expect(phraseLines('「学習は自由」には続きがある――著作権法30条の4を読む', 'ja', 14)).toEqual([
    '「学習は自由」には',
    '続きがある――',
    '著作権法30条の4を読む',
  ]);
  expect(phraseLines('機械は考えることができるか――チューリングが問いを置き換えた論文', 'ja', 16)).toEqual([
    '機械は考えることができるか――',
    'チューリングが',
    '問いを置き換えた論文',
  ]);
});

test('no line is too wide, none begins with a closing mark or ends with an opening one', () => {
  const text =
    '研究者は「言語モデルは、なぜ（英語より）細かく刻むのか。」と問い、OpenAIとGoogle DeepMindの料金を比べた。';
  for (let width = 8; width < 30; width += 1) {
    const lines = phraseLines(text, 'ja', width);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) {
      expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(line).not.toMatch(/^[、。」）]|[「（]$/);
    }
  }
});

test('a word wider than a line is cut, and nothing gives no line', () => {
  const cut = phraseLines('ア'.repeat(25), 'ja', 10);
  expect(cut.join('')).toBe('ア'.repeat(25));
  expect(cut.map((line) => line.length <= 10)).toEqual([true, true, true]);
  expect(phraseLines('', 'ja', 10)).toEqual([]);
  expect(phraseLines('語', 'ja', 10)).toEqual(['語']);
});

test('what is cut ends with an ellipsis', () => {
  expect(clamped(['一つ', '二つ'], 2)).toEqual(['一つ', '二つ']);
  expect(clamped(['一つ', '二つ、', '三つ'], 2)).toEqual(['一つ', '二つ…']);
  expect(clamped(['一つ', '二つ', '三つ'], 2)).toEqual(['一つ', '二…']);
});
