import { fold } from './fold.ts';

/** Sounds of Latin letters that every way of writing names keeps; vowels, h, w and y are lost in most. */
const latin: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|ch(?=[ei])|ss|ß|c(?=[eiyéè])|[szxcčšž](?=h)|[szšžç]/g, 's'],
  [/ph|[bpfv]/g, 'b'],
  [/x/g, 'ks'],
  [/ck|qu|[kqc]/g, 'k'],
  [/[gj]/g, 'g'],
  [/th|[td]/g, 't'],
];

/** The skeleton of a name in Latin letters. @param apart whether r and l are told apart */
export function latinSkeleton(name: string, apart: boolean): string {
  let text = fold(name);
  for (const [pattern, sound] of latin) text = text.replace(pattern, sound.toUpperCase());
  text = text
    .toUpperCase()
    .replace(/[^BKGTSLRMN]/g, '')
    .replace(/(.)\1+/g, '$1')
    .toLowerCase();
  return apart ? text : text.replace(/r/g, '');
}

/** The skeleton of a name where r is heard before a vowel only, as the l of the language: Barry. */
export function vowelSkeleton(name: string): string {
  return latinSkeleton(fold(name).replace(/r+(?=[aeiouy])/g, 'l'), false);
}

/** The skeleton of a word as a language spells names by their sounds. */
export function ownSkeleton(word: string, sounds: Readonly<Record<string, string>>): string {
  let skeleton = '';
  for (const letter of word.normalize('NFC'))
    for (const sound of sounds[letter] ?? '') if (!skeleton.endsWith(sound)) skeleton += sound;
  return skeleton;
}

/** Whether two skeletons are of the same name: one sound may differ in a longer one. */
export function soundsAlike(one: string, other: string): boolean {
  if (one === other) return one.length > 1;
  if (Math.min(one.length, other.length) < 3) return false;
  if (Math.abs(one.length - other.length) > 1 + Math.floor(one.length / 5)) return false;
  return distance(one, other) <= 1 + Math.floor(Math.min(one.length, other.length) / 5);
}

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
