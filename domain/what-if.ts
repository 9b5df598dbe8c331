import { daysBetween } from './calendar.ts';
import { forecast, horizon, type Ahead, type Forecast, type Happening } from './forecast.ts';
import type { CivilDate } from './primitives.ts';
import type { CovenantState } from './state.ts';
import { suppose, type Impossible, type Supposition } from './suppositions.ts';

/** One date that would be another one. */
export interface Change {
  kind: Ahead['kind'];
  id: string;
  owner: string | null;
  before: CivilDate | null;
  after: CivilDate | null;
  /** Days from before to after; null where one of them is not known. */
  days: number | null;
  effect: 'moves' | 'pauses' | 'ends' | 'begins';
}

export interface WhatIf {
  /** Dates that would change, the earliest first. */
  changes: Change[];
  /** How many dates would stay. */
  unchanged: number;
  /** Last day that was looked at. */
  until: CivilDate;
}

/**
 * Compares what lies ahead with what would lie ahead. Pure: the events of the suppositions are unfolded on a copy of
 * the state with all that follows from them, and nothing is decided or recorded.
 */
export function whatIf(
  state: CovenantState,
  suppositions: readonly Supposition[],
  today: CivilDate,
): WhatIf | Impossible {
  const happenings: Happening[] = [];
  for (const supposition of suppositions) {
    const found = suppose(state, supposition, today);
    if ('problem' in found) return found;
    happenings.push(...found);
  }
  const until = horizon(state, today);
  const before = forecast(state, { today, until }).ahead;
  const supposed = forecast(state, { today, until, happenings });
  const changes = compareAhead(before, supposed);
  const touched = changes.filter(({ effect }) => effect !== 'begins').length;
  return { changes, unchanged: before.length - touched, until };
}

function compareAhead(before: readonly Ahead[], { ahead: after, state }: Forecast): Change[] {
  const earlier = new Map(before.map((item) => [keyOf(item), item]));
  const later = new Map(after.map((item) => [keyOf(item), item]));
  const kept = before.flatMap((item) => change(item, later.get(keyOf(item)), state));
  const fresh = after
    .filter((item) => !earlier.has(keyOf(item)))
    .flatMap((item) => change(undefined, item, state));
  return [...kept, ...fresh].sort((one, other) => (dayOf(one) < dayOf(other) ? -1 : 1));
}

function keyOf({ kind, id }: Ahead): string {
  return `${kind} ${id}`;
}

function dayOf({ before, after, kind, id }: Change): string {
  return `${before ?? after ?? '~'} ${kind} ${id}`;
}

function change(earlier: Ahead | undefined, later: Ahead | undefined, state: CovenantState): Change[] {
  const some = earlier ?? later;
  if (!some) return [];
  const [before, after] = [earlier?.on ?? null, later?.on ?? null];
  if (earlier && later && before === after && earlier.from === later.from) return [];
  const days = before && after ? daysBetween(before, after) : null;
  const { kind, id, owner } = some;
  return [{ kind, id, owner, before, after, days, effect: effectOf(earlier, later, state) }];
}

function effectOf(
  earlier: Ahead | undefined,
  later: Ahead | undefined,
  state: CovenantState,
): Change['effect'] {
  if (!earlier) return 'begins';
  if (later) return later.standing === 'paused' ? 'pauses' : 'moves';
  return earlier.standing === 'planned' && standsStill(state, earlier.owner) ? 'pauses' : 'ends';
}

/** While a covenant or an organisation is suspended, what time would bring does not come. */
function standsStill({ suspensions }: CovenantState, owner: string | null): boolean {
  if (suspensions.covenant !== null) return true;
  return owner !== null && suspensions.organisations[owner] !== undefined;
}
