import { closedDay, type ClosedDay } from '../../domain/closed-days.ts';
import type { Deadline } from '../../domain/day-convention.ts';
import { dueDay, explainDue } from '../../domain/due-day.ts';
import type { EventType } from '../../domain/events.ts';
import { waitsForDay } from '../../domain/obligation.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import { anchorName } from './anchor-name.ts';
import { describeFact, type Told } from './event-story.ts';
import { dutyName, organisationName } from './names.ts';
import type { Step } from './steps.ts';

/** Why an obligation falls due on its day: how it is counted now, and which events made it so. */
export interface Explanation {
  covenant: string;
  obligation: string;
  name: LocalText;
  owner: string;
  ownerName: string;
  /** Null while its day is not known, or while its clock stands still. */
  due: CivilDate | null;
  /** The day that it is counted from; null for a day that was decided on. */
  anchor: string | null;
  anchorName: LocalText | null;
  /** False for a day that was imported when a running covenant was adopted: nothing here proves it. */
  anchorProven: boolean;
  counting: Omit<Deadline, 'due'> | null;
  /** Why its due day is no working day, where it is none. */
  closed: ClosedDay | null;
  /** The anchor whose day is not known yet. */
  waitsFor: { anchor: string; name: LocalText } | null;
  pausedOn: CivilDate | null;
  /** True for a duty that is over: then all this was so before its last event. */
  over: boolean;
  history: DayChange[];
}

/** An event that gave a duty another due day, or took it away. */
export interface DayChange {
  event: number;
  type: EventType;
  /** The civil day on which it happened, Europe/Amsterdam. */
  on: CivilDate;
  from: CivilDate | null;
  to: CivilDate | null;
  told: Told;
}

/** Explains an obligation by the folded events of its covenant; null when the viewer knows of none of that id. */
export function explanationOf(
  steps: readonly Step[],
  id: string,
  viewer: Viewer = 'secretariat',
): Explanation | null {
  const last = steps.findLast((step) => step.after.obligations[id]);
  const [state, obligation] = [last?.after, last?.after.obligations[id]];
  const present = steps.at(-1)?.after;
  if (!state || !obligation || !present || !maySee(present, viewer, obligation)) return null;
  const { anchor = null, closed: _, due = null, ...counting } = explainDue(state, obligation) ?? {};
  const waits = waitsForDay(state, obligation);
  return {
    covenant: state.slug,
    obligation: id,
    name: dutyName(state, obligation.template, id),
    owner: obligation.owner,
    ownerName: organisationName(state, obligation.owner),
    due,
    anchor,
    anchorName: anchor === null ? null : anchorName(state, anchor),
    anchorProven: anchor === null || !restsOnImport(state, anchor),
    counting: due === null ? null : (counting as Omit<Deadline, 'due'>),
    closed: due === null ? null : closedDay(state.calendar, due),
    waitsFor: waits === null ? null : { anchor: waits, name: anchorName(state, waits) },
    pausedOn: obligation.pausedOn,
    over: last !== steps.at(-1) && !steps.at(-1)?.after.obligations[id],
    history: dayChanges(steps, id),
  };
}

/** The end of the term counts from entry into force. */
function restsOnImport(state: CovenantState, anchor: string): boolean {
  const { days } = state.adoption;
  return (anchor === 'term-end' ? 'entry-into-force' : anchor) in days;
}

function dayChanges(steps: readonly Step[], id: string): DayChange[] {
  return steps.flatMap(({ fact, before, after, on }): DayChange[] => {
    if (!after.obligations[id]) return [];
    const [from, to] = [dayOf(before, id), dayOf(after, id)];
    if (from === to) return [];
    const { sequence: event, type } = fact;
    return [{ event, type, on, from, to, told: describeFact(fact, after) }];
  });
}

function dayOf(state: CovenantState, id: string): CivilDate | null {
  const obligation = state.obligations[id];
  return (obligation && dueDay(state, obligation)) ?? null;
}
