import type { Participation } from '../definition.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';

/** Who takes part, who waits to, and who stands in whose place. */

/** True for an organisation that takes part now: it has not left, and does not wait for entry into force. */
export function takesPart(state: CovenantState, organisation: string): boolean {
  return state.participants[organisation]?.leftOn === null && !isWaiting(state, organisation);
}

/** True for who joined before entry into force and takes part from then on. */
export function isWaiting(state: CovenantState, organisation: string): boolean {
  return state.participation.waiting.includes(organisation);
}

/** Why an organisation cannot be given something to do; null when it takes part. */
export function checkTakesPart(state: CovenantState, organisation: string): Refusal | null {
  const participant = state.participants[organisation];
  if (!participant) return refuse('UNKNOWN_ORGANISATION', { organisation });
  if (participant.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
  return isWaiting(state, organisation) ? refuse('PARTICIPATION_NOT_BEGUN', { organisation }) : null;
}

/**
 * Whether the agreement is in force on a day. A covenant in which no phase begins with entry into force has no such day
 * to wait for; nor has one that was adopted in such a phase while the day itself is not known.
 */
export function isInForce(state: CovenantState, on: CivilDate): boolean {
  const entry = entryDay(state);
  if (entry !== undefined) return entry <= on;
  const phases = phasesInForce(state);
  return phases.length === 0 || phases.some((phase) => phase === state.phase || state.days[`phase:${phase}`]);
}

/**
 * The day of entry into force; undefined while it is not known, or while a signature is missing after all: then the day
 * waits for the agreement to be concluded again (R75).
 */
export function entryDay(state: CovenantState): CivilDate | undefined {
  const signed = definitionOf(state).phases.some(({ kind }) => kind === 'signing');
  return signed && state.concludedOn === null ? undefined : state.days['entry-into-force']?.from;
}

/** Phases that begin with entry into force. */
function phasesInForce(state: CovenantState): string[] {
  return definitionOf(state)
    .phases.filter(({ starts }) => 'day' in starts && starts.day === 'entry-into-force')
    .map(({ id }) => id);
}

/** Whose part in a covenant begins with entry into force, where that is still to come. */
const BOUND_FROM_ENTRY: readonly Participation[] = ['affiliated-company', 'associate', 'supporter'];

/**
 * Companies, associates and supporters join an agreement, so their part begins when it does. A party joins the table: it
 * is there at once, decides with the others and must sign. So are experts, observers and the facilitator.
 */
export function waitsForEntry(state: CovenantState, participation: Participation, on: CivilDate): boolean {
  return BOUND_FROM_ENTRY.includes(participation) && !isInForce(state, on);
}

/**
 * The day from which the personal deadlines of an organisation count (R81): that of joining, and for who is bound by the
 * agreement alone no earlier than entry into force; undefined while that day is not known.
 */
export function partBegins(
  state: CovenantState,
  organisation: string,
  joinedOn = state.participants[organisation]?.joinedOn,
): CivilDate | undefined {
  const participation = state.participants[organisation]?.participation;
  if (joinedOn === undefined || participation === undefined || !BOUND_FROM_ENTRY.includes(participation))
    return joinedOn;
  const entry = state.days['entry-into-force']?.from;
  if (entry !== undefined) return entry > joinedOn ? entry : joinedOn;
  const phases = phasesInForce(state);
  const begun = phases.flatMap((phase) => state.days[`phase:${phase}`]?.from ?? []);
  return phases.length === 0 || begun.some((day) => day <= joinedOn) ? joinedOn : undefined;
}

/** An organisation and those that it has succeeded: it is each of them under another name. */
export function namesOf(state: CovenantState, organisation: string): string[] {
  const { successors, succeeded } = state.participation;
  const earlier = succeeded.filter((one) => successors[one] === organisation);
  return [organisation, ...earlier.flatMap((one) => namesOf(state, one))];
}

/** Who stands in an organisation's place after exchanges and successions; itself while it has not left. */
export function inPlaceOf(state: CovenantState, organisation: string): string {
  const successor = state.participation.successors[organisation];
  const gone = state.participants[organisation]?.leftOn !== null;
  return gone && successor !== undefined ? inPlaceOf(state, successor) : organisation;
}

/** Who keeps the secretariat now: the organisation of the definition, or whoever stands in its place; empty before. */
export function secretariatOf(state: CovenantState): string {
  return inPlaceOf(state, state.definition?.secretariat ?? '');
}

/** Who facilitates now, in the same way. */
export function facilitatorOf(state: CovenantState): string {
  return inPlaceOf(state, state.definition?.facilitator ?? '');
}

/**
 * Why an organisation cannot go without a successor: its people keep the secretariat, and nobody else can record. After
 * a succession they go on under its new name.
 */
export function checkSecretariat(state: CovenantState, organisation: string): Refusal | null {
  return secretariatOf(state) === organisation ? refuse('SECRETARIAT_STAYS', { organisation }) : null;
}
