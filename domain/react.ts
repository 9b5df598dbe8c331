import { answered, answeredBefore, reportedDone } from './answered.ts';
import { vacated } from './bodies/vacate.ts';
import { civilDate } from './calendar.ts';
import { openCommitments, openForReturned } from './commitments/react.ts';
import { answeredByItem } from './dossier/react.ts';
import { assessmentsLeft, selfAssessments } from './dossier/projects.ts';
import type { Fact, NewEvent } from './events.ts';
import { endMandates } from './mandates/leaving.ts';
import { dutyBody } from './obligation.ts';
import { disputesLeft, isMoot } from './participation/disputes.ts';
import { dropped, openTemplates } from './react-duties.ts';
import { reactToTable } from './react-table.ts';
import { openForJoined } from './react-joining.ts';
import type { CivilDate } from './primitives.ts';
import { completed, leftSigning } from './signing/react.ts';
import { definitionOf, type CovenantState } from './state.ts';

/**
 * What follows from a fact by the agreed terms alone: phases that a gate leads to, duties that open, duties that an
 * answer meets. `state` is the state after the fact.
 */
export function react(state: CovenantState, fact: Fact): NewEvent[] {
  switch (fact.type) {
    case 'CovenantOpened':
      return firstPhase(state);
    case 'PhaseStarted':
      return [
        ...leftSigning(state),
        ...openTemplates(
          state,
          (template) => 'phase' in template.opens && template.opens.phase === fact.data.phase,
          fact.data,
        ),
        ...openCommitments(state, fact.data.phase),
      ];
    case 'GateClosed':
      return fact.data.outcome === 'go' ? passGate(state, fact.data.gate) : [];
    case 'ParticipantJoined':
      return [
        // Who takes another's place goes on with the duties of that one.
        ...(fact.data.inPlaceOf === undefined ? openForJoined(state, fact.data.organisation) : []),
        ...openForReturned(state, fact.data.organisation),
      ];
    case 'ParticipantLeft': {
      const { organisation } = fact.data;
      const passing = [...disputesLeft(state, organisation), ...assessmentsLeft(state, organisation)];
      const passed = passing.flatMap((event) =>
        event.type === 'ObligationHandedOver' ? event.data.obligation : [],
      );
      return [
        ...passing,
        ...dropOf(state, organisation, passed),
        ...vacated(state, organisation),
        ...endMandates(state, organisation, dayOf(fact)),
        ...completed(state, fact),
      ];
    }
    case 'ObligationOpened':
    case 'ObligationResumed':
    case 'ObligationHandedOver':
      return metAlready(state, fact.data.obligation);
    case 'LetterOfIntentGiven':
      return answered(state, fact.data.organisation, 'letter-of-intent', fact.sequence);
    case 'MonitoringSubmitted':
      return [reportedDone(fact.data.obligation, 'submission', fact.sequence)];
    case 'CovenantClosed':
      return Object.keys(state.obligations).map((id) => dropped(id, 'covenant-ended'));
    case 'AgreementConcluded':
      return [...selfAssessments(state), ...reactToTable(state, fact)];
    default:
      return reactToTable(state, fact);
  }
}

function firstPhase(state: CovenantState): NewEvent[] {
  const phase = definitionOf(state).phases.find((candidate) => 'with' in candidate.starts);
  return phase ? [{ type: 'PhaseStarted', data: { phase: phase.id, previous: null } }] : [];
}

function passGate(state: CovenantState, gate: string): NewEvent[] {
  const next = definitionOf(state).phases.find(
    (phase) => 'gate' in phase.starts && phase.starts.gate === gate,
  );
  const opened = openTemplates(state, (template) => 'gate' in template.opens && template.opens.gate === gate);
  return next
    ? [...opened, { type: 'PhaseStarted', data: { phase: next.id, previous: state.phase } }]
    : opened;
}

/** A duty that opens or is resumed after its answer was given is met at once. */
function metAlready(state: CovenantState, id: string): NewEvent[] {
  const duty = state.obligations[id];
  return duty ? [...answeredBefore(state, id), ...answeredByItem(state, duty)] : [];
}

/**
 * Ends what a leaving organisation still owed and nobody takes over, and a dispute in which nobody else is left; what it
 * has reported stays to be verified, and a body's duty goes on.
 */
function dropOf(state: CovenantState, organisation: string, passed: readonly string[]): NewEvent[] {
  return Object.values(state.obligations)
    .filter((obligation) => obligation.owner === organisation || isMoot(state, obligation))
    .filter((obligation) => obligation.status !== 'reported' && !dutyBody(state, obligation))
    .filter((obligation) => !passed.includes(obligation.id))
    .map((obligation) => dropped(obligation.id, 'owner-left'));
}

/** The day on which it happened, Europe/Amsterdam; that of recording where time itself made it. */
function dayOf({ effectiveOn, recordedAt }: Fact): CivilDate {
  return effectiveOn ?? civilDate(recordedAt);
}
