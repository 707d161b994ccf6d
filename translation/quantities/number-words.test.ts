import { expect, test } from 'vitest';
import { checksIn } from '../testing-pair.ts';

const { findingsOf } = await checksIn(['en', 'de', 'fr', 'es', 'ar', 'ja']);

function rulesOf(locale: string, original: string, translation: string): string[] {
  const findings = findingsOf(locale, original, translation);
  return findings.filter(({ severity }) => severity !== 'hint').map(({ rule }) => rule);
}

test.each([
  ['ar', 'It is of the 18th century, not of the 21st.', 'هو من القرن الثامن عشر، لا من القرن الحادي والعشرين.'],
  ['ar', 'She was 44 at the time.', 'كانت حينها في الرابعة والأربعين من عمرها.'],
  ['ar', 'Some 82 ships came.', 'جاءت اثنتان وثمانون سفينة.'],
  ['fr', 'It is of the 18th century, not of the 21st.', 'Il est du XVIIIe siècle, pas du XXIᵉ.'],
  ['fr', 'Some 82 ships and 97 boats came.', 'Il vint quatre-vingt-deux navires et quatre-vingt-dix-sept barques.'],
  ['de', 'It was built in the 1950s.', 'Gebaut wurde es in den Fünfzigerjahren.'],
  ['es', 'It was built in the 1950s.', 'Se construyó en los años cincuenta.'],
  ['ja', 'It takes 1,000 times less.', '1,000分の1で済む。'],
  ['fr', 'Once `i` reaches `10`, it ends.', 'Dès que `i` atteint 10, tout finit.'],
])('said in words: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).toEqual([]);
});

test.each([
  ['ar', 'It is of the 18th century.', 'هو من القرن السابع عشر.'],
  ['ar', 'She was 44 at the time.', 'كانت حينها في الخامسة والأربعين من عمرها.'],
  ['fr', 'It is of the 18th century.', 'Il est du XVIIe siècle.'],
  ['fr', 'Some 82 ships came.', 'Il vint quatre-vingt-trois navires.'],
  ['de', 'It was built in the 1950s.', 'Gebaut wurde es in den Sechzigerjahren.'],
  ['ja', 'It is a millionth of it.', '100分の1だ。'],
])('another number is said: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).toContain('number-missing');
});

test('a hundredth is no thousandth', () => {
  expect(rulesOf('ja', 'It takes 1,000 times less.', '100分の1で済む。')).toContain('number-differs');
});
