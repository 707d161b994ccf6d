import type { Side } from '../rules/rule.ts';
import type { Measures } from './measures.ts';
import type { Quantity } from './numbers.ts';

/** Puts together what is one number, or one amount, in two parts: 6万4,000, 7 dollars 50 cents, 6 ft 2 in. */
export function inParts(
  found: readonly Quantity[],
  text: string,
  { language }: Pick<Side, 'language'>,
  measures: Measures,
): Quantity[] {
  const result: Quantity[] = [];
  for (const quantity of found) {
    const last = result.at(-1);
    const isNear = last && quantity.from - last.to < 24;
    const values = isNear ? wholeOf(last, quantity, text.slice(last.to, quantity.from), text) : undefined;
    if (last && values)
      result[result.length - 1] = {
        ...quantity,
        from: last.from,
        raw: text.slice(last.from, quantity.to),
        values,
        loose: [],
        plain: [],
        unit: last.unit === 'foot' ? 'foot' : quantity.unit,
        currency: last.unit === 'foot' ? undefined : (last.currency ?? quantity.currency),
      };
    else result.push(quantity);
  }
  return result;

  function wholeOf(one: Quantity, other: Quantity, gap: string, passage: string): number[] | undefined {
    const [large, small] = [one.values[0], other.values[0]];
    if (large === undefined || small === undefined) return undefined;
    const scale = language.writing.scales[gap] ?? 0;
    if (scale > 1) return small < scale ? [large + small] : undefined;
    if (one.unit === 'foot' && small < 12 && isInch(other, passage, gap)) return [large + small / 12];
    if (!one.currency || !Number.isInteger(large) || !Number.isInteger(small) || small > 99) return undefined;
    return isOfCurrency(gap) && isHundredth(other, passage) ? [large + small / 100] : undefined;
  }

  function isOfCurrency(gap: string): boolean {
    const word = gap.trim().toLowerCase();
    return measures.currencies.has(word) || measures.currencies.has(word.replace(/\s\p{L}{1,3}$/u, ''));
  }

  function isHundredth({ raw, to, unit }: Quantity, passage: string): boolean {
    const { hundredths: names, spaces } = language.writing;
    const behind = passage
      .slice(to, to + 12)
      .toLowerCase()
      .trimStart();
    const isNamed = names.some(
      (name) => behind.startsWith(name) && !(spaces && /^[\p{L}\p{M}]/u.test(behind.slice(name.length))),
    );
    if (isNamed) return true;
    // 7 euros 50: without a word of its own the part has two digits, and counts nothing.
    return raw.length === 2 && !unit && names.length > 0 && /^(?:\p{P}|$)/u.test(behind);
  }
}

function isInch({ unit, to }: Quantity, passage: string, gap: string): boolean {
  return unit === 'inch' || (gap.length < 8 && /^\s?(?:in\.?|″|")(?!\p{L})/u.test(passage.slice(to, to + 5)));
}
