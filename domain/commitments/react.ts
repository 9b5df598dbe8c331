import { answered, reportedDone } from '../answered.ts';
import type { ReactionsOf } from '../area.ts';
import type { FactOf, NewEvent } from '../events.ts';
import type { ContentReference } from '../primitives.ts';
import { definitionOf, type CovenantState, type Obligation } from '../state.ts';
import { dayOf, dutiesOf, isDutyOf, isInForce, openAll, openedFor, presentOwners } from './duties.ts';
import type { CommitmentEvents } from './events.ts';
import { purposes, type Purpose } from './names.ts';
import type { Commitment } from './state.ts';

export const commitmentReactions: ReactionsOf<CommitmentEvents> = {
  PrioritiesSet: (state, fact) => answered(state, null, 'priorities', fact.sequence),
  MeansEstimated: (state, fact) => answered(state, fact.data.organisation, 'estimate', fact.sequence),
  CommitmentMade: (state, fact) => {
    const commitment = state.commitments.made[fact.data.commitment];
    return commitment && isInForce(state) ? openAll(state, commitment) : [];
  },
  CommitmentRevised: revised,
  CommitmentWithdrawn: (state, { data }) =>
    purposes.flatMap((purpose) => dropAll(unreported(state, data.commitment, purpose), data.reason)),
};

/** What was agreed at the table becomes a duty when implementation begins, so that nothing waits for a second round. */
export function openCommitments(state: CovenantState, phase: string): NewEvent[] {
  const begun = definitionOf(state).phases.find(({ id }) => id === phase);
  if (begun?.kind !== 'implementation') return [];
  return Object.values(state.commitments.made).flatMap((commitment) => openAll(state, commitment));
}

/** Who comes back owes again what it had promised and left, where its day is still to come. */
export function openForReturned(state: CovenantState, organisation: string): NewEvent[] {
  const since = state.participants[organisation]?.joinedOn;
  if (since === undefined || !isInForce(state)) return [];
  return Object.values(state.commitments.made)
    .filter((commitment) => presentOwners(state, commitment).includes(organisation))
    .flatMap((commitment) =>
      purposes
        .filter((purpose) => (dayOf(commitment, purpose) ?? '') >= since)
        .flatMap((purpose) => openedFor(state, commitment, { purpose, owners: [organisation] })),
    );
}

/** The days of duties that are open have moved with the revision itself (see evolve). */
function revised(state: CovenantState, fact: FactOf<'CommitmentRevised'>): NewEvent[] {
  const commitment = state.commitments.made[fact.data.commitment];
  if (!commitment || !isInForce(state)) return [];
  return purposes.flatMap((purpose) => follow(state, commitment, { purpose, fact }));
}

function follow(
  state: CovenantState,
  commitment: Commitment,
  { purpose, fact }: { purpose: Purpose; fact: FactOf<'CommitmentRevised'> },
): NewEvent[] {
  const { previous, goOnBecause } = fact.data;
  const left = unreported(state, commitment.commitment, purpose);
  if (purpose === 'baseline' && commitment.hasBaseline)
    return left
      .filter(({ status }) => status === 'open')
      .map(({ id }) => reportedDone(id, 'report', fact.sequence));
  const day = dayOf(commitment, purpose);
  if (day === null) return dropAll(left, goOnBecause);
  const owners = presentOwners(state, commitment);
  const earlier = presentOwners(state, previous);
  const removed = earlier.filter((owner) => !owners.includes(owner));
  const ending = left.filter((duty) => removed.some((owner) => isDutyOf(state, previous, duty, owner)));
  const moved = day !== (purpose === 'delivery' ? previous.due : previous.baselineBy);
  const asked = moved ? owners : owners.filter((owner) => !earlier.includes(owner));
  return [
    ...dropAll(ending, goOnBecause),
    ...openedFor(state, commitment, { purpose, owners: asked, anew: true, ending }),
  ];
}

/** What is reported stays to be verified. */
function unreported(state: CovenantState, commitment: string, purpose: Purpose): Obligation[] {
  return dutiesOf(state, commitment, purpose).filter(({ status }) => status !== 'reported');
}

function dropAll(duties: readonly Obligation[], reason: ContentReference | undefined): NewEvent[] {
  return duties.map(({ id }) => ({
    type: 'ObligationDropped',
    data: { obligation: id, because: 'decided', ...(reason && { reason }) },
  }));
}
