import type { Migration } from 'kysely';
import { firstSchema } from './001-ledger.ts';

/** Every migration by name, in the order in which they run; a released one never changes. */
export const migrations: Record<string, Migration> = {
  '001-ledger': firstSchema,
};

export const latestSchema = Object.keys(migrations).toSorted().at(-1) ?? '';
