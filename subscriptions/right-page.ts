import type { SubscriptionStore, TokenPurpose } from './ports.ts';
import { type LinkPurpose, verifyLink } from './signed-link.ts';

/** What a token that was tried in a wrong place is good for; undefined when it is good for nothing (any more). */
export async function rightPurpose(
  token: string,
  { store, keys }: { readonly store: SubscriptionStore; readonly keys: readonly string[] },
  now: number,
): Promise<Exclude<LinkPurpose, 'download'> | Exclude<TokenPurpose, 'sign-in'> | undefined> {
  for (const purpose of ['preferences', 'unsubscribe', 'ebook'] as const) {
    if (verifyLink(keys, purpose, token, now).ok) return purpose;
  }
  return store.transaction(async (change) => {
    for (const purpose of ['confirm', 'change-address'] as const) {
      if ((await change.readToken(purpose, token, now)).ok) return purpose;
    }
    return undefined;
  });
}
