import { civilDate } from '../../domain/calendar.ts';
import type { CivilDate, ContentReference, LocalText } from '../../domain/primitives.ts';
import { isUnevidenced } from './evidence.ts';
import { describeFact, type Told } from './event-story.ts';
import { both, dutyName, organisationName } from './names.ts';
import { obligationCourses, type ObligationCourse } from './obligation-courses.ts';
import type { SentNotice } from './notices.ts';
import type { Step } from './steps.ts';

/** One line of a covenant's story. */
export interface TimelineItem {
  /** The civil day on which it happened, Europe/Amsterdam. */
  on: CivilDate;
  /** The day on which it was recorded, when that was later. */
  recordedOn: CivilDate | null;
  /** Event of the ledger; null for what is derived. */
  sequence: number | null;
  kind: Told['kind'] | 'missed' | 'reminder';
  /** Event type, or what was derived. */
  type: Told['type'] | 'DeadlineMissed' | 'NoticesSent';
  /** What the line names, in both languages. */
  names: Record<string, LocalText>;
  /** How many equal events the line stands for. */
  count: number;
  /** Reason or statement, as content. */
  text: ContentReference | null;
  /** For an answer to a duty: the day it was due, and whether it came later. */
  answer: { due: CivilDate | null; late: boolean } | null;
  /** Organisation or body acted for, by the person who acted. */
  actor: string | null;
  principal: string | null;
  unevidenced: boolean;
  /** Sequence of the event that corrects this one. */
  correctedBy: number | null;
}

export interface TimelineContext {
  notices: readonly SentNotice[];
  /** Up to which day open duties are judged, Europe/Amsterdam. */
  today: CivilDate;
}

/** The story of a covenant: what happened, which deadlines were met or missed, who was reminded, what was corrected. */
export function timelineView(steps: readonly Step[], { notices, today }: TimelineContext): TimelineItem[] {
  const courses = obligationCourses(steps, today);
  const corrections = correctionsOf(steps);
  const told = steps.flatMap((step) => tell(step, corrections));
  const answers = new Map(
    courses.flatMap((course) => course.reports.map((report) => [report.sequence, report])),
  );
  const answered = told.map((item) => withAnswer(item, answers.get(item.sequence ?? 0)));
  const state = steps.at(-1)?.after;
  const derived = state ? courses.flatMap((course) => missedOf(course, state)) : [];
  return collapse([...answered, ...derived, ...remindersOf(notices)].sort(byDay));
}

function correctionsOf(steps: readonly Step[]): Map<number, number> {
  return new Map(
    steps.flatMap(({ fact }) =>
      fact.type === 'EventCorrected' || fact.type === 'RatificationRefused'
        ? [[fact.data.event, fact.sequence] as const]
        : [],
    ),
  );
}

/** An answer's own event tells the story; that it met a duty is added to it, not told twice. */
function tell(step: Step, corrections: ReadonlyMap<number, number>): TimelineItem[] {
  const { fact, envelope, on, after } = step;
  if (fact.type === 'ObligationReportedDone' && fact.data.answer !== undefined) return [];
  const recordedOn = civilDate(fact.recordedAt);
  const { names, text = null, ...story } = describeFact(fact, after);
  return [
    {
      ...story,
      names: localised(names),
      text,
      on,
      recordedOn: recordedOn === on ? null : recordedOn,
      sequence: fact.sequence,
      count: 1,
      answer: null,
      actor: envelope.actor.person,
      principal: envelope.principal?.organisation ?? null,
      unevidenced: isUnevidenced(envelope, after),
      correctedBy: corrections.get(fact.sequence) ?? null,
    },
  ];
}

function localised(names: Told['names']): Record<string, LocalText> {
  return Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, typeof name === 'string' ? both(name) : name]),
  );
}

function withAnswer(
  item: TimelineItem,
  report: { due: CivilDate | null; late: boolean } | undefined,
): TimelineItem {
  return report ? { ...item, answer: { due: report.due, late: report.late } } : item;
}

const derivedItem = {
  recordedOn: null,
  sequence: null,
  count: 1,
  text: null,
  answer: null,
  actor: null,
  principal: null,
  unevidenced: false,
  correctedBy: null,
} as const;

function missedOf(course: ObligationCourse, state: Step['after']): TimelineItem[] {
  const names = {
    duty: dutyName(state, course.template, course.obligation),
    obligation: both(course.obligation),
    owner: both(organisationName(state, course.owner)),
  };
  return course.missed.map((on) => ({ ...derivedItem, on, kind: 'missed', type: 'DeadlineMissed', names }));
}

/** One line per day and kind of notice. */
function remindersOf(notices: readonly SentNotice[]): TimelineItem[] {
  return notices.map(({ on, kind }) => ({
    ...derivedItem,
    on,
    kind: 'reminder',
    type: 'NoticesSent',
    names: { kind: both(kind) },
  }));
}

function byDay(one: TimelineItem, other: TimelineItem): number {
  return one.on.localeCompare(other.on) || rank(one) - rank(other);
}

/** Within a day: first what happened, in order; then what was missed and sent. */
function rank(item: TimelineItem): number {
  if (item.sequence !== null) return item.sequence;
  return Number.MAX_SAFE_INTEGER - (item.kind === 'missed' ? 1 : 0);
}

/** Lines that differ only in whose duty it is become one with a count, so that forty companies are one line. */
function collapse(items: readonly TimelineItem[]): TimelineItem[] {
  const lines: TimelineItem[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last && groupOf(last) !== null && groupOf(last) === groupOf(item)) {
      lines[lines.length - 1] = { ...last, count: last.count + 1 };
    } else {
      lines.push(item);
    }
  }
  return lines;
}

function groupOf({ type, on, names, correctedBy }: TimelineItem): string | null {
  if (correctedBy !== null) return null;
  if (type === 'NoticesSent') return `${type} ${on} ${names.kind?.en}`;
  if (type === 'ObligationOpened' || type === 'DeadlineMissed') return `${type} ${on} ${names.duty?.en}`;
  return type === 'ObligationDropped' && names.because ? `${type} ${on} ${names.because.en}` : null;
}
