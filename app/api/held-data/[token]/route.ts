import { heldData, holderOf } from '../../../../subscriptions/preferences.ts';
import { composition } from '../../../_composition.ts';
import { heldDataFile } from '../../../_held-data.ts';
import { logOf } from '../../../_log.ts';
import { plainAnswer, privateHeaders, tryAgainLater } from '../../../_private-answer.ts';

export const dynamic = 'force-dynamic';

/** Everything that is held about the holder of a link to the preferences, as a file. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const { stores, keys } = composition();
  try {
    const { subscriptions: store } = stores.get();
    const holder = await holderOf('preferences', token, { store, keys }, Date.now());
    const held = holder.ok ? await heldData(holder.subscriber.id, store) : undefined;
    if (!held) return plainAnswer(404, 'This link opens nothing: it is not complete, or everything was erased.');
    return new Response(heldDataFile(held), {
      headers: {
        ...privateHeaders,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="subscription.json"',
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    logOf('subscriptions')('error', 'What is held about somebody could not be read.', { reason });
    return tryAgainLater();
  }
}
