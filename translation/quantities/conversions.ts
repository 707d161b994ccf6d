import type { Quantity } from './numbers.ts';

/** What a unit measures, and how much of it in units of the International System. */
const sizes: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  millimeter: ['length', 0.001],
  centimeter: ['length', 0.01],
  meter: ['length', 1],
  kilometer: ['length', 1000],
  inch: ['length', 0.0254],
  foot: ['length', 0.3048],
  yard: ['length', 0.9144],
  mile: ['length', 1609.344],
  gram: ['mass', 0.001],
  kilogram: ['mass', 1],
  tonne: ['mass', 1000],
  ounce: ['mass', 0.02835],
  pound: ['mass', 0.45359],
  stone: ['mass', 6.35029],
  milliliter: ['volume', 0.001],
  liter: ['volume', 1],
  gallon: ['volume', 3.78541],
};

const imperial = new Set(['mile', 'foot', 'inch', 'yard', 'pound', 'ounce', 'gallon', 'fahrenheit', 'stone']);

/** Whether a unit is not of the metric system: the other text may say another number. */
export function isImperial(unit: string | undefined): boolean {
  return unit !== undefined && imperial.has(unit);
}

/** Whether two numbers with different units are the same size: 50 cm and 0.5 m; between systems, as far as people round. */
export function isConverted(one: Quantity, other: Quantity): boolean {
  if (!one.unit || !other.unit || one.unit === other.unit) return false;
  const rounding = isImperial(one.unit) === isImperial(other.unit) ? 0.001 : 0.08;
  if (one.unit === 'fahrenheit' || other.unit === 'fahrenheit') {
    const [warm, plain] = one.unit === 'fahrenheit' ? [one, other] : [other, one];
    if (plain.unit !== 'celsius' && plain.unit !== 'degree') return false;
    return warm.values.some((value) => plain.values.some((degrees) => Math.abs((value - 32) / 1.8 - degrees) <= 1));
  }
  const [first, second] = [sizes[one.unit], sizes[other.unit]];
  if (!first || first[0] !== second?.[0]) return false;
  return one.values.some((value) =>
    other.values.some((reading) => {
      const size = value * first[1];
      return Math.abs(size - reading * second[1]) <= Math.abs(size) * rounding;
    }),
  );
}
