import type { FactOf } from '../../domain/events.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import type { Step } from './steps.ts';

/** How one obligation went, from its opening to its end. */
export interface ObligationCourse {
  obligation: string;
  /** Whose it is now, or was last. */
  owner: string;
  template: string | null;
  /** Sequence of the event that opened it. */
  opened: number;
  openedOn: CivilDate;
  /** Reported done at least once, and not taken back. */
  done: boolean;
  dropped: boolean;
  /** Each answer in turn: the day it was due (null where none was known), and the day it came. */
  reports: { sequence: number; due: CivilDate | null; on: CivilDate; late: boolean }[];
  /** Due days that passed without a report, each with whose duty it was then. */
  missed: { on: CivilDate; owner: string }[];
}

/** Events that can find an obligation past its due day; their `data` names it. */
type Touching = FactOf<
  | 'ObligationReportedDone'
  | 'ObligationExtended'
  | 'ObligationSuspended'
  | 'ObligationDropped'
  | 'ObligationHandedOver'
  | 'NonDeliveryReported'
  | 'ExtensionRequested'
>;

const touching: ReadonlySet<string> = new Set<Touching['type']>([
  'ObligationReportedDone',
  'ObligationExtended',
  'ObligationSuspended',
  'ObligationDropped',
  'ObligationHandedOver',
  'NonDeliveryReported',
  'ExtensionRequested',
]);

/** Events that take a fact back or void it, and with it what it answered. */
const takingBack: ReadonlySet<string> = new Set([
  'EventCorrected',
  'RatificationRefused',
  'SigningRoundEnded',
]);

/** Events after which due days move that may have passed already. */
const moving: ReadonlySet<string> = new Set([
  'OrganisationSuspended',
  'CovenantSuspended',
  'CommitmentRevised',
]);

/**
 * The course of every obligation, in order of opening. Late: reported after its due day, or still not reported when
 * that day had passed; judged by the day on which things happened, not by when they were recorded.
 * @param today civil day up to which open obligations are judged, Europe/Amsterdam.
 */
export function obligationCourses(steps: readonly Step[], today: CivilDate): ObligationCourse[] {
  const courses = new Map<string, ObligationCourse>();
  // A duty can open once more under its own id: its owner came back, or the track began anew.
  const earlier: ObligationCourse[] = [];
  for (const step of steps) {
    if (step.fact.type === 'ObligationOpened') {
      const known = courses.get(step.fact.data.obligation);
      if (known) earlier.push(known);
      courses.set(step.fact.data.obligation, begin(step, step.fact));
    } else if (touching.has(step.fact.type)) touch(courses, step, step.fact as Touching);
    else if (takingBack.has(step.fact.type)) takeBack(courses, step);
    else if (moving.has(step.fact.type)) missBefore(courses, step);
  }
  const last = steps.at(-1)?.after;
  if (last) missOpen(courses, last, today);
  return [...earlier, ...courses.values()].sort((one, other) => one.opened - other.opened);
}

function begin(step: Step, fact: FactOf<'ObligationOpened'>): ObligationCourse {
  const { obligation, owner, template } = fact.data;
  const { sequence } = fact;
  const start = { obligation, owner, template, opened: sequence, openedOn: step.on };
  return { ...start, done: false, dropped: false, reports: [], missed: [] };
}

function touch(courses: Map<string, ObligationCourse>, { before, on }: Step, fact: Touching): void {
  const course = courses.get(fact.data.obligation);
  const obligation = before.obligations[fact.data.obligation];
  if (!course || !obligation) return;
  const due = dueDay(before, obligation) ?? null;
  const late = isLate(before, obligation, on);
  if (late && due) miss(course, due);
  if (fact.type === 'ObligationDropped') course.dropped = true;
  if (fact.type === 'ObligationHandedOver') course.owner = fact.data.to;
  if (fact.type !== 'ObligationReportedDone') return;
  course.done = true;
  course.reports.push({ sequence: fact.data.answer ?? fact.sequence, due, on, late });
}

/** A due day is missed once, however often it is looked at afterwards. */
function miss(course: ObligationCourse, due: CivilDate): void {
  if (course.missed.some(({ on }) => on === due)) return;
  course.missed.push({ on: due, owner: course.owner });
}

/** What was late when its clock was stopped, or its day moved, stays missed on the day that it had. */
function missBefore(courses: Map<string, ObligationCourse>, { before, after, on }: Step): void {
  for (const obligation of Object.values(before.obligations)) {
    const course = courses.get(obligation.id);
    const due = dueDay(before, obligation);
    const later = after.obligations[obligation.id];
    const moved = later !== undefined && dueDay(after, later) !== due;
    if (course && due && moved && isLate(before, obligation, on)) miss(course, due);
  }
}

/** A correction or a refused signing that takes a report back opens the obligation again: it was not done. */
function takeBack(courses: Map<string, ObligationCourse>, { before, after }: Step): void {
  for (const { id, status } of Object.values(after.obligations)) {
    const course = courses.get(id);
    if (course && status === 'open' && before.obligations[id]?.status === 'reported') course.done = false;
  }
}

function missOpen(courses: Map<string, ObligationCourse>, state: CovenantState, today: CivilDate): void {
  if (state.status !== 'open') return;
  for (const obligation of Object.values(state.obligations)) {
    const due = dueDay(state, obligation);
    const course = courses.get(obligation.id);
    if (course && due && isLate(state, obligation, today)) miss(course, due);
  }
}
