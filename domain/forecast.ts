import { addPeriod, civilDate, instantOf } from './calendar.ts';
import type { Fact, NewEvent } from './events.ts';
import { anchorDay, dueDay } from './obligation.ts';
import type { CivilDate } from './primitives.ts';
import { dueFacts, nextInstant } from './schedule.ts';
import type { CovenantState, Obligation } from './state.ts';
import { unfold } from './unfold.ts';

/** One thing that lies before a covenant, and its day as far as anybody can tell now. */
export interface Ahead {
  kind: 'obligation' | 'meeting' | 'phase' | 'silence' | 'date' | 'term-end';
  /** Obligation, meeting, phase, gate that silence closes, or named date; `entry-into-force` and `term-end` as they are. */
  id: string;
  /** Owner of an obligation; null for what is everybody's. */
  owner: string | null;
  /** Civil day, Europe/Amsterdam; of a window the last one. Null while the day is not known or the duty is paused. */
  on: CivilDate | null;
  /** First day of a window; the same as `on` for a single day. */
  from: CivilDate | null;
  /** `planned` is not there yet: it comes by the agreed terms and the passing of time alone. */
  standing: 'open' | 'paused' | 'planned';
}

export interface Forecast {
  /** What lies ahead, the earliest first; what has no day comes last. */
  ahead: Ahead[];
  /** The state at the end: with the duties that are planned only, so that their terms can be looked up. */
  state: CovenantState;
}

/** Something that might happen on a day, as the events that it would record. */
export interface Happening {
  on: CivilDate;
  /** @param state the state on that day. */
  events: (state: CovenantState) => NewEvent[];
}

export interface ForecastOptions {
  /** The civil day from which time runs on, Europe/Amsterdam. */
  today: CivilDate;
  /** Last day to run to; `horizon` when left out. */
  until?: CivilDate;
  happenings?: readonly Happening[];
}

/** More days than any covenant has facts on; only a mistake in the code would reach it. */
const MOST_STEPS = 20_000;

/** How far a forecast looks beyond the term, or beyond today where the term is not known. */
const BEYOND = 'P2Y';

/** The last day worth looking at: the evaluation after the term is part of the course. */
export function horizon(state: CovenantState, today: CivilDate): CivilDate {
  const end = anchorDay(state, 'term-end');
  return addPeriod(end !== undefined && end > today ? end : today, BEYOND);
}

/**
 * What lies ahead when nobody does anything more: the core itself runs on through the facts that time makes, and the
 * state that it comes to is asked for its days. Pure: nothing is recorded, and the given state stays as it is.
 */
export function forecast(state: CovenantState, options: ForecastOptions): Forecast {
  const { last, facts } = runOn(state, options);
  const ahead = [
    ...obligationsAhead(state, last),
    ...meetingsAhead(state, options.today),
    ...facts.flatMap((fact) => madeByTime(fact)),
    ...namedDays(last),
  ];
  return { ahead: ahead.sort(byDay), state: last };
}

/** Runs to the last day: what might happen comes on its day, before what time makes on the same one. */
function runOn(state: CovenantState, options: ForecastOptions): { last: CovenantState; facts: Fact[] } {
  const { today, until = horizon(state, today), happenings = [] } = options;
  const waiting = happenings.toSorted((one, other) => compare(one.on, other.on));
  const facts: Fact[] = [];
  let last = state;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = nextStep(last, waiting, today);
    if (!next || next.on > until) return { last, facts };
    const unfolded = unfold(last, next.events, { recordedAt: instantOf(next.on, 12), effectiveOn: next.on });
    last = unfolded.state;
    facts.push(...unfolded.facts);
  }
  throw new Error('a forecast finds no end');
}

function nextStep(
  state: CovenantState,
  waiting: Happening[],
  today: CivilDate,
): { on: CivilDate; events: NewEvent[] } | null {
  const instant = nextInstant(state);
  const made = instant && later(civilDate(instant), today);
  const [happening] = waiting;
  if (happening && (!made || happening.on <= made)) {
    waiting.shift();
    return { on: happening.on, events: happening.events(state) };
  }
  return made ? { on: made, events: dueFacts(state, instantOf(made, 12)) } : null;
}

function later(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}

/** What is reported done has no day ahead of it any more. */
function obligationsAhead(now: CovenantState, last: CovenantState): Ahead[] {
  return Object.values(last.obligations)
    .filter((obligation) => obligation.status !== 'reported')
    .map((obligation) => {
      const on = dueDay(last, obligation) ?? null;
      const { id, owner } = obligation;
      return { kind: 'obligation', id, owner, on, from: on, standing: standingOf(now, obligation) };
    });
}

function standingOf(now: CovenantState, { id, pausedOn }: Obligation): Ahead['standing'] {
  if (pausedOn !== null) return 'paused';
  return now.obligations[id] ? 'open' : 'planned';
}

/** Meetings to which somebody is invited; what has been held lies behind, also on the same day. */
function meetingsAhead({ meetings }: CovenantState, today: CivilDate): Ahead[] {
  return Object.values(meetings.open)
    .filter(({ on, present, draft }) => on >= today && present === null && draft === null)
    .map(({ meeting: id, on }) => ({ kind: 'meeting', id, owner: null, on, from: on, standing: 'open' }));
}

/** A phase that starts by date, and a gate that silence closes. */
function madeByTime(fact: Fact): Ahead[] {
  const day = fact.effectiveOn;
  if (fact.type === 'PhaseStarted') {
    const on = fact.data.on ?? day;
    return [{ kind: 'phase', id: fact.data.phase, owner: null, on, from: on, standing: 'planned' }];
  }
  if (fact.type === 'GateClosed' && fact.data.outcome === 'lapsed') {
    return [{ kind: 'silence', id: fact.data.gate, owner: null, on: day, from: day, standing: 'open' }];
  }
  return [];
}

const DATE = 'date:';

function namedDays(state: CovenantState): Ahead[] {
  const known = Object.entries(state.days).flatMap(([anchor, { from, to }]): Ahead[] => {
    if (!anchor.startsWith(DATE) && anchor !== 'entry-into-force') return [];
    const id = anchor.startsWith(DATE) ? anchor.slice(DATE.length) : anchor;
    return [{ kind: 'date', id, owner: null, on: to, from, standing: 'open' }];
  });
  const end = anchorDay(state, 'term-end');
  return end === undefined
    ? known
    : [...known, { kind: 'term-end', id: 'term-end', owner: null, on: end, from: end, standing: 'open' }];
}

function byDay(one: Ahead, other: Ahead): number {
  return (
    compare(one.on ?? '~', other.on ?? '~') || compare(one.kind, other.kind) || compare(one.id, other.id)
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
