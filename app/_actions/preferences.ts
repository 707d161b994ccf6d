'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { OwnRefusal } from '../../components/subscription/views.ts';
import type { SubscriptionNews } from '../../publication/addresses.ts';
import { readAddress } from '../../subscriptions/address.ts';
import { answerEvenly } from '../../subscriptions/ask.ts';
import { askForAddressChange } from '../../subscriptions/confirm.ts';
import type { Subscriber } from '../../subscriptions/ports.ts';
import { changeLocale, erase, holderOf, pause, pauses } from '../../subscriptions/preferences.ts';
import { composition } from '../_composition.ts';
import { attempt, subscriptionPorts } from '../_subscription.ts';
import { siteIn } from '../_views/site.ts';
import { isLocale, readOwnFields } from './own-fields.ts';
import { typedText } from './typed-text.ts';

type Answer = Promise<OwnRefusal | null>;

/** Where it goes on after a change: another locale, if it was the locale that changed. */
interface Changed {
  readonly news: SubscriptionNews;
  readonly locale?: string;
}

/**
 * Lets the holder of a link change something, and leads to her preferences, which say what was done, or what is wrong
 * with the link.
 */
async function asHolder(
  form: FormData,
  change: (subscriber: Subscriber, now: number) => Promise<Changed | OwnRefusal>,
): Answer {
  const own = readOwnFields(form);
  if (!own) return { problem: 'failed' };
  const { token, locale } = own;
  const done = await attempt('Changing preferences', async () => {
    const now = Date.now();
    const holder = await holderOf('preferences', token, subscriptionPorts(), now);
    return holder.ok ? change(holder.subscriber, now) : undefined;
  });
  if (done === 'failed') return { problem: 'failed' };
  if (done && 'problem' in done) return done;
  const goOnIn = done?.locale ?? locale;
  const site = await siteIn(goOnIn);
  return redirect(site.href({ kind: 'subscription', step: 'preferences', token, news: done?.news }));
}

/** The language of the next editions. */
export async function changeLanguage(_before: OwnRefusal | null, form: FormData): Answer {
  const chosen = z.string().refine(isLocale).safeParse(form.get('newLocale'));
  if (!chosen.success) return { problem: 'failed' };
  return asHolder(form, async ({ id }) => {
    await changeLocale(id, chosen.data, subscriptionPorts().store);
    return { news: 'saved', locale: chosen.data };
  });
}

const weeksSchema = z.coerce.number().refine((weeks) => weeks === 0 || pauses.some((one) => one === weeks));

/** No edition for some weeks, or the end of that. */
export async function pauseEditions(_before: OwnRefusal | null, form: FormData): Answer {
  const weeks = weeksSchema.safeParse(form.get('weeks') ?? undefined);
  if (!weeks.success) return { problem: 'failed' };
  return asHolder(form, async ({ id }, now) => {
    await pause(id, weeks.data, subscriptionPorts().store, now);
    return { news: 'saved' };
  });
}

/** Asks at a new address whether the subscription is to go there. */
export async function changeAddress(_before: OwnRefusal | null, form: FormData): Answer {
  const typed = typedText.parse(form.get('address'));
  const reading = readAddress(typed);
  if (!reading.ok) return { problem: reading.problem, typed };
  const refusal = await asHolder(form, async ({ id }, now) => {
    // Whether somebody else has the address must not be told by the time either.
    const asked = await answerEvenly(() => askForAddressChange(id, reading.address, subscriptionPorts(), now));
    return asked.ok ? { news: 'sent' } : { problem: asked.problem };
  });
  return refusal && { ...refusal, typed };
}

/** Forgets the subscriber. */
export async function eraseMe(_before: OwnRefusal | null, form: FormData): Answer {
  const own = readOwnFields(form);
  if (!own) return { problem: 'failed' };
  const site = await siteIn(own.locale);
  const { keys } = composition();
  const erased = await attempt('Erasing a subscriber', async () => {
    const { store } = subscriptionPorts();
    const now = Date.now();
    const holder = await holderOf('preferences', own.token, { store, keys }, now);
    if (holder.ok) await erase(holder.subscriber.id, store, now);
    return holder.ok || holder.reason === 'gone';
  });
  if (erased === 'failed') return { problem: 'failed' };
  return redirect(
    site.href(
      erased
        ? { kind: 'subscription', step: 'erased' }
        : { kind: 'subscription', step: 'preferences', token: own.token },
    ),
  );
}
