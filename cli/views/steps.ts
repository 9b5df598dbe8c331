import { civilDate } from '../../domain/calendar.ts';
import type { EventEnvelope } from '../../domain/envelope.ts';
import type { Fact } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import type { CivilDate } from '../../domain/primitives.ts';
import { toFact } from '../../ledger/fold.ts';
import { initialState, type CovenantState } from '../../domain/state.ts';

/** One event of the ledger with the states round it. */
export interface Step {
  envelope: EventEnvelope;
  fact: Fact;
  before: CovenantState;
  after: CovenantState;
  /** The civil day on which it happened, Europe/Amsterdam. */
  on: CivilDate;
}

/** Folds a stream's events, one step for each. */
export function foldSteps(events: Iterable<EventEnvelope>): Step[] {
  let before = initialState();
  return Array.from(events, (envelope) => {
    const fact = toFact(envelope);
    const after = evolve(before, fact);
    const step = { envelope, fact, before, after, on: fact.effectiveOn ?? civilDate(fact.recordedAt) };
    before = after;
    return step;
  });
}
