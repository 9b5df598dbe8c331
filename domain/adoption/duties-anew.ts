import { dueDay } from '../due-day.ts';
import type { NewEvent } from '../events.ts';
import type { CivilDate } from '../primitives.ts';
import { dropped } from '../react-duties.ts';
import type { CovenantState, Obligation } from '../state.ts';
import { dutiesFrom, folded } from './take-over.ts';

type Opened = NewEvent & { type: 'ObligationOpened' };

/**
 * What becomes of duties when a day is told anew: as if it had been told so at the adoption. What would not have been
 * asked ends, what would have been opens, and all else goes on under its new day. What somebody has spoken of since, and
 * a series that has gone on, stay.
 */
export function dutiesAnew(before: CovenantState, retold: readonly NewEvent[], on: CivilDate): NewEvent[] {
  const after = folded(before, retold, on);
  const moved = Object.values(before.obligations).filter(
    (duty) => isTakenOver(before, duty) && dueDay(before, duty) !== dueDay(after, duty),
  );
  const asked = openedFrom(without(before, moved), on).map(idOf);
  const wanted = openedFrom(without(after, moved), on);
  const ended = moved.filter(({ id }) => !wanted.some((event) => idOf(event) === id));
  const begun = wanted.filter(
    (event) =>
      !asked.includes(idOf(event)) && !before.obligations[idOf(event)] && !goesOn(before, event, moved),
  );
  return [...ended.map(({ id }) => dropped(id, 'day-corrected')), ...begun];
}

function openedFrom(state: CovenantState, on: CivilDate): Opened[] {
  return dutiesFrom(state, on).filter((event): event is Opened => event.type === 'ObligationOpened');
}

function idOf({ data }: Opened): string {
  return data.obligation;
}

/** Opened at the adoption, with nothing said or done about it since. */
function isTakenOver(state: CovenantState, duty: Obligation): boolean {
  const { template, status, openedOn, ownDue, request, extension, suspendedOn, movedDays } = duty;
  const series = state.recurrences[`${template}/${duty.owner}`];
  return (
    template !== null &&
    openedOn === state.adoption.takenOverOn &&
    status === 'open' &&
    ownDue === null &&
    request === null &&
    extension === null &&
    suspendedOn === null &&
    movedDays === 0 &&
    (series === undefined || series.next === duty.occurrence + 1)
  );
}

/** A series that is not counted anew goes on with its own numbers. */
function goesOn(state: CovenantState, { data }: Opened, moved: readonly Obligation[]): boolean {
  const { template, owner } = data;
  const isMoved = moved.some((duty) => duty.template === template && duty.owner === owner);
  return state.recurrences[`${template}/${owner}`] !== undefined && !isMoved;
}

function without(state: CovenantState, duties: readonly Obligation[]): CovenantState {
  const keys = duties.map(({ template, owner }) => `${template}/${owner}`);
  const ids = duties.map(({ id }) => id);
  const left = <T>(all: Record<string, T>, gone: readonly string[]): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([key]) => !gone.includes(key)));
  return {
    ...state,
    obligations: left(state.obligations, ids),
    recurrences: left(state.recurrences, keys),
  };
}
