import { checkCalendar, type Calendar } from './closed-days.ts';
import type { CommandOf } from './commands.ts';
import { accept, type Decision } from './decision.ts';
import { dueDay } from './due-day.ts';
import type { MovedDay } from './events.ts';
import { refuse } from './refusals.ts';
import type { CovenantState } from './state.ts';

/** A newer calendar becomes the stream's own; the days that it moves are part of the fact. */
export function adopt(state: CovenantState, command: CommandOf<'AdoptCalendar'>): Decision {
  const { calendar } = command.fields;
  const { version } = state.calendar;
  if (calendar.version <= version)
    return refuse('CALENDAR_NOT_NEWER', { version: `${calendar.version}`, current: `${version}` });
  const [finding] = checkCalendar(calendar);
  if (finding) return refuse('CALENDAR_INVALID', { day: finding.day, why: finding.code });
  const data = { calendar, previous: version, moves: movesBy(state, calendar) };
  return accept({ type: 'CalendarAdopted', data });
}

/** Due days of what is open now that another calendar would move; what opens later is counted by it from the start. */
export function movesBy(state: CovenantState, calendar: Calendar): MovedDay[] {
  const after = { ...state, calendar };
  return Object.values(state.obligations).flatMap((obligation) => {
    const [from, to] = [dueDay(state, obligation), dueDay(after, obligation)];
    return from && to && from !== to ? [{ obligation: obligation.id, from, to }] : [];
  });
}
