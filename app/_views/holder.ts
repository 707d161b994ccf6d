import { cache } from 'react';
import { type Holder, holderOf } from '../../subscriptions/preferences.ts';
import type { LinkPurpose } from '../../subscriptions/signed-link.ts';
import { attempt, subscriptionPorts } from '../_subscription.ts';

/** Whose link it is, looked up once for a page and its metadata. */
export const holderOfLink = cache(
  async (purpose: LinkPurpose, token: string): Promise<Holder | { readonly ok: false; readonly reason: 'failed' }> => {
    const holder = await attempt('Looking up whose link it is', () =>
      holderOf(purpose, token, subscriptionPorts(), Date.now()),
    );
    return holder === 'failed' ? { ok: false, reason: holder } : holder;
  },
);
