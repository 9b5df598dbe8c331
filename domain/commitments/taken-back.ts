import type { NewEvent } from '../events.ts';
import type { CovenantState } from '../state.ts';
import { dutiesOf } from './duties.ts';
import { purposes } from './names.ts';
import type { Commitment, CommitmentState } from './state.ts';

/**
 * Events that a correction can take back: a commitment that nobody has revised since, the last estimate of an
 * organisation, the priorities. An assessment stays, since the next one says what is better; so does a revision.
 */
export function openCommitmentEvents({ commitments }: CovenantState): number[] {
  const made = Object.values(commitments.made).filter(isUnrevised);
  const { priorities, estimates } = commitments;
  return [
    ...made.map(({ event }) => event),
    ...Object.values(estimates),
    ...(priorities ? [priorities.event] : []),
  ];
}

function isUnrevised({ made, event }: Commitment): boolean {
  return made === event;
}

/** Takes back what an event recorded; the name of a commitment is not given again, since other facts may name it. */
export function commitmentsTakenBack(commitments: CommitmentState, event: number): CommitmentState {
  const isGone = (commitment: Commitment) => isUnrevised(commitment) && commitment.event === event;
  const all = Object.entries(commitments.made);
  const gone = all.filter(([, commitment]) => isGone(commitment)).map(([id]) => id);
  return {
    ...commitments,
    made: Object.fromEntries(all.filter(([, commitment]) => !isGone(commitment))),
    withdrawn: [...commitments.withdrawn, ...gone],
    priorities: commitments.priorities?.event === event ? null : commitments.priorities,
    estimates: Object.fromEntries(Object.entries(commitments.estimates).filter(([, last]) => last !== event)),
  };
}

/** What was owed by a commitment that is taken back falls away with it. */
export function dropCommitment(state: CovenantState, event: number): NewEvent[] {
  const commitment = Object.values(state.commitments.made).find(
    (each) => isUnrevised(each) && each.event === event,
  );
  if (!commitment) return [];
  return purposes
    .flatMap((purpose) => dutiesOf(state, commitment.commitment, purpose))
    .filter(({ status }) => status !== 'reported')
    .map(({ id }) => ({ type: 'ObligationDropped', data: { obligation: id, because: 'decided' } }));
}
