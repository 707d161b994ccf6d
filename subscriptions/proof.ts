import { createHash, hkdfSync } from 'node:crypto';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { z } from 'zod';

/** How long a challenge can be answered, in milliseconds: a form may stay open over lunch. */
const lifetime = 60 * 60_000;
/** Nobody reads, types and presses a button faster, in milliseconds. */
const leastTime = 1_500;
/** The work, in hashes: a tenth of a second on a desktop computer, about a second on a cheap phone. */
const leastWork = 4_000;
const mostWork = 10_000;

const number = z.number().int().nonnegative();
const challengeSchema = z.object({
  parameters: z.object({
    algorithm: z.literal('SHA-256'),
    nonce: z.string().max(64),
    salt: z.string().max(64),
    cost: z.literal(1),
    keyLength: number,
    keyPrefix: z.string().max(64),
    keySignature: z.string().max(128).optional(),
    expiresAt: number,
    data: z.object({ at: number }),
  }),
  signature: z.string().max(128),
});
const proofSchema = z.object({
  challenge: challengeSchema,
  solution: z.object({ counter: number, derivedKey: z.string().max(128), time: z.number().optional() }),
});

/** What a form's proof of work comes to. `id` is one challenge's: whoever takes a proof takes each id once. */
export type ProofVerdict =
  | { readonly ok: true; readonly id: string; readonly expires: number }
  | { readonly ok: false };

/** Gives out small pieces of work that cost a form robot more than they bring, and looks at what was done. */
export class ProofOfWork {
  readonly #secrets: readonly string[];

  /** @param keys newest first; challenges are signed with a key of their own that is derived from them */
  constructor(keys: readonly string[]) {
    this.#secrets = keys.map((key) =>
      Buffer.from(hkdfSync('sha256', key, '', 'broadsheet proof of work', 32)).toString('hex'),
    );
  }

  /** A new challenge, as JSON for the browser's worker. @param now milliseconds since the epoch */
  async challenge(now: number): Promise<unknown> {
    const [secret = ''] = this.#secrets;
    return createChallenge({
      algorithm: 'SHA-256',
      cost: 1,
      counter: randomInt(mostWork, leastWork),
      deriveKey,
      data: { at: now },
      expiresAt: new Date(now + lifetime),
      hmacSignatureSecret: secret,
    });
  }

  /**
   * Looks at what a form sent as its proof (JSON). Not good: nothing, something else, an expired challenge, or one that
   * was given out less than 1.5 seconds ago.
   */
  async verify(proof: string, now: number): Promise<ProofVerdict> {
    const parsed = proofSchema.safeParse(parseJson(proof));
    if (!parsed.success) return { ok: false };
    const { challenge, solution } = parsed.data;
    if (now - challenge.parameters.data.at < leastTime) return { ok: false };
    for (const hmacSignatureSecret of this.#secrets) {
      const { verified } = await verifySolution({
        challenge: challenge as Parameters<typeof verifySolution>[0]['challenge'],
        solution: solution as Parameters<typeof verifySolution>[0]['solution'],
        deriveKey,
        hmacSignatureSecret,
      });
      const id = createHash('sha256').update(challenge.parameters.nonce).digest('hex').slice(0, 32);
      if (verified) return { ok: true, id, expires: challenge.parameters.expiresAt * 1000 };
    }
    return { ok: false };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.slice(0, 4_000));
  } catch {
    return undefined;
  }
}
