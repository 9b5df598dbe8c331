import { anchorDay } from './anchors.ts';
import type { TimeFact } from './area.ts';
import { addDays, civilDate, daysBetween, instantOf } from './calendar.ts';
import type { NewEvent } from './events.ts';
import { templateDeadline } from './due-day.ts';
import { ownersOf, templateOf } from './obligation.ts';
import { obligationOpened } from './opening.ts';
import { participationFacts } from './participation/time.ts';
import type { CivilDate, Instant } from './primitives.ts';
import { definitionOf, type CovenantState, type Recurrence } from './state.ts';
import { dayOfBeginning, daysWaited } from './suspension.ts';

/**
 * Facts that time makes: a phase that starts by date, silence with a stated outcome, the next occurrence of a duty, a
 * participation that begins, a right that arises.
 * What falls due without changing a fact is not here: lateness is derived and reminders are planned, so neither costs
 * the engine a timer. While the covenant is suspended they all wait; what was held up comes at the resumption.
 */

/** The instant of the next fact that time makes, the start of its day in Amsterdam; null when nothing waits for a day. */
export function nextInstant(state: CovenantState): Instant | null {
  const days = timeFacts(state).map((fact) => fact.on);
  const [first] = days.sort();
  return first === undefined ? null : instantOf(first);
}

/** The earliest facts that time has made by `now`; call again after they are recorded, for what they bring on. */
export function dueFacts(state: CovenantState, now: Instant): NewEvent[] {
  const today = civilDate(now);
  const due = timeFacts(state).filter((fact) => fact.on <= today);
  const [first] = due.map((fact) => fact.on).sort();
  return due.filter((fact) => fact.on === first).flatMap((fact) => fact.events);
}

function timeFacts(state: CovenantState): TimeFact[] {
  if (state.status !== 'open' || !state.definition || state.suspensions.covenant !== null) return [];
  return [...participationFacts(state), ...phaseByDate(state), ...silentGates(state), ...recurrences(state)];
}

/** The phase after the current one, where it starts by itself on a day that is known. */
function phaseByDate(state: CovenantState): TimeFact[] {
  const { phases } = definitionOf(state);
  const next = phases[phases.findIndex((phase) => phase.id === state.phase) + 1];
  if (!next || !('day' in next.starts)) return [];
  const anchor = next.starts.day;
  const on = state.days[anchor]?.from ?? anchorDay(state, anchor);
  const needsSignatures = next.kind === 'implementation' && phases.some((phase) => phase.kind === 'signing');
  if (!on || (needsSignatures && !state.concludedOn)) return [];
  const begins = dayOfBeginning(state, on);
  const waited = daysBetween(on, begins);
  const started = { phase: next.id, previous: state.phase, on: notBefore(begins, state) };
  const data = waited > 0 ? { ...started, waited } : started;
  return [{ on, events: [{ type: 'PhaseStarted', data }] }];
}

/** No phase begins before the one that it follows, even where its day was set afterwards. */
function notBefore(day: CivilDate, state: CovenantState): CivilDate {
  const since = state.days[`phase:${state.phase}`]?.from ?? day;
  return day < since ? since : day;
}

function silentGates(state: CovenantState): TimeFact[] {
  return Object.entries(state.gates).flatMap(([gate, { open, silentOn }]) =>
    open && silentOn ? [{ on: addDays(silentOn, 1), events: [lapsed(gate)] }] : [],
  );
}

function lapsed(gate: string): NewEvent {
  return { type: 'GateClosed', data: { gate, outcome: 'lapsed', minority: [], missing: [] } };
}

function recurrences(state: CovenantState): TimeFact[] {
  return Object.values(state.recurrences).flatMap((recurrence) => nextOccurrence(state, recurrence));
}

/**
 * The next occurrence opens on the day after the one before ends, while the term or `times` allows. What a closed day
 * shifts is left out: it neither delays an occurrence nor takes the last one out of the term.
 */
function nextOccurrence(state: CovenantState, recurrence: Recurrence): TimeFact[] {
  const { template: id, owner, next } = recurrence;
  const template = templateOf(state, id);
  if (!template?.every || next > (template.times ?? Infinity)) return [];
  if (!ownersOf(state, template).includes(owner)) return [];
  const previous = templateDeadline(state, template, recurrence, next - 1)?.rawEnd;
  const due = templateDeadline(state, template, recurrence, next)?.rawEnd;
  const end = anchorDay(state, 'term-end');
  if (!previous || !due || (end && due > end)) return [];
  const opens = addDays(previous, 1);
  const moved = daysWaited(state, opens, due);
  return [{ on: opens, events: [obligationOpened(template, owner, next, { moved })] }];
}
