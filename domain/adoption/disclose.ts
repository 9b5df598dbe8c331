import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import type { AdoptionEvents, ImportedFact } from './events.ts';
import { metDuty } from './met-duty.ts';

/**
 * What is told of the past is known to whoever would have known of it here: days that others count from to everybody,
 * a duty that was met as its template says. Where it comes from and who vouches for it is for the parties.
 */
export const adoptionDisclosures: DisclosuresOf<AdoptionEvents> = {
  CovenantAdopted: () => ({
    audience: 'public',
    owner: null,
    narrower: { source: 'parties', vouchedBy: 'parties' },
  }),
  PastFactImported: (fact, state) => ({
    ...ofPast(fact, state),
    narrower: { source: 'parties', vouchedBy: 'parties' },
  }),
  AdoptionCompleted: () => ({ audience: 'secretariat', owner: null }),
};

function ofPast(fact: ImportedFact, state: CovenantState): Disclosure {
  switch (fact.kind) {
    case 'milestone':
    case 'phase':
    case 'date':
    case 'entry-into-force':
    case 'conclusion':
      return { audience: 'public', owner: null };
    case 'gate':
      return { audience: fact.outcome === 'go' ? 'public' : 'parties', owner: null };
    case 'letter-of-intent':
    case 'signature':
    case 'joined':
      return { audience: 'parties', owner: fact.organisation };
    case 'done':
      return ofDuty(fact.obligation, state);
  }
}

/** A duty that was met before has left no trace but its id: template, and owner where each organisation has its own. */
function ofDuty(id: string, { definition }: CovenantState): Disclosure {
  const { template, owner } = metDuty(id);
  const terms = definition?.obligations.find((duty) => duty.id === template);
  if (!terms) return { audience: 'secretariat', owner: null };
  const single = 'organisation' in terms.owner ? terms.owner.organisation : null;
  return { audience: terms.audience ?? 'owner', owner: owner ?? single };
}
