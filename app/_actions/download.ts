'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { OwnRefusal } from '../../components/subscription/views.ts';
import { sendFreshLink, takeDownload } from '../../subscriptions/preferences.ts';
import { attempt, subscriptionPorts } from '../_subscription.ts';
import { siteIn } from '../_views/site.ts';
import { readOwnFields } from './own-fields.ts';

/** The press of a button that fetches an eBook's file: counts it, and leads to the file. */
export async function download(_before: OwnRefusal | null, form: FormData): Promise<OwnRefusal | null> {
  const own = readOwnFields(form);
  const file = z.string().min(1).max(300).safeParse(form.get('file'));
  if (!own || !file.success) return { problem: 'failed' };
  const taken = await attempt('A download', () => takeDownload(own.token, subscriptionPorts(), Date.now()));
  if (taken === 'failed') return { problem: 'failed' };
  if (taken.ok) return redirect(`/api/ebooks/${taken.grant}/${encodeURIComponent(file.data)}`);
  if (taken.reason === 'spent') return { problem: 'spent' };
  const site = await siteIn(own.locale);
  return redirect(site.href({ kind: 'subscription', step: 'ebooks', token: own.token }));
}

/** Sends a new link to the address that the old one went to. */
export async function freshLink(_before: OwnRefusal | null, form: FormData): Promise<OwnRefusal | null> {
  const own = readOwnFields(form);
  if (!own) return { problem: 'failed' };
  const sent = await attempt('Sending a fresh link', () => sendFreshLink(own.token, subscriptionPorts(), Date.now()));
  if (sent === 'failed') return { problem: 'failed' };
  const site = await siteIn(own.locale);
  return redirect(site.href({ kind: 'subscription', step: 'ebooks', token: sent ? undefined : own.token }));
}
