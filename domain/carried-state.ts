import { noMarks } from './evolve-reminders.ts';
import type { Signature } from './signing/state.ts';
import {
  initialState,
  type CovenantState,
  type GateState,
  type Obligation,
  type Participant,
  type Recurrence,
} from './state.ts';

/**
 * A state as an earlier build handed it over, with the fields that it did not know. A new build takes a running stream
 * over by continuing it, so what it reads may be older than itself; a state of its own passes unchanged.
 */
export function carriedState(handed: CovenantState): CovenantState {
  const state = { ...initialState(), ...handed };
  return {
    ...state,
    participants: mapped(state.participants, withParticipantFields),
    obligations: mapped(state.obligations, withObligationFields),
    recurrences: mapped(state.recurrences, withRecurrenceFields),
    gates: mapped(state.gates, withGateFields),
    signatures: mapped(state.signatures, withSignatureFields),
  };
}

function mapped<T>(values: Record<string, T>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, change(value)]));
}

function withParticipantFields(participant: Participant): Participant {
  const later = { contactSince: null };
  return { ...later, ...participant };
}

function withRecurrenceFields(recurrence: Recurrence): Recurrence {
  const later = { joinedOn: null };
  return { ...later, ...recurrence };
}

function withGateFields(gate: GateState): GateState {
  const later = { closedBy: null, conditions: [] };
  return { ...later, ...gate };
}

function withSignatureFields(signature: Signature): Signature {
  const later = { mandate: null };
  return { ...later, ...signature };
}

/** An obligation of the first builds, in which a word that delivery will fail was a mere mark. */
type Handed = Obligation & { cannotDeliver?: boolean };

function withObligationFields(handed: Obligation): Obligation {
  const { cannotDeliver, ...obligation } = handed as Handed;
  const { clockFrom, suspendedOn } = obligation;
  const asked = { kind: 'cannot-deliver', event: 0, on: clockFrom, until: null } as const;
  const later = {
    countedTo: clockFrom,
    pausedOn: suspendedOn,
    changedAt: 0,
    request: cannotDeliver ? asked : null,
    extension: null,
    audience: 'owner' as const,
    policy: {},
    body: null,
    joinedOn: null,
    dispute: null,
    ...noMarks(),
  };
  return { ...later, ...obligation };
}
