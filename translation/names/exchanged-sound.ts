import { matchesOf } from '../document/matches.ts';
import type { Side } from '../rules/rule.ts';
import { latinSkeleton, ownSkeleton, soundsAlike } from './sound.ts';

const arabic = /(?<![\p{Script=Arabic}\p{M}])([\p{Script=Arabic}\p{M}]{3,}) (?=([\p{Script=Arabic}\p{M}]{3,}))/gu;
const katakana = /(?<![\p{Script=Katakana}ー])([\p{Script=Katakana}ー]{2,})・(?=([\p{Script=Katakana}ー]{3,}))/gu;

/**
 * The surname in whose place another one stands where names are written as they sound: Paul Triolo →
 * ポール・ハヤカワ. The first name tells where it should be.
 * @param whole the words of the name in the original
 */
export function exchangedSound(whole: readonly string[], text: string, { language }: Side): string | undefined {
  const { sounds } = language.writing;
  const apart = Object.values(sounds).includes('r');
  let pairs: [string, string][] | undefined;
  return whole.find((last, at) => {
    const first = whole[at - 1];
    if (first === undefined || last.length < 4 || text.includes(last)) return false;
    // Where words have spaces, any word may sound like a short first name.
    const [one, other] = [latinSkeleton(first, apart), latinSkeleton(last, apart)];
    if (one.length < (language.script === 'Arab' ? 2 : 1) || other.length < 2) return false;
    pairs ??= matchesOf(text, language.script === 'Arab' ? arabic : katakana).map(([, before = '', behind = '']) => [
      ownSkeleton(before, sounds),
      ownSkeleton(behind, sounds),
    ]);
    const beside = pairs.filter(([before]) => before === one);
    return (
      beside.length > 0 &&
      beside.every(([, behind]) => !soundsAlike(other, behind) && !behind.startsWith(other.slice(0, 2)))
    );
  });
}
