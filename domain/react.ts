import type { Fact, NewEvent } from './events.ts';
import { obligationId, ownersOf } from './obligation.ts';
import type { ObligationTemplate } from './definition.ts';
import { definitionOf, unsignedParties, type Answer, type CovenantState } from './state.ts';

/**
 * What follows from a fact by the agreed terms alone: phases that a gate leads to, duties that open, duties that an
 * answer meets. `state` is the state after the fact.
 */
export function react(state: CovenantState, fact: Fact): NewEvent[] {
  switch (fact.type) {
    case 'CovenantOpened':
      return firstPhase(state);
    case 'PhaseStarted':
      return openTemplates(
        state,
        (template) => 'phase' in template.opens && template.opens.phase === fact.data.phase,
      );
    case 'GateClosed':
      return fact.data.outcome === 'go' ? passGate(state, fact.data.gate) : [];
    case 'ParticipantJoined':
      return openFor(state, fact.data.organisation);
    case 'ParticipantLeft':
      return [...dropOf(state, fact.data.organisation), ...conclude(state, fact)];
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
      return Object.keys(state.obligations).map((obligation) => dropped(obligation, 'covenant-ended'));
    default:
      return [];
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

function openTemplates(state: CovenantState, wanted: (template: ObligationTemplate) => boolean): NewEvent[] {
  return definitionOf(state)
    .obligations.filter(wanted)
    .flatMap((template) => ownersOf(state, template).flatMap((owner) => openFirst(state, template, owner)));
}

/** The first occurrence for this owner, unless the same duty is open or over already. */
function openFirst(state: CovenantState, template: ObligationTemplate, owner: string): NewEvent[] {
  const id = obligationId(template, owner, 1);
  if (
    state.obligations[id] ||
    state.settled[`${template.id}/${owner}`] ||
    state.recurrences[`${template.id}/${owner}`]
  )
    return [];
  return [obligationOpened(template, owner, 1)];
}

/** An occurrence of a duty by its template; its due day is derived, so it is not in the event. */
export function obligationOpened(template: ObligationTemplate, owner: string, occurrence: number): NewEvent {
  const obligation = obligationId(template, owner, occurrence);
  return {
    type: 'ObligationOpened',
    data: { obligation, owner, template: template.id, occurrence },
    rules: template.rules,
  };
}

/** Who joins takes on the duties of its kind that have begun (R81). */
function openFor(state: CovenantState, organisation: string): NewEvent[] {
  return openTemplates(state, (template) => 'each' in template.owner && hasBegun(state, template)).filter(
    (event) => event.type === 'ObligationOpened' && event.data.owner === organisation,
  );
}

function hasBegun(state: CovenantState, template: ObligationTemplate): boolean {
  const anchor = 'phase' in template.opens ? `phase:${template.opens.phase}` : `gate:${template.opens.gate}`;
  return state.days[anchor] !== undefined;
}

function dropOf(state: CovenantState, organisation: string): NewEvent[] {
  return Object.values(state.obligations)
    .filter((obligation) => obligation.owner === organisation)
    .map((obligation) => dropped(obligation.id, 'owner-left'));
}

function dropped(obligation: string, because: 'owner-left' | 'covenant-ended'): NewEvent {
  return { type: 'ObligationDropped', data: { obligation, because } };
}

function answered(
  state: CovenantState,
  organisation: string,
  answer: Exclude<Answer, 'report'>,
  event: number,
): NewEvent[] {
  return Object.values(state.obligations)
    .filter((each) => each.owner === organisation && each.answeredBy === answer && each.status === 'open')
    .map((each) => reportedDone(each.id, answer, event));
}

function reportedDone(obligation: string, by: Answer, answer: number): NewEvent {
  return { type: 'ObligationReportedDone', data: { obligation, by, answer } };
}

/** The agreement is concluded when the last party that takes part has signed. */
function conclude(state: CovenantState, fact: Fact): NewEvent[] {
  const complete = Object.keys(state.signatures).length > 0 && unsignedParties(state).length === 0;
  if (!complete || state.concludedOn) return [];
  const days = Object.values(state.signatures).map((signature) => signature.on);
  const on = days.sort().at(-1) ?? fact.recordedAt.slice(0, 10);
  return [{ type: 'AgreementConcluded', data: { on }, rules: ['R75'] }];
}
