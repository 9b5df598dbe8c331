import { evolve } from './evolve.ts';
import type { Fact, NewEvent } from './events.ts';
import { react } from './react.ts';
import { anchored } from './sealed.ts';
import type { CovenantState } from './state.ts';

/** A fact with the rules that stand behind it, ready for its envelope. */
export type Unfolded = Fact & { rules: string[] };

export type FactFrame = Pick<Fact, 'recordedAt' | 'effectiveOn'>;

/** No chain of consequences is this deep (a go, its phase, a duty, its answer); deeper would be a circle in the code. */
const DEEPEST = 10;

/**
 * Turns decided events into facts with their consequences, each right after the fact that it follows from.
 * @returns the facts in order, and the state after the last one.
 */
export function unfold(
  state: CovenantState,
  events: NewEvent[],
  frame: FactFrame,
): { facts: Unfolded[]; state: CovenantState } {
  const waiting = events.map((event) => ({ event, depth: 0 }));
  const facts: Unfolded[] = [];
  let current = state;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { event, depth } = next;
    if (depth > DEEPEST) throw new Error('consequences run in a circle');
    const { type, data, effectiveOn = frame.effectiveOn } = event;
    const fact = { ...frame, effectiveOn, sequence: current.sequence + 1, type, data } as Fact;
    facts.push({ ...fact, data: anchored(event, current), rules: event.rules ?? [] } as Unfolded);
    current = evolve(current, fact);
    waiting.unshift(...react(current, fact).map((consequence) => ({ event: consequence, depth: depth + 1 })));
  }
  return { facts, state: current };
}
