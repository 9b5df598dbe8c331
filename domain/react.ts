import { anchorOf } from './anchors.ts';
import { answered, answeredBefore, reportedDone } from './answering.ts';
import { civilDate } from './calendar.ts';
import { openCommitments, openForReturned } from './commitments/react.ts';
import type { Fact, FactOf, NewEvent } from './events.ts';
import { isOfBody, obligationId, ownersOf } from './obligation.ts';
import { obligationOpened } from './opening.ts';
import { reactToTable } from './react-table.ts';
import { openForJoined } from './react-joining.ts';
import type { ObligationTemplate } from './definition.ts';
import { activeParties, definitionOf, unsignedParties, type CovenantState } from './state.ts';

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
        ...openForJoined(state, fact.data.organisation),
        ...openForReturned(state, fact.data.organisation),
      ];
    case 'ParticipantLeft':
      return [...dropOf(state, fact.data.organisation), ...conclude(state, fact)];
    case 'ObligationOpened':
    case 'ObligationResumed':
      return answeredBefore(state, fact.data.obligation);
    case 'LetterOfIntentGiven':
      return answered(state, fact.data.organisation, 'letter-of-intent', fact.sequence);
    case 'CovenantSigned':
      return [
        ...answered(state, fact.data.organisation, 'signature', fact.sequence),
        ...conclude(state, fact),
      ];
    case 'MonitoringSubmitted':
      return [reportedDone(fact.data.obligation, 'submission', fact.sequence)];
    case 'CovenantClosed':
      return Object.keys(state.obligations).map((id) => dropped(id, 'covenant-ended'));
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

function openTemplates(
  state: CovenantState,
  wanted: (template: ObligationTemplate) => boolean,
  start: { phase?: string; waited?: number | undefined } = {},
): NewEvent[] {
  // A phase that was held up has begun later, and what counts from it with it; every other day moves as long.
  const movedOf = (template: ObligationTemplate): number =>
    anchorOf(template) === `phase:${start.phase}` ? 0 : (start.waited ?? 0);
  return definitionOf(state)
    .obligations.filter(wanted)
    .flatMap((template) =>
      ownersOf(state, template).flatMap((owner) => openFirst(state, template, owner, movedOf(template))),
    );
}

/** The first occurrence for this owner, unless the same duty is open or over already. */
function openFirst(
  state: CovenantState,
  template: ObligationTemplate,
  owner: string,
  moved: number,
): NewEvent[] {
  const id = obligationId(template, owner, 1);
  if (
    state.obligations[id] ||
    state.settled[`${template.id}/${owner}`] ||
    state.recurrences[`${template.id}/${owner}`]
  )
    return [];
  return [obligationOpened(template, owner, 1, { moved })];
}

/** Ends what a leaving organisation still owed; what it has reported stays to be verified, and a body's duty goes on. */
function dropOf(state: CovenantState, organisation: string): NewEvent[] {
  return Object.values(state.obligations)
    .filter(({ owner, status }) => owner === organisation && status !== 'reported')
    .filter((obligation) => !isOfBody(state, obligation))
    .map((obligation) => dropped(obligation.id, 'owner-left'));
}

function dropped(obligation: string, because: 'owner-left' | 'covenant-ended'): NewEvent {
  return { type: 'ObligationDropped', data: { obligation, because } };
}

/** The agreement is concluded when every party that takes part has signed: by the last signature, or by a leave. */
function conclude(state: CovenantState, fact: FactOf<'CovenantSigned' | 'ParticipantLeft'>): NewEvent[] {
  const parties = activeParties(state);
  if (state.concludedOn || parties.length === 0 || unsignedParties(state).length > 0) return [];
  const days = parties.flatMap((party) => state.signatures[party]?.on ?? []);
  if (fact.type === 'ParticipantLeft') days.push(fact.effectiveOn ?? civilDate(fact.recordedAt));
  const on = days.sort().at(-1);
  return on ? [{ type: 'AgreementConcluded', data: { on }, rules: ['R75'] }] : [];
}
