import type { DecidersOf } from '../area.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import { openEvents } from '../evolve-obligations.ts';
import type { NewEvent } from '../events.ts';
import { obligationId, ownersOf } from '../obligation.ts';
import { obligationOpened } from '../opening.ts';
import { reopenedByCorrection } from '../papers/react.ts';
import { refuse } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { correctionCommands } from './commands.ts';

/** Takes an open fact back, or notes a mistake that left none. Both events stay visible. */
function correct(state: CovenantState, command: CommandOf<'CorrectEvent'>): Decision {
  const { event, reason } = command.fields;
  if (event > state.sequence)
    return refuse('EVENT_UNKNOWN', { event: `${event}`, last: `${state.sequence}` });
  if (state.corrected.includes(event)) return refuse('ALREADY_CORRECTED', { event: `${event}` });
  if (carriesOthers(state, event)) return refuse('NOT_CORRECTABLE', { event: `${event}` });
  const effect = isOpenFact(state, event) ? 'undone' : 'noted';
  return accept(
    { type: 'EventCorrected', data: { event, reason, effect } },
    ...reopened(state, event),
    ...reopenedByCorrection(state, event),
  );
}

/** Duties that a letter or signature had met for good open again when it is taken back. */
function reopened(state: CovenantState, event: number): NewEvent[] {
  if (state.status === 'closed') return [];
  const ownerOf = (facts: Record<string, { event: number }>) =>
    Object.keys(facts).find((owner) => facts[owner]?.event === event);
  const signer = ownerOf(state.signatures);
  const owner = signer ?? ownerOf(state.letters);
  if (owner === undefined) return [];
  const answer = signer === undefined ? 'letter-of-intent' : 'signature';
  return definitionOf(state)
    .obligations.filter((template) => template.answeredBy === answer && !template.every)
    .filter(
      (template) => state.settled[`${template.id}/${owner}`] && ownersOf(state, template).includes(owner),
    )
    .filter((template) => !state.obligations[obligationId(template, owner, 1)])
    .map((template) => obligationOpened(template, owner, 1));
}

/** Signatures under a concluded agreement, and milestones that others came after, carry later facts. */
function carriesOthers(state: CovenantState, event: number): boolean {
  const signature = Object.values(state.signatures).some((recorded) => recorded.event === event);
  if (signature) return state.concludedOn !== null;
  const milestone = Object.entries(state.milestones).find(([, recorded]) => recorded.event === event)?.[0];
  if (!milestone) return event === 1;
  const all = definitionOf(state).phases.flatMap((phase) => phase.milestones);
  return all.some((later) => later.after?.includes(milestone) && state.milestones[later.id]);
}

function isOpenFact(state: CovenantState, event: number): boolean {
  const facts = [
    ...Object.values(state.letters),
    ...Object.values(state.signatures),
    ...Object.values(state.milestones),
    ...Object.values(state.absences).flat(),
    ...Object.values(state.papers).flatMap(({ adopted }) => adopted ?? []),
    ...Object.values(state.gates).flatMap((gate) => Object.values(gate.positions)),
  ];
  const duties = Object.values(state.obligations).flatMap(openEvents);
  return duties.includes(event) || facts.some((fact) => fact.event === event);
}

export const correctionDeciders: DecidersOf<typeof correctionCommands> = {
  CorrectEvent: correct,
  ProposeCorrection: () => accept(),
  ConfirmCorrection: () => accept(),
  DeclineCorrection: () => accept(),
};
