import { evolve } from './evolve.ts';
import type { Fact, NewEvent } from './events.ts';
import { react } from './react.ts';
import type { CovenantState } from './state.ts';

/** A fact with the rules that stand behind it, ready for its envelope. */
export type Unfolded = Fact & { rules: string[] };

export type FactFrame = Pick<Fact, 'recordedAt' | 'effectiveOn'>;

/** No chain of consequences is this long; longer means that a definition runs in a circle. */
const LIMIT = 5_000;

/**
 * Turns decided events into facts with their consequences, each right after the fact that it follows from.
 * @returns the facts in order, and the state after the last one.
 */
export function unfold(
  state: CovenantState,
  events: NewEvent[],
  frame: FactFrame,
): { facts: Unfolded[]; state: CovenantState } {
  const waiting = [...events];
  const facts: Unfolded[] = [];
  let current = state;
  for (let event = waiting.shift(); event; event = waiting.shift()) {
    if (facts.length >= LIMIT) throw new Error('consequences run in a circle');
    const { type, data } = event;
    const fact = { ...frame, sequence: current.sequence + 1, type, data } as Fact;
    current = evolve(current, fact);
    facts.push({ ...fact, rules: event.rules ?? [] });
    waiting.unshift(...react(current, fact));
  }
  return { facts, state: current };
}
