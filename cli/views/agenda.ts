import { addDays } from '../../domain/calendar.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import type { Viewer } from '../../domain/visibility.ts';
import { mondayOf, weekOf } from '../dates.ts';
import { comingIn, type Coming } from './ahead.ts';
import type { Folded } from './folded.ts';
import { inOrder } from './order.ts';
import { nameKey } from './waiting-on.ts';

/** All covenants by day and week: what comes, how much of it is whose, and where it clashes (R48). */
export interface AgendaView {
  as: string | null;
  from: CivilDate;
  to: CivilDate;
  days: { on: CivilDate; items: Coming[] }[];
  weeks: AgendaWeek[];
  clashes: Clash[];
}

export interface AgendaWeek {
  /** ISO week, `2027-W03`. */
  week: string;
  /** Monday and Sunday. */
  from: CivilDate;
  to: CivilDate;
  /** Who has what to do in it, the most first. */
  workload: Workload[];
}

export interface Workload {
  name: string;
  due: number;
  meetings: number;
  covenants: string[];
}

/** A week in which an organisation of several covenants has much to do, or meetings that come together. */
export interface Clash extends Workload {
  week: string;
  reasons: ('load' | 'meetings-in-week' | 'meetings-on-day')[];
  /** Days with more than one meeting. */
  days: CivilDate[];
}

export interface AgendaOptions {
  as: string | null;
  from: CivilDate;
  to: CivilDate;
  /** So many things due in a week are no clash yet. */
  most: number;
}

/** Makes the agenda of covenants that were read, as far as each viewer may see it. */
export function agendaView(
  covenants: readonly { covenant: Folded; viewer: Viewer }[],
  { as, from, to, most }: AgendaOptions,
): AgendaView {
  const items = covenants
    .flatMap(({ covenant, viewer }) => comingIn(covenant, viewer, to))
    .filter((item) => item.on >= from && item.from <= to)
    .sort(byDay);
  const weeks = weeksOf(items.filter(isInside(from, to)));
  const active = activeIn(covenants);
  const clashes = weeks.flatMap((week) => clashesIn(week, { most, active }));
  return {
    as,
    from,
    to,
    days: daysOf(items, from),
    weeks: weeks.map(({ week, from: monday, to: sunday, workload }) => ({
      week,
      from: monday,
      to: sunday,
      workload,
    })),
    clashes,
  };
}

function byDay(one: Coming, other: Coming): number {
  return inOrder(orderOf(one), orderOf(other));
}

function orderOf({ on, time, covenant, kind, id }: Coming): string {
  return [on, time?.local ?? '', covenant, kind, id].join(' ');
}

/** Work counts on its last day. */
function isInside(from: CivilDate, to: CivilDate): (item: Coming) => boolean {
  return ({ on, work }) => work && on >= from && on <= to;
}

/** A window stands on its first day; one that has begun, on the first day that is shown. */
function daysOf(items: readonly Coming[], from: CivilDate): AgendaView['days'] {
  const days = new Map<CivilDate, Coming[]>();
  for (const item of items) {
    const on = item.from < from ? from : item.from;
    days.set(on, [...(days.get(on) ?? []), item]);
  }
  return [...days].sort(([one], [other]) => inOrder(one, other)).map(([on, some]) => ({ on, items: some }));
}

/** What stands in one organisation's week. */
interface Whose {
  name: string;
  items: Coming[];
}

/** Whose week something fills: its owner's, or that of everybody who is invited. */
function namesOf({ ownerName, invitation }: Coming): string[] {
  return invitation ? invitation.invited.map(({ name }) => name) : [ownerName ?? ''];
}

type WeekWithItems = AgendaWeek & { items: Map<string, Whose> };

function weeksOf(items: readonly Coming[]): WeekWithItems[] {
  const mondays = new Map<CivilDate, Map<string, Whose>>();
  for (const item of items) {
    const monday = mondayOf(item.on);
    const byName = mondays.get(monday) ?? new Map<string, Whose>();
    for (const name of namesOf(item)) {
      const key = nameKey(name);
      byName.set(key, { name, items: [...(byName.get(key)?.items ?? []), item] });
    }
    mondays.set(monday, byName);
  }
  return [...mondays]
    .sort(([one], [other]) => inOrder(one, other))
    .map(([monday, some]) => ({
      week: weekOf(monday),
      from: monday,
      to: addDays(monday, 6),
      workload: [...some.values()].map(workloadOf).sort(mostFirst),
      items: some,
    }));
}

function workloadOf({ name, items }: Whose): Workload {
  const meetings = items.filter(isMeeting).length;
  const covenants = [...new Set(items.map((item) => item.covenant))].sort(inOrder);
  return { name, due: items.length - meetings, meetings, covenants };
}

/** Both a duty that is a meeting by the agreed terms, and one to which somebody was invited, take an hour of a day. */
function isMeeting({ time }: Coming): boolean {
  return time !== null;
}

function mostFirst(one: Workload, other: Workload): number {
  return other.due + other.meetings - one.due - one.meetings || inOrder(one.name, other.name);
}

/** Names of organisations, each with the number of open covenants in which it takes part: of the viewer's own ones. */
function activeIn(covenants: readonly { covenant: Folded; viewer: Viewer }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { covenant, viewer } of covenants) {
    const { state } = covenant;
    if (state.status !== 'open' || viewer === null) continue;
    const active = Object.values(state.participants).filter((participant) => participant.leftOn === null);
    for (const name of new Set(active.map((participant) => nameKey(participant.name)))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

function clashesIn(
  { week, items: all }: WeekWithItems,
  { most, active }: { most: number; active: ReadonlyMap<string, number> },
): Clash[] {
  return [...all]
    .filter(([name]) => (active.get(name) ?? 0) > 1)
    .flatMap(([, whose]) => {
      const workload = workloadOf(whose);
      const days = daysWithMeetings(whose.items);
      const reasons: Clash['reasons'] = [
        ...(workload.due > most ? (['load'] as const) : []),
        ...(workload.meetings > 1 && days.length === 0 ? (['meetings-in-week'] as const) : []),
        ...(days.length > 0 ? (['meetings-on-day'] as const) : []),
      ];
      return reasons.length > 0 ? [{ week, ...workload, reasons, days }] : [];
    })
    .sort(mostFirst);
}

function daysWithMeetings(items: readonly Coming[]): CivilDate[] {
  const days = items.filter(isMeeting).map((item) => item.on);
  return [...new Set(days.filter((day, index) => days.indexOf(day) !== index))];
}
