import { addPeriod } from '../calendar.ts';
import type { FactOf, NewEvent } from '../events.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { CivilDate } from '../primitives.ts';

/** Acts outside a mandate, and the duty of their organisation to stand by them or not. */

/** How long an organisation has for it, unless the definition says otherwise. */
const RATIFY_WITHIN = 'P28D';

/** Opens the duty: known to the parties, who rely on the act, and reminded of as any other. */
export function ratificationDuty(
  state: CovenantState,
  { organisation, obligation }: FactOf<'RatificationAwaited'>['data'],
  from: CivilDate,
): NewEvent {
  const within = definitionOf(state).mandates?.ratifyWithin ?? RATIFY_WITHIN;
  return {
    type: 'ObligationOpened',
    data: {
      obligation,
      owner: organisation,
      template: null,
      occurrence: 1,
      due: addPeriod(from, within),
      audience: 'parties',
      answeredBy: 'ratification',
    },
    rules: ['R31'],
  };
}

/** Nobody ratifies an act that was a mistake: the duty to do so falls away with it. */
export function dropRatification(state: CovenantState, event: number): NewEvent[] {
  const obligation = state.mandates.awaited[event]?.obligation;
  if (obligation === undefined || !state.obligations[obligation]) return [];
  return [{ type: 'ObligationDropped', data: { obligation, because: 'decided' } }];
}

export function withoutAwaited(state: CovenantState, event: number): CovenantState {
  const { [event]: act, ...awaited } = state.mandates.awaited;
  return act ? { ...state, mandates: { ...state.mandates, awaited } } : state;
}
