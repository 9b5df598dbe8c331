import type { NewEvent } from '../events.ts';
import type { ContentReference } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { AdoptionEvents } from './events.ts';
import { factOf, findContradiction, type Window } from './contradictions.ts';

/** An imported day that was told wrongly is told anew: as another fact, so that both stay visible. */

/** The anchor whose day an event told, as long as that day counts. */
function anchorToldBy({ adoption, days }: CovenantState, event: number): string | undefined {
  return Object.keys(adoption.days).find((anchor) => adoption.days[anchor] === event && days[anchor]);
}

/** Why what an event told cannot be told anew with another day; null where it can. */
export function checkAnew(state: CovenantState, event: number, day: Window): Refusal | null {
  const anchor = anchorToldBy(state, event);
  if (anchor === undefined) return refuse('DAY_NOT_IMPORTED', { event: `${event}` });
  const { from, to } = day;
  if (to < from) return refuse('DATES_REVERSED', { from, to });
  const asOf = state.adoption.asOf ?? to;
  const fact = factOf(anchor);
  if (!anchor.startsWith('date:') && to > asOf)
    return refuse('ADOPTION_AFTER_ITS_DAY', { fact, day: to, asOf });
  const known = Object.entries(state.days).map(([each, window]) => [factOf(each), window] as const);
  return findContradiction(definitionOf(state), new Map([...known, [fact, day]]), fact);
}

/** The same fact on another day; who corrects it says where that comes from and vouches for it. */
export function toldAnew(
  state: CovenantState,
  event: number,
  told: Window & { source: ContentReference; vouchedBy: ContentReference },
): NewEvent[] {
  const anchor = anchorToldBy(state, event);
  if (anchor === undefined) return [];
  return [
    { type: 'PastFactImported', data: { ...factAt(anchor), ...told }, effectiveOn: told.to, rules: ['R10'] },
  ];
}

type Subject = AdoptionEvents['PastFactImported'] extends infer F
  ? F extends object
    ? Omit<F, 'from' | 'to' | 'source' | 'vouchedBy'>
    : never
  : never;

/** What the day of an anchor is a fact of. */
function factAt(anchor: string): Subject {
  const [kind, id = ''] = anchor.split(':');
  switch (kind) {
    case 'milestone':
      return { kind, milestone: id };
    case 'phase':
      return { kind, phase: id };
    case 'gate':
      return { kind, gate: id, outcome: 'go' };
    case 'date':
      return { kind, date: id };
    case 'signing':
      return { kind: 'conclusion' };
    default:
      return { kind: 'entry-into-force' };
  }
}
