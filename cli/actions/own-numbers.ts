import { viewerOf } from '../../domain/visibility.ts';
import type { Ledger } from '../../ledger/database.ts';
import { seenBy } from '../../domain/seen.ts';
import { readSteps } from '../views/read-steps.ts';
import type { ActionType } from './gather.ts';
import type { Value } from './values.ts';

/** Commands of others than the secretariat in which an event is named by its number. */
const NAMED: Partial<Record<ActionType, string>> = { RatifyAct: 'event' };

/**
 * The fields of a command with an event named as the ledger does. Whoever is no officer knows events by their place
 * among those that they may see, and types that; a place that there is none of stays as it is, and is refused.
 */
export async function byLedger(
  { db }: Pick<Ledger, 'db'>,
  stream: string,
  { type, fields, actor }: { type: ActionType; fields: Record<string, Value>; actor: string },
): Promise<Record<string, Value>> {
  const name = NAMED[type];
  const place = name === undefined ? undefined : fields[name];
  if (name === undefined || typeof place !== 'number') return fields;
  const steps = await readSteps({ db }, stream);
  const present = steps.at(-1)?.after;
  const viewer = present ? viewerOf(present, actor) : null;
  if (!present || viewer === null || viewer === 'secretariat') return fields;
  const facts = steps.map(({ fact }) => fact);
  const seen = seenBy(facts, viewer, present)[place - 1];
  return seen ? { ...fields, [name]: seen.sequence } : fields;
}
