import type { ObligationTemplate } from './definition.ts';
import { templateOf } from './obligation.ts';
import type { CivilDate } from './primitives.ts';
import { definitionOf, type CovenantState } from './state.ts';

/**
 * A track that begins anew from a phase asks again for what that phase and the later ones had: steps, gates, letters,
 * signatures, duties. What came before it stays, and so does what the track knows: papers, mandates, its dossier.
 */

/** True for a phase from which, or after which, the track begins anew. */
type IsOld = (phase: string) => boolean;

function from(state: CovenantState, first: string): IsOld {
  const phases = definitionOf(state).phases.map(({ id }) => id);
  return (phase) => phases.indexOf(phase) >= phases.indexOf(first);
}

/** Duties of the old course that the state still holds: those of its phases and gates, and the conditions of its goes. */
export function dutiesOfOldCourse(state: CovenantState, first: string): string[] {
  const isOld = from(state, first);
  const conditions = gatesOf(state, isOld).flatMap((gate) => state.gates[gate]?.conditions ?? []);
  return Object.values(state.obligations)
    .filter(({ id, template }) => conditions.includes(id) || isOldTemplate(state, template, isOld))
    .map(({ id }) => id);
}

/**
 * The state without the old course; its duties are dropped and its signatures end by events of their own, so that each
 * can be seen to go.
 */
export function withoutOldCourse(state: CovenantState, first: string): CovenantState {
  const isOld = from(state, first);
  const { phases } = definitionOf(state);
  const gates = gatesOf(state, isOld);
  const milestones = phases
    .filter(({ id }) => isOld(id))
    .flatMap((phase) => phase.milestones.map(({ id }) => id));
  const since = beginningOf(state, first);
  return {
    ...state,
    milestones: without(state.milestones, (id) => milestones.includes(id)),
    gates: without(state.gates, (id) => gates.includes(id)),
    letters: without(state.letters, (_, letter) => since(letter)),
    days: without(state.days, (anchor) => oldDays(state, isOld, first).includes(anchor)),
    recurrences: without(state.recurrences, (_, { template }) => isOldTemplate(state, template, isOld)),
    settled: without(state.settled, (key) => isOldTemplate(state, key.replace(/\/.*$/, ''), isOld)),
  };
}

function isSigning({ definition }: CovenantState, phase: string): boolean {
  return definition?.phases.find(({ id }) => id === phase)?.kind === 'signing';
}

/**
 * Whether something was recorded since a phase began; by the day alone where no event of ours began it, as in a covenant
 * that was adopted.
 */
export function beginningOf(
  state: CovenantState,
  phase: string,
): (recorded: { event: number; on: string }) => boolean {
  const began = state.began[phase];
  const day = state.days[`phase:${phase}`]?.from ?? '';
  return ({ event, on }) => (began === undefined ? on >= day : event > began);
}

function without<T>(values: Record<string, T>, isOld: (key: string, value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !isOld(key, value)));
}

function gatesOf(state: CovenantState, isOld: IsOld): string[] {
  return definitionOf(state)
    .gates.filter(({ phase }) => isOld(phase))
    .map(({ id }) => id);
}

function isOldTemplate(state: CovenantState, template: string | null, isOld: IsOld): boolean {
  const opens = template === null ? undefined : templateOf(state, template)?.opens;
  return opens !== undefined && isOld(openingPhase(state, opens));
}

/** The phase in which a duty opens, by itself or by its gate. */
function openingPhase(state: CovenantState, opens: ObligationTemplate['opens']): string {
  if ('phase' in opens) return opens.phase;
  return definitionOf(state).gates.find(({ id }) => id === opens.gate)?.phase ?? '';
}

/**
 * Days that came by the old course, and named days on which its later phases begin or were planned to: those would
 * begin at once, on a day that has passed. Other named days stand until somebody moves them.
 */
function oldDays(state: CovenantState, isOld: IsOld, first: string): string[] {
  const phases = definitionOf(state).phases.filter(({ id }) => isOld(id));
  return [
    ...phases.map(({ id }) => `phase:${id}`),
    ...gatesOf(state, isOld).map((gate) => `gate:${gate}`),
    ...phases.flatMap((phase) => phase.milestones.map(({ id }) => `milestone:${id}`)),
    // Consent to the text is asked again, unless only its signing is.
    ...(isSigning(state, first) ? [] : ['agreed']),
    ...laterDates(state, first),
  ];
}

/** Named days on which the phases after one begin or are planned to. */
function laterDates(state: CovenantState, first: string): string[] {
  const isOld = from(state, first);
  return definitionOf(state)
    .phases.filter(({ id }) => id !== first && isOld(id))
    .flatMap(({ starts, planned }) => [
      ...('day' in starts && starts.day.startsWith('date:') ? [starts.day] : []),
      ...(planned === undefined ? [] : [`date:${planned}`]),
    ]);
}

/** A phase that begins again does not end at once by a named day that came in the course before. */
export function withoutPassedDates(state: CovenantState, phase: string, today: CivilDate): CovenantState {
  const later = laterDates(state, phase);
  return {
    ...state,
    days: without(state.days, (anchor, day) => later.includes(anchor) && day.from <= today),
  };
}
