import { partsOf } from '../../domain/calendar.ts';
import type { ClosedDay } from '../../domain/closed-days.ts';
import type { Deadline, Shift } from '../../domain/day-convention.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import { dayOfWeek } from '../dates.ts';
import type { MessageKey } from '../messages.ts';
import type { Session } from '../session.ts';
import type { DayChange, Explanation } from './explanation.ts';
import { day, local, printable, word, wrap } from './render.ts';

/** A computed day with its reasons, line by line. `closed` tells that the due day is no working day. */
export function renderDeadline(session: Session, deadline: Deadline, closed: ClosedDay | null): string {
  const { t, colours } = session;
  return [
    colours.bold(t('deadline.due', { day: onDay(session, deadline.due) })),
    ...reasons(session, deadline, t('deadline.from', { day: onDay(session, deadline.from) })),
    ...closing(session, deadline, closed),
  ].join('\n');
}

/** Why an obligation falls due on its day. */
export function renderExplanation(session: Session, view: Explanation): string {
  const { t, colours } = session;
  const { name, obligation, ownerName, due, counting, closed } = view;
  const dueLine = due ? [colours.bold(t('deadline.due', { day: onDay(session, due) }))] : [];
  return [
    `${colours.bold(local(session, name))} [${obligation}]`,
    t('deadline.owner', { owner: printable(ownerName) }),
    ...standing(session, view),
    ...dueLine,
    ...(due && counting
      ? [
          ...reasons(session, { ...counting, due }, start(session, view, counting)),
          ...closing(session, counting, closed),
        ]
      : []),
    ...history(session, view.history),
  ].join('\n');
}

function standing(session: Session, view: Explanation): string[] {
  const { t, colours } = session;
  const { over, pausedOn, waitsFor } = view;
  return [
    ...(over ? [colours.dim(t('deadline.over'))] : []),
    ...(pausedOn ? [colours.yellow(t('deadline.paused', { day: day(session, pausedOn) }))] : []),
    ...(waitsFor ? [colours.yellow(t('deadline.noDay', { anchor: local(session, waitsFor.name) }))] : []),
  ];
}

type Counting = Omit<Deadline, 'due'>;

function start(
  session: Session,
  { anchorName, anchorProven }: Explanation,
  { from, times }: Counting,
): string {
  const { t } = session;
  const on = onDay(session, from);
  if (anchorName === null) return t('deadline.decidedDay', { day: on });
  const anchor = local(session, anchorName);
  const counted = t(times === 1 ? 'deadline.fromAnchor' : 'deadline.fromRepeated', { anchor, day: on });
  return anchorProven ? counted : `${counted} (${session.colours.yellow(t('label.notProven'))})`;
}

/** From the day counted from to the day that is due, a step on each line. */
function reasons(session: Session, deadline: Deadline, begin: string): string[] {
  const { t } = session;
  const length = lengthOf(session, deadline);
  const counted = length
    ? [
        t(deadline.backwards ? 'deadline.minus' : 'deadline.plus', { length }),
        t('deadline.rawEnd', { day: onDay(session, deadline.rawEnd) }),
      ]
    : [];
  return [
    ...[begin, ...counted].map((line) => `  ${line}`),
    ...deadline.shifts.flatMap((shift) => shifted(session, shift)),
  ];
}

function lengthOf({ t }: Session, { period, workingDays, times }: Counting): string | null {
  if (workingDays !== null) return t('deadline.workingDays', { count: workingDays });
  if (period === null) return null;
  const { count, unit } = partsOf(period);
  const length = count === 1 ? t(`length.${unit}.one`) : t(`length.${unit}`, { count });
  return times === 1 ? length : t('deadline.times', { times, period: length });
}

function shifted(session: Session, { from, to, reason, closed }: Shift): string[] {
  const { t } = session;
  const days = { from: day(session, from), to: onDay(session, to) };
  const sentence = t('deadline.shift', { ...days, reason: t(`shift.${reason}`) });
  return [
    wrap(session, sentence, { first: '  ', rest: '    ' }),
    ...closed.map((each) => wrap(session, because(session, each), { first: '      ', rest: '        ' })),
  ];
}

function because(session: Session, { day: on, name, basis }: ClosedDay): string {
  const parameters = { day: day(session, on), name: local(session, name), basis: printable(basis) };
  return session.t('deadline.closedDay', parameters);
}

function closing(
  session: Session,
  { convention, exempt, calendar }: Counting,
  closed: ClosedDay | null,
): string[] {
  const { t, colours } = session;
  const note = closed
    ? [
        colours.yellow(
          t('deadline.closed', { day: day(session, closed.day), name: local(session, closed.name) }),
        ),
      ]
    : [];
  const act = exempt ? [t(`deadline.${exempt}` satisfies MessageKey)] : [];
  const rules = [
    t('deadline.convention', { convention: word(session, convention) }),
    t('deadline.calendar', { rules: calendar.rules, version: calendar.version }),
  ];
  return [...act, ...rules, ...note].map((line) => wrap(session, line, { first: '  ', rest: '    ' }));
}

function history(session: Session, changes: readonly DayChange[]): string[] {
  const { t, colours } = session;
  if (changes.length === 0) return [];
  return [
    '',
    colours.bold(t('deadline.history')),
    ...changes.map((change) => `  ${changed(session, change)}`),
  ];
}

function changed(session: Session, { event, on, to, told }: DayChange): string {
  const { t } = session;
  const names = Object.entries(told.names).map(([name, text]) => [
    name,
    word(session, typeof text === 'string' ? text : local(session, text)),
  ]);
  const story = t(`event.${told.type}`, Object.fromEntries(names) as Record<string, string>);
  const set = to ? onDay(session, to) : t('deadline.since');
  return t('deadline.history.set', { on: day(session, on).padStart(11), event, day: set, story });
}

function onDay({ language }: Session, date: CivilDate): string {
  return dayOfWeek(date, language);
}
