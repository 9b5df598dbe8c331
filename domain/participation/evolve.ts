import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import * as obligations from '../evolve-obligations.ts';
import * as suspensions from '../evolve-suspensions.ts';
import { withoutTable } from '../mandates/leaving.ts';
import { withoutPause } from '../pausing/evolve.ts';
import { withoutSigner } from '../signing/evolve.ts';
import { toParticipant, withParticipant } from '../state-changes.ts';
import type { CovenantState } from '../state.ts';
import type { ParticipationEvents } from './events.ts';
import { handedOver, placeTaken } from './evolve-places.ts';
import { succeeded } from './evolve-succession.ts';
import type { ParticipationState } from './state.ts';

export const participationEvolvers: EvolversOf<ParticipationEvents> = {
  ParticipantJoined: joined,
  ParticipationBegan: began,
  AssociationRecorded: associated,
  AssociationEnded: (state, fact) => {
    const { organisation, association } = fact.data;
    const held = state.participation.associations[organisation] ?? [];
    return withAssociations(
      state,
      organisation,
      held.filter((one) => one.association !== association),
    );
  },
  ParticipantLeft: left,
  ObligationHandedOver: handedOver,
  OrganisationExchanged: (state, { data }) => placeTaken(state, data.leaving, data.joining),
  OrganisationSucceeded: succeeded,
  RightToLeaveArose: rightArose,
};

function withParticipation(state: CovenantState, change: Partial<ParticipationState>): CovenantState {
  return { ...state, participation: { ...state.participation, ...change } };
}

/** Who was here before finds its people again, unless others are named; what it had done stays done. */
function joined(state: CovenantState, fact: FactOf<'ParticipantJoined'>, on: string): CovenantState {
  const { organisation: id, effectiveFrom, name, kind, participation, group } = fact.data;
  const { contact = null, deputy = null, mailbox = null } = state.participants[id] ?? {};
  const participant = {
    ...toParticipant({ id, name, kind, participation, group }, on),
    contact,
    deputy,
    mailbox,
  };
  const { [id]: _, ...successors } = state.participation.successors;
  const waiting = state.participation.waiting.filter((one) => one !== id);
  const next = { ...state, participants: { ...state.participants, [id]: participant } };
  return withParticipation(next, {
    successors,
    succeeded: state.participation.succeeded.filter((one) => one !== id),
    waiting: effectiveFrom ? [...waiting, id] : waiting,
  });
}

function began(state: CovenantState, { data }: FactOf<'ParticipationBegan'>): CovenantState {
  const waiting = state.participation.waiting.filter((one) => one !== data.organisation);
  const next = withParticipation(state, { waiting });
  return withParticipant(next, data.organisation, { joinedOn: data.on });
}

function associated(state: CovenantState, fact: FactOf<'AssociationRecorded'>, on: string): CovenantState {
  const { organisation, association } = fact.data;
  const held = state.participation.associations[organisation] ?? [];
  return withAssociations(state, organisation, [...held, { association, since: on }]);
}

function withAssociations(
  state: CovenantState,
  organisation: string,
  held: ParticipationState['associations'][string],
): CovenantState {
  const { [organisation]: _, ...others } = state.participation.associations;
  const associations = held.length > 0 ? { ...others, [organisation]: held } : others;
  return withParticipation(state, { associations });
}

/** Whoever has left owes, holds and waits for nothing any more; the duties that it owed end by facts of their own. */
function left(state: CovenantState, fact: FactOf<'ParticipantLeft'>, on: string): CovenantState {
  const { organisation } = fact.data;
  const settled = suspensions.organisationResumed(
    obligations.endRecurrences(state, organisation),
    organisation,
    on,
  );
  const waiting = settled.participation.waiting.filter((one) => one !== organisation);
  const alone = withAssociations(withParticipation(settled, { waiting }), organisation, []);
  const unsigned = withoutSigner(withoutTable(alone, organisation), organisation, on);
  const gone = withoutPause(unsigned, organisation);
  return withParticipant(gone, organisation, { leftOn: on });
}

function rightArose(state: CovenantState, { data }: FactOf<'RightToLeaveArose'>): CovenantState {
  const dispute = state.obligations[data.obligation]?.dispute;
  if (!dispute) return state;
  return obligations.withObligation(state, data.obligation, { dispute: { ...dispute, rightSince: data.on } });
}
