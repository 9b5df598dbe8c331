import { daysBetween } from '../../domain/calendar.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import { obligationCourses } from './obligation-courses.ts';
import type { CovenantState } from '../../domain/state.ts';
import { foldSteps, type Step } from './steps.ts';
import { takenBackIn } from './taken-back.ts';

/** One covenant's whole course in numbers, as the demo and rehearsals print it. */
export interface Summary {
  covenant: string;
  definitionHash: string;
  /** In the order in which they began; `to` is null for the phase that goes on. Civil days, Europe/Amsterdam. */
  phases: { name: string; from: CivilDate; to: CivilDate | null }[];
  /** Each time a gate closed, in order; then those that are open. */
  gates: { id: string; outcome: string | null }[];
  obligations: { opened: number; done: number; late: number; dropped: number };
  notices: number;
  submissions: number;
  events: number;
  historyEvents: number;
  runs: number;
  /** From opening to closing, or to the day of asking. */
  covenantYears: number;
}

/** What the events do not tell. */
export interface SummaryContext {
  /** Notices that were frozen for sending. */
  notices: number;
  /** Events of the engine's histories over all runs. */
  historyEvents: number;
  runs: number;
  /** The civil day of asking, Europe/Amsterdam. */
  today: CivilDate;
}

const DAYS_IN_YEAR = 365.25;

/** Folds a stream into its summary. @param events the stream's envelopes, in order and from the first. */
export function summarise(events: Iterable<EventEnvelope>, context: SummaryContext): Summary {
  const steps = foldSteps(events);
  const { today, notices, historyEvents, runs } = context;
  const state = steps.at(-1)?.after;
  const gone = takenBackIn(steps);
  const standing = steps.filter(({ fact }) => !gone.has(fact.sequence));
  const courses = obligationCourses(steps, today);
  return {
    covenant: state?.slug ?? '',
    definitionHash: state?.definitionHash ?? '',
    phases: phases(steps),
    gates: gates(standing, state),
    obligations: {
      opened: courses.length,
      done: courses.filter((course) => course.done).length,
      late: courses.filter((course) => course.missed.length > 0).length,
      dropped: courses.filter((course) => course.dropped && !course.done).length,
    },
    notices,
    submissions: standing.filter(({ fact }) => fact.type === 'MonitoringSubmitted').length,
    events: steps.length,
    historyEvents,
    runs,
    covenantYears: years(steps, today),
  };
}

function phases(steps: readonly Step[]): Summary['phases'] {
  const starts = steps.flatMap(({ fact, on }) =>
    fact.type === 'PhaseStarted' ? [{ name: fact.data.phase, from: on }] : [],
  );
  return starts.map((start, index) => ({ ...start, to: starts[index + 1]?.from ?? ending(steps) }));
}

/** The day on which the covenant was closed, or stopped without a restart. */
function ending(steps: readonly Step[]): CivilDate | null {
  if (steps.at(-1)?.after.status === 'open') return null;
  const end = steps.findLast(({ fact }) => fact.type === 'CovenantClosed' || fact.type === 'CovenantStopped');
  return end?.on ?? null;
}

function gates(standing: readonly Step[], state: CovenantState | undefined): Summary['gates'] {
  const closed = standing.flatMap(({ fact }) =>
    fact.type === 'GateClosed' ? [{ id: fact.data.gate, outcome: fact.data.outcome }] : [],
  );
  const open = Object.entries(state?.gates ?? {})
    .filter(([, gate]) => gate.open)
    .map(([id]) => ({ id, outcome: null }));
  return [...closed, ...open];
}

function years(steps: readonly Step[], today: CivilDate): number {
  const [first] = steps;
  if (!first) return 0;
  const days = daysBetween(first.on, ending(steps) ?? today);
  return Math.max(0, Math.round((days / DAYS_IN_YEAR) * 100) / 100);
}
