'use server';

import { redirect } from 'next/navigation';
import type { OwnRefusal } from '../../components/subscription/views.ts';
import { confirmSubscription, readConfirmation } from '../../subscriptions/confirm.ts';
import { confirmAddressChange } from '../../subscriptions/preferences.ts';
import { attempt, shownWords, subscriptionPorts } from '../_subscription.ts';
import { confirmationWords } from '../_views/confirmation-words.ts';
import { siteIn } from '../_views/site.ts';
import { readOwnFields } from './own-fields.ts';

/** The press of the button that confirms an address. */
export async function confirm(_before: OwnRefusal | null, form: FormData): Promise<OwnRefusal | null> {
  const own = readOwnFields(form);
  if (!own) return { problem: 'failed' };
  const { token, locale } = own;
  const site = await siteIn(locale);
  const confirmed = await attempt('Confirming an address', async () => {
    const now = Date.now();
    const found = await readConfirmation(token, subscriptionPorts(), now);
    if (!found.ok) return found;
    const words = await confirmationWords(site, found.wishes);
    const shown = shownWords(words.join('\n'), site.href({ kind: 'subscription', step: 'confirm' }));
    return confirmSubscription(token, shown, subscriptionPorts(), now);
  });
  if (confirmed === 'failed') return { problem: 'failed' };
  // A link that does not work (any more) has its answer on its own page.
  return redirect(site.href({ kind: 'subscription', step: 'confirm', token: confirmed.ok ? undefined : token }));
}

/** The press of the button that moves a subscription to a new address. */
export async function confirmNewAddress(_before: OwnRefusal | null, form: FormData): Promise<OwnRefusal | null> {
  const own = readOwnFields(form);
  if (!own) return { problem: 'failed' };
  const { token, locale } = own;
  const site = await siteIn(locale);
  const changed = await attempt('Changing an address', () =>
    confirmAddressChange(token, subscriptionPorts().store, Date.now()),
  );
  if (changed === 'failed') return { problem: 'failed' };
  if (!changed.ok && changed.reason === 'taken') return { problem: 'taken' };
  return redirect(site.href({ kind: 'subscription', step: 'address', token: changed.ok ? undefined : token }));
}
