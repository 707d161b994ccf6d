import { heldData, holderOf } from '../../../../subscriptions/preferences.ts';
import { composition } from '../../../_composition.ts';
import { heldDataFile } from '../../../_held-data.ts';
import { logOf, reasonOf } from '../../../_log.ts';
import { privateHeaders } from '../../../_private-answer.ts';
import { leadTo, readersLocale, sayIn } from '../../../_readers-answer.ts';

export const dynamic = 'force-dynamic';

/**
 * Everything that is held about the holder of a link to the preferences, as a file. What is wrong with another link is
 * said by the page of the preferences.
 */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const { stores, keys } = composition();
  try {
    const { subscriptions: store } = stores.get();
    const holder = await holderOf('preferences', token, { store, keys }, Date.now());
    const held = holder.ok ? await heldData(holder.subscriber.id, store) : undefined;
    if (!held) return leadTo(readersLocale(request), 'preferences', token);
    return new Response(heldDataFile(held), {
      headers: {
        ...privateHeaders,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="subscription.json"',
      },
    });
  } catch (error) {
    logOf('subscriptions')('error', 'What is held about somebody could not be read.', { reason: reasonOf(error) });
    return sayIn(readersLocale(request), 'failed');
  }
}
