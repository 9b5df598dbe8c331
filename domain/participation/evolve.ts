import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import * as obligations from '../evolve-obligations.ts';
import * as suspensions from '../evolve-suspensions.ts';
import { withoutTable } from '../mandates/leaving.ts';
import { toParticipant, withParticipant } from '../state-changes.ts';
import type { CovenantState } from '../state.ts';
import type { ParticipationEvents } from './events.ts';

export const participationEvolvers: EvolversOf<ParticipationEvents> = {
  ParticipantJoined: joined,
  AssociationRecorded: (state) => state,
  AssociationEnded: (state) => state,
  ParticipantLeft: left,
  ObligationHandedOver: (state) => state,
  OrganisationExchanged: (state) => state,
  OrganisationSucceeded: (state) => state,
  RightToLeaveArose: (state) => state,
};

function joined(state: CovenantState, fact: FactOf<'ParticipantJoined'>, on: string): CovenantState {
  const { organisation: id, ...rest } = fact.data;
  return { ...state, participants: { ...state.participants, [id]: toParticipant({ id, ...rest }, on) } };
}

function left(state: CovenantState, fact: FactOf<'ParticipantLeft'>, on: string): CovenantState {
  const { organisation } = fact.data;
  const settled = suspensions.organisationResumed(
    obligations.endRecurrences(state, organisation),
    organisation,
    on,
  );
  return withParticipant(withoutTable(settled, organisation), organisation, { leftOn: on });
}
