import type { Pair } from './pair.ts';

/**
 * Which couples lack a side only because their section has another order: as many paragraphs of it stand alone here as
 * there, as in a glossary that every language sorts anew. Time grows with the number of couples.
 * @returns for each couple of the pair whether it is one of those
 */
export function movedWithinSection({ couples }: Pair): readonly boolean[] {
  const moved: boolean[] = [];
  let start = 0;
  let [missing, added] = [0, 0];
  const close = (end: number) => {
    for (let index = start; index < end; index++) {
      const { original, translation } = couples[index] ?? {};
      moved.push(missing > 0 && missing === added && (original === undefined) !== (translation === undefined));
    }
    [start, missing, added] = [end, 0, 0];
  };
  couples.forEach(({ original, translation }, index) => {
    if ((original ?? translation)?.kind === 'heading') close(index);
    if (original && !translation) missing++;
    if (translation && !original) added++;
  });
  close(couples.length);
  return moved;
}
