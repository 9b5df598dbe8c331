import { canonicalJson, sha256Hex } from '../domain/canonical.ts';
import { PROGRAMME } from '../domain/check-programme.ts';
import { programmePolicy, type GivenPolicy } from '../domain/reminder-policy.ts';
import { foldStream } from '../ledger/fold.ts';
import type { LedgerDatabase } from '../ledger/schema.ts';
import { sharedStates, type StreamStates } from './stream-states.ts';

/** What the ledger's programme says about reminders of all covenants. */
export interface KnownPolicy {
  policy: GivenPolicy;
  /** Digest of the policy, to see whether a plan was made with it; empty where there is no programme. */
  digest: string;
}

export const NO_PROGRAMME: KnownPolicy = { policy: {}, digest: '' };

/** Reads the policy of the ledger's programme as it stands now. Costs no fold while its state is remembered. */
export async function readProgrammePolicy(
  db: LedgerDatabase,
  states: StreamStates = sharedStates,
): Promise<KnownPolicy> {
  const programme = await db
    .selectFrom('stream')
    .select(['stream', 'head_sequence', 'head_hash'])
    .where('slug', '=', PROGRAMME)
    .executeTakeFirst();
  if (!programme) return NO_PROGRAMME;
  const { stream, head_sequence: to } = programme;
  const hash = programme.head_hash.toString('hex');
  const state = states.get(hash) ?? (await foldStream(db, stream, { to }));
  states.advance('', hash, state);
  if (state.definition?.kind !== 'programme') return NO_PROGRAMME;
  const policy = programmePolicy(state);
  return { policy, digest: sha256Hex(canonicalJson(policy)) };
}
