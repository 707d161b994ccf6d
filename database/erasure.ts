import type { Queries } from './connect.ts';

/**
 * Forgets a subscriber. What has been attempted and is still uncertain keeps its address until that is settled: it must
 * be repeated byte by byte or not at all. What has not been attempted is dropped.
 */
export async function eraseSubscriber(queries: Queries, id: string): Promise<void> {
  await queries
    .updateTable('messages')
    .set({ state: 'dropped', mail: null })
    .where('subscriber_id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
  await queries.updateTable('messages').set({ subscriber_id: null }).where('subscriber_id', '=', id).execute();
  await queries
    .updateTable('deliveries')
    .set({ state: 'dropped', address: null })
    .where('subscriber_id', '=', id)
    .where('state', '=', 'waiting')
    .where((where) =>
      where.exists(
        where
          .selectFrom('batches')
          .select('number')
          .whereRef('batches.edition', '=', 'deliveries.edition')
          .whereRef('batches.locale', '=', 'deliveries.locale')
          .whereRef('batches.number', '=', 'deliveries.batch')
          .where('batches.state', '=', 'waiting'),
      ),
    )
    .execute();
  await queries.updateTable('consents').set({ subscriber_id: null }).where('subscriber_id', '=', id).execute();
  await queries.deleteFrom('subscribers').where('id', '=', id).execute();
}
