import { addPeriod } from './calendar.ts';
import type { Definition, ObligationTemplate } from './definition.ts';
import type { CivilDate } from './primitives.ts';
import type { CovenantState } from './state.ts';

/** The days that other days hang on: those that have come, and those that are planned. */

/** The day that an anchor names, or undefined while it is not known. A window counts by its last day. */
export function anchorDay(
  state: CovenantState,
  anchor: string,
  own?: { owner: string; openedOn: CivilDate },
): CivilDate | undefined {
  if (anchor === 'opened') return own?.openedOn;
  if (anchor === 'joining') return own && state.participants[own.owner]?.joinedOn;
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
 * known. A phase that waits for a gate has no day before it begins.
 */
export function plannedDay(state: CovenantState, anchor: string): CivilDate | undefined {
  const known = state.days[anchor]?.from ?? anchorDay(state, anchor);
  const starts = known ? undefined : startOf(state.definition, anchor);
  return starts === undefined ? known : plannedDay(state, starts);
}

/** The anchor on which a phase begins by itself; undefined for anything else. */
function startOf(definition: Definition | null, anchor: string): string | undefined {
  const phase = definition?.phases.find(({ id }) => anchor === `phase:${id}`);
  return phase && 'day' in phase.starts ? phase.starts.day : undefined;
}

/** Anchors whose day somebody agrees to before it comes; of every other the day is known only once it is there. */
const AGREED = /^(date:|entry-into-force$|term-end$)/;

/** True when the day of an anchor is agreed beforehand, so that people may be held to it. */
export function isAgreedBeforehand(definition: Definition | null, anchor: string): boolean {
  const starts = startOf(definition, anchor);
  return starts === undefined ? AGREED.test(anchor) : isAgreedBeforehand(definition, starts);
}

/** The anchor that a duty's day is counted from, or that it comes before. */
export function anchorOf({ due }: ObligationTemplate): string {
  return 'before' in due ? due.before : due.from;
}
