import type { Limit } from './ports.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How many mails an address gets that somebody else may have asked for. @param key what makes it one address */
export function limitsOfAddress(key: string): readonly Limit[] {
  return [
    { scope: 'address', subject: key, most: 1, within: 15 * minute },
    { scope: 'address a day', subject: key, most: 3, within: day },
  ];
}
