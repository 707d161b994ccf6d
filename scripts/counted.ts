const number = new Intl.NumberFormat('en');
const plurals = new Intl.PluralRules('en');

/** A count with its thousands parted. */
export const counted = (count: number): string => number.format(count);

/** “3 subscribers”, “1 subscriber” */
export const countedOf = (count: number, noun: string): string =>
  `${counted(count)} ${noun}${plurals.select(count) === 'one' ? '' : 's'}`;
