import { expect, test } from 'vitest';
import { checkPair } from '../check-pair.ts';
import { parseDocument } from '../document/document.ts';
import { prepareChecks } from '../prepare.ts';
import { anchorsOf } from './anchors.ts';

const anchors = (source: string) => parseDocument(source).blocks.flatMap((block) => [...anchorsOf(block)]);

test.each(['200,000 and 13.5', '200.000 und 13,5', '200\u202f000 et 13,5', '200000 و13.5', '٢٠٠٬٠٠٠ و١٣٫٥'])(
  'a number is the same however its thousands are parted: %s',
  (text) => {
    expect(anchors(text)).toEqual(['200000', '13']);
  },
);

test('a list item that is missing is the one that is named, and the numbers of the others are not missing', async () => {
  const original =
    '1. A generator fires a droplet of tin, some 30 micrometres across, into a chamber.\n' +
    '2. A first, weaker laser pulse hits the droplet in flight and flattens it into a disc.\n' +
    '3. A second, far stronger pulse turns it into a plasma that is hotter than 200,000 degrees.\n';
  const translation =
    '1. تصيب نبضة ليزر أولى، ضعيفة نسبيًا، القطرة في طيرانها وتبسطها قرصًا.\n' +
    '2. تحوّل نبضة ثانية، أقوى بكثير، القرص إلى بلازما تزيد حرارتها على 200000 درجة.\n';
  const findings = checkPair({
    original: { source: original, locale: 'en' },
    translation: { source: translation, locale: 'ar' },
    context: await prepareChecks(['en', 'ar']),
  }).filter(({ severity }) => severity !== 'hint');
  expect(findings).toMatchObject([
    { rule: 'list-out-of-step', values: { text: expect.stringMatching(/^A generator/) } },
  ]);
});
