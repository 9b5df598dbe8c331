import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import { movedTo, withObligation } from '../evolve-obligations.ts';
import type { CivilDate } from '../primitives.ts';
import type { CovenantState } from '../state.ts';
import { dayOf, dutiesOf } from './duties.ts';
import type { CommitmentEvents } from './events.ts';
import { purposes } from './names.ts';
import { made, revised } from './revision.ts';
import type { Commitment, CommitmentState } from './state.ts';

export const commitmentEvolvers: EvolversOf<CommitmentEvents> = {
  RiskAssessed: riskAssessed,
  PrioritiesSet: (state, { data, sequence }) =>
    withCommitments(state, { priorities: { risks: data.priorities, event: sequence } }),
  CommitmentMade: (state, { data, sequence }) => withCommitment(state, made(data, sequence)),
  CommitmentRevised: commitmentRevised,
  CommitmentWithdrawn: (state, { data }) => {
    const { [data.commitment]: _, ...rest } = state.commitments.made;
    const withdrawn = [...state.commitments.withdrawn, data.commitment];
    return withCommitments(state, { made: rest, withdrawn });
  },
  MeansEstimated: (state, { data, sequence }) =>
    withCommitments(state, {
      estimates: { ...state.commitments.estimates, [data.organisation]: sequence },
    }),
};

function withCommitments(state: CovenantState, change: Partial<CommitmentState>): CovenantState {
  return { ...state, commitments: { ...state.commitments, ...change } };
}

function withCommitment(state: CovenantState, commitment: Commitment): CovenantState {
  return withCommitments(state, {
    made: { ...state.commitments.made, [commitment.commitment]: commitment },
  });
}

function riskAssessed(state: CovenantState, { data, sequence }: FactOf<'RiskAssessed'>): CovenantState {
  const { risk } = data;
  const known = state.commitments.risks[risk];
  const assessed = {
    risk,
    words: data.words,
    theme: data.theme ?? known?.theme ?? null,
    scale: data.scale ?? known?.scale ?? null,
    scope: data.scope ?? known?.scope ?? null,
    irremediability: data.irremediability ?? known?.irremediability ?? null,
    likelihood: data.likelihood ?? known?.likelihood ?? null,
    beyondGuidelines: data.beyondGuidelines ?? known?.beyondGuidelines ?? false,
    event: sequence,
  };
  return withCommitments(state, { risks: { ...state.commitments.risks, [risk]: assessed } });
}

/** Duties that are open follow the commitment: its days, its words and whether it binds. */
function commitmentRevised(
  state: CovenantState,
  { data, sequence }: FactOf<'CommitmentRevised'>,
  on: CivilDate,
): CovenantState {
  const earlier = state.commitments.made[data.commitment];
  if (!earlier) return state;
  const commitment = revised(earlier, data, sequence);
  return purposes.reduce(
    (next, purpose) => {
      const [day, before] = [dayOf(commitment, purpose), dayOf(earlier, purpose)];
      const words = purpose === 'delivery' ? { text: commitment.words } : {};
      return dutiesOf(next, commitment.commitment, purpose)
        .filter(({ status }) => status !== 'reported')
        .reduce((moving, { id }) => {
          const told = withObligation(moving, id, { binding: commitment.binding, ...words });
          return day === null || day === before ? told : movedTo(told, id, day, on);
        }, next);
    },
    withCommitment(state, commitment),
  );
}
