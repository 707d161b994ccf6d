import type { Transaction } from 'kysely';
import type { Profile } from '../profiles.ts';
import type { Schema } from '../schema.ts';

/** One step from one schema to the next. */
export type Migration = (transaction: Transaction<Schema>, profile: Profile) => Promise<void>;
