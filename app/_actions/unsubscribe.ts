'use server';

import { redirect } from 'next/navigation';
import type { OwnRefusal } from '../../components/subscription/views.ts';
import { holderOf, subscribeAgain, unsubscribe } from '../../subscriptions/preferences.ts';
import { attempt, shownWords, subscriptionPorts } from '../_subscription.ts';
import { comeBackWords } from '../_views/confirmation-words.ts';
import { siteIn } from '../_views/site.ts';
import { readOwnFields } from './own-fields.ts';

/** The press of the button that ends the newsletter. */
export async function leave(_before: OwnRefusal | null, form: FormData): Promise<OwnRefusal | null> {
  const own = readOwnFields(form);
  if (!own) return { problem: 'failed' };
  const site = await siteIn(own.locale);
  const left = await attempt('Ending the newsletter', async () => {
    const { store, keys } = subscriptionPorts();
    const now = Date.now();
    const holder = await holderOf('unsubscribe', own.token, { store, keys }, now);
    const source = site.href({ kind: 'subscription', step: 'unsubscribe' });
    if (holder.ok) await unsubscribe(holder.subscriber.id, source, store, now);
  });
  if (left === 'failed') return { problem: 'failed' };
  return redirect(site.href({ kind: 'subscription', step: 'unsubscribe', token: own.token }));
}

/** The way back from the page that ended the newsletter. */
export async function comeBackFromLeaving(_before: OwnRefusal | null, form: FormData): Promise<OwnRefusal | null> {
  return comeBack('unsubscribe', form);
}

/** The way back from the preferences. */
export async function comeBackFromPreferences(_before: OwnRefusal | null, form: FormData): Promise<OwnRefusal | null> {
  return comeBack('preferences', form);
}

async function comeBack(step: 'unsubscribe' | 'preferences', form: FormData): Promise<OwnRefusal | null> {
  const own = readOwnFields(form);
  if (!own) return { problem: 'failed' };
  const site = await siteIn(own.locale);
  const back = await attempt('Subscribing again', async () => {
    const { store, keys } = subscriptionPorts();
    const now = Date.now();
    const holder = await holderOf(step, own.token, { store, keys }, now);
    if (!holder.ok) return false;
    const shown = shownWords(await comeBackWords(site), site.href({ kind: 'subscription', step }));
    return subscribeAgain(holder.subscriber.id, shown, store, now);
  });
  if (back === 'failed') return { problem: 'failed' };
  const news = back ? 'saved' : undefined;
  return redirect(site.href({ kind: 'subscription', step, token: own.token, news }));
}
