import { addPeriod } from './calendar.ts';
import type { ObligationTemplate } from './definition.ts';
import { partBegins } from './participation/standing.ts';
import type { CivilDate } from './primitives.ts';
import type { CovenantState } from './state.ts';

/** The days that other days hang on: those that have come, and those that are planned. */

/** The day that an anchor names, or undefined while it is not known. A window counts by its last day. */
export function anchorDay(
  state: CovenantState,
  anchor: string,
  own?: { owner: string; openedOn: CivilDate; joinedOn?: CivilDate | null },
): CivilDate | undefined {
  if (anchor === 'opened') return own?.openedOn;
  if (anchor === 'joining') return own && partBegins(state, own.owner, own.joinedOn ?? undefined);
  const known = state.days[anchor]?.to;
  if (known || anchor !== 'term-end') return known;
  return termEnd(state);
}

function termEnd(state: CovenantState): CivilDate | undefined {
  const start = state.days['entry-into-force']?.from;
  const years = state.definition?.termYears;
  return start && years ? addPeriod(start, `P${years}Y`) : undefined;
}

/**
 * The first day of an anchor, known or planned: a phase that has not begun is planned where it starts on a day that is
 * known, or where a day was set for it. A phase that only waits for a gate has no day before it begins.
 */
export function plannedDay(state: CovenantState, anchor: string): CivilDate | undefined {
  return state.days[anchor]?.from ?? anchorDay(state, anchor) ?? plannedStart(state, anchor);
}

/**
 * True when somebody agreed to the day of an anchor before it came, so that people may be held to it. Of a gate or a
 * milestone the day is known only once it is there.
 */
export function isAgreedBeforehand(state: CovenantState, anchor: string): boolean {
  const starts = startOf(state, anchor);
  if (starts !== undefined) return isAgreedBeforehand(state, starts);
  return /^(date:|entry-into-force$|term-end$)/.test(anchor) && plannedDay(state, anchor) !== undefined;
}

function plannedStart(state: CovenantState, anchor: string): CivilDate | undefined {
  const starts = startOf(state, anchor);
  return starts === undefined ? undefined : plannedDay(state, starts);
}

/** The anchor on which a phase begins or is planned to begin; undefined for anything else. */
function startOf(state: CovenantState, anchor: string): string | undefined {
  const phase = state.definition?.phases.find(({ id }) => anchor === `phase:${id}`);
  if (phase?.planned !== undefined) return `date:${phase.planned}`;
  return phase && 'day' in phase.starts ? phase.starts.day : undefined;
}

/** The anchor that a duty's day is counted from, or that it comes before. */
export function anchorOf({ due }: ObligationTemplate): string {
  return 'before' in due ? due.before : due.from;
}
