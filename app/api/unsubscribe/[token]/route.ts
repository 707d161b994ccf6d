import { holderOf, unsubscribe } from '../../../../subscriptions/preferences.ts';
import { composition } from '../../../_composition.ts';
import { logOf, reasonOf } from '../../../_log.ts';
import { leadTo, readersLocale, sayIn } from '../../../_readers-answer.ts';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ token: string }>;
}

/** One-click leave from the header of a mail (RFC 8058): no cookie, no redirect, effective at once. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const { stores, keys } = composition();
  const now = Date.now();
  try {
    const { subscriptions: store } = stores.get();
    const holder = await holderOf('unsubscribe', token, { store, keys }, now);
    if (holder.ok) await unsubscribe(holder.subscriber.id, 'list-unsubscribe', store, now);
    else if (holder.reason !== 'gone') return await sayIn(readersLocale(request), 'altered');
    return await sayIn(readersLocale(request, holder.ok ? holder.subscriber.locale : undefined), 'left');
  } catch (error) {
    logOf('subscriptions')('error', 'Somebody could not unsubscribe by a header.', { reason: reasonOf(error) });
    return sayIn(readersLocale(request), 'failed');
  }
}

/** A person, or a program that opens every link of a mail: nothing changes, and the page with the button is shown. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return leadTo(readersLocale(request, await ownLocale(token)), 'unsubscribe', token);
}

/** The subscriber's own locale, where it can be told. */
async function ownLocale(token: string): Promise<string | undefined> {
  const { stores, keys } = composition();
  const open = stores.current();
  if (!open) return undefined;
  try {
    const holder = await holderOf('unsubscribe', token, { store: open.subscriptions, keys }, Date.now());
    return holder.ok ? holder.subscriber.locale : undefined;
  } catch (error) {
    logOf('subscriptions')('error', 'A subscriber’s language could not be looked up.', { reason: reasonOf(error) });
    return undefined;
  }
}
