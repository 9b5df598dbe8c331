import type { Window } from '../adoption/contradictions.ts';
import { dutiesAnew } from '../adoption/duties-anew.ts';
import { toldAnew } from '../adoption/tell-anew.ts';
import { dropCommitment, openCommitmentEvents } from '../commitments/taken-back.ts';
import type { Context } from '../decision.ts';
import type { EventData, NewEvent } from '../events.ts';
import { dropRatification } from '../mandates/awaited.ts';
import { dropConsultation, openMandateEvents } from '../mandates/taken-back.ts';
import { reopenedByCorrection } from '../papers/react.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { covenantPaper, signaturesOn } from '../signing/papers.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import {
  adoptedBy,
  dutiesTakenBack,
  isAsked,
  signatureOf,
  whoKnew,
  type FoundSignature,
} from './find-fact.ts';
import { owedAgain } from './owed-again.ts';

/** What people say with a correction. */
type Said = Pick<EventData['EventCorrected'], 'event' | 'reason' | 'proposal' | 'remark'>;

/**
 * What a correction does. Open facts are taken back; what later facts rest on is noted, and stays:
 * - a signature counts no longer, up to entry into force or the first phase of implementation; under a concluded
 *   agreement that opens it again. An imported conclusion is noted: nobody here could conclude it anew;
 * - a no-go is taken back while its gate was not opened again; any other decision at a gate is noted, since phases and
 *   duties followed from it: the parties stop, restart or decide anew;
 * - an adoption is taken back while nobody signs the text; stopping, closing, dropping and releases are noted.
 */
export function correction(state: CovenantState, said: Said, { today }: Context): NewEvent[] {
  const { event } = said;
  const effect = isUndone(state, event, today) ? 'undone' : 'noted';
  const known = whoKnew(state, event);
  const corrected = { ...said, effect, ...(known && { known }) } as const;
  const follows = effect === 'undone' ? undoing(state, event, today) : [];
  return [
    { type: 'EventCorrected', data: corrected, rules: ['R10'] },
    ...follows,
    ...dropRatification(state, event),
  ];
}

/** Tells an imported day anew: what counts from it follows, and so do the duties that were taken over by it. */
export function retelling(state: CovenantState, said: Said, day: Window, { today }: Context): NewEvent[] {
  const { event, reason, remark = reason } = said;
  const told = toldAnew(state, event, { ...day, source: reason, vouchedBy: remark });
  return [
    { type: 'EventCorrected', data: { ...said, effect: 'retold' }, rules: ['R10'] },
    ...told,
    ...(state.status === 'closed' ? [] : dutiesAnew(state, told, today)),
  ];
}

/** What follows when an open fact is taken back (see `takeBack`); `state` is the state in which it still stands. */
export function undoing(state: CovenantState, event: number, today: CivilDate): NewEvent[] {
  return [
    ...agreementReopened(state, event),
    ...owedAgain(state, event, today),
    ...dropCommitment(state, event),
    ...dropConsultation(state, event),
    ...reopenedByCorrection(state, event),
  ];
}

/** Why an event cannot be corrected at all; null where it can. */
export function checkEvent(state: CovenantState, event: number): Refusal | null {
  if (event > state.sequence)
    return refuse('EVENT_UNKNOWN', { event: `${event}`, last: `${state.sequence}` });
  if (state.corrected.includes(event)) return refuse('ALREADY_CORRECTED', { event: `${event}` });
  return carriesOthers(state, event) ? refuse('NOT_CORRECTABLE', { event: `${event}` }) : null;
}

/** The opening, a milestone that others came after, and a round in which somebody signed carry later facts. */
export function carriesOthers(state: CovenantState, event: number): boolean {
  const { round } = state.signing;
  if (round?.event === event)
    return round.papers.some((paper) => Object.keys(signaturesOn(state, paper)).length > 0);
  const milestone = Object.entries(state.milestones).find(([, recorded]) => recorded.event === event)?.[0];
  if (!milestone) return event === 1;
  const all = definitionOf(state).phases.flatMap((phase) => phase.milestones);
  return all.some((later) => later.after?.includes(milestone) && state.milestones[later.id]);
}

/** Whether taking an event back leaves nothing that rests on it. */
export function isUndone(state: CovenantState, event: number, today: string): boolean {
  const signature = signatureOf(state, event);
  if (signature) return signature.aside || !othersRestOn(state, signature, today);
  const paper = adoptedBy(state, event);
  if (paper !== undefined) return isFree(state, paper);
  return isOpenFact(state, event);
}

/** A signature on a text in force or on an agreement that is being carried out, or one of all parties at once. */
function othersRestOn(state: CovenantState, { shared, paper }: FoundSignature, today: string): boolean {
  if (shared || isInForce(state, paper, today)) return true;
  return paper === covenantPaper(state) && state.concludedOn !== null && isCarriedOut(state);
}

/** From the first phase of implementation on, whatever day the agreement binds from. */
function isCarriedOut(state: CovenantState): boolean {
  const { phases } = definitionOf(state);
  const first = phases.findIndex(({ kind }) => kind === 'implementation');
  return first >= 0 && phases.findIndex(({ id }) => id === state.phase) >= first;
}

/** A text that everybody has signed, under an agreement that is in force: others rest on it. */
function isInForce(state: CovenantState, paper: string, today: string): boolean {
  const since = state.days['entry-into-force']?.from;
  return state.signing.sealed[paper] !== undefined && since !== undefined && since <= today;
}

/** A text that nobody is signing or has signed. */
function isFree(state: CovenantState, paper: string): boolean {
  const { bound, sealed } = state.signing;
  return bound[paper] === undefined && sealed[paper] === undefined;
}

function isOpenFact(state: CovenantState, event: number): boolean {
  const { signing, corrections } = state;
  const facts = [
    ...Object.values(state.letters),
    ...Object.values(state.milestones),
    ...Object.values(state.absences).flat(),
    ...Object.values(state.gates).flatMap((gate) => Object.values(gate.positions)),
    ...[signing.round, signing.coverage].flatMap((fact) => fact ?? []),
  ];
  const ofTable = [...openMandateEvents(state), ...openCommitmentEvents(state)].includes(event);
  const refused = Object.values(state.gates).some(
    (gate) => gate.closedBy === event && gate.outcome === 'no-go',
  );
  const proposed = corrections.proposed[`${event}`] !== undefined;
  return (
    refused ||
    proposed ||
    ofTable ||
    dutiesTakenBack(state, event).length > 0 ||
    facts.some((fact) => fact.event === event)
  );
}

/** Without a signature that it asks, the agreement is not concluded after all (R75). */
function agreementReopened(state: CovenantState, event: number): NewEvent[] {
  const signature = signatureOf(state, event);
  const own = signature?.paper === covenantPaper(state) && !signature.aside && isAsked(state, signature);
  if (!own || state.concludedOn === null) return [];
  return [{ type: 'AgreementReopened', data: { because: event }, rules: ['R75'] }];
}
