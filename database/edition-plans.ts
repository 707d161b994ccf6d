import type { EditionPlans } from '../newsletter/ports.ts';
import type { Database } from './connect.ts';

/** The storage of what persons decide about editions. */
export function editionPlans({ kysely, write }: Database): EditionPlans {
  return {
    plans: async () => {
      const rows = await kysely.selectFrom('edition_plans').selectAll().execute();
      return rows.map((row) => ({
        edition: row.edition,
        dueAt: row.due_at ?? undefined,
        skipped: row.skipped_at !== null,
        decidedAt: row.decided_at ?? undefined,
      }));
    },
    decide: async (edition, { dueAt, skipped }, now) => {
      const decision = {
        due_at: dueAt ?? null,
        skipped_at: skipped ? now : null,
        decided_at: now,
        told_at: null,
      };
      await write((queries) =>
        queries
          .insertInto('edition_plans')
          .values({ edition, ...decision })
          .onConflict((conflict) => conflict.column('edition').doUpdateSet(decision))
          .execute(),
      );
    },
    tellOnce: async (edition, now) => {
      const told = await write((queries) =>
        queries
          .insertInto('edition_plans')
          .values({ edition, told_at: now })
          .onConflict((conflict) =>
            conflict.column('edition').doUpdateSet({ told_at: now }).where('edition_plans.told_at', 'is', null),
          )
          .returning('edition')
          .executeTakeFirst(),
      );
      return told !== undefined;
    },
    memory: async () => {
      const made = await kysely
        .selectFrom('migrations')
        .select((select) => select.fn.min('at').as('at'))
        .executeTakeFirstOrThrow();
      const restored = await kysely
        .selectFrom('restorations')
        .select((select) => select.fn.max('at').as('at'))
        .executeTakeFirstOrThrow();
      return { madeAt: made.at, restoredAt: restored.at ?? undefined };
    },
  };
}
