import type { HaltedEdition, HaltReason } from './ports.ts';

/** An edition about which a person must decide something. */
export interface EditionQuestion {
  readonly edition: string;
  readonly reason: 'late' | 'failed' | Exclude<HaltReason, 'operator'>;
  /** For the operator, in English, with the commands that answer. */
  readonly message: string;
}

/** What a person is asked about an edition that was not sent by itself. `late` is in milliseconds. */
export function questionAboutUnsent(
  edition: string,
  about: { readonly reason: 'late'; readonly late: number } | { readonly reason: 'restored' },
): EditionQuestion {
  const why =
    about.reason === 'late'
      ? `is ${Math.round(about.late / 60_000)} minutes late`
      : 'comes out of a restored backup and may have been sent already';
  const message = `The edition ${edition} was not sent: it ${why}. Send it with “newsletter send ${edition}”, or leave it out with “newsletter skip ${edition}”.`;
  return { edition, reason: about.reason, message };
}

/** So long a person is asked about an edition that is halted, in milliseconds. */
const longestAsking = 7 * 86_400_000;

const halts: Readonly<Record<Exclude<HaltReason, 'operator'>, string>> = {
  complaints: 'too many of those who got it complained',
  refused: 'the provider refused a whole batch',
  restored: 'the database was restored from a backup, and some may have got it already',
};

/** What a person is asked about an edition that does not go on; undefined where she halted it herself, or long ago. */
export function questionAboutHalted(
  { id, state, reason, startedAt }: HaltedEdition,
  now: number,
): EditionQuestion | undefined {
  if (reason === 'operator' || now - startedAt > longestAsking) return undefined;
  const message = `The edition ${id} is ${state}: ${halts[reason]}. “newsletter status ${id}” tells more; go on with “newsletter resume ${id}”, or leave the rest out with “newsletter skip ${id}”.`;
  return { edition: id, reason, message };
}
