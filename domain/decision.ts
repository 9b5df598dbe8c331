import type { NewEvent } from './events.ts';
import type { CivilDate, Instant } from './primitives.ts';
import type { Refusal } from './refusals.ts';

/** What the shell knows when it asks: time is data. */
export interface Context {
  /** Workflow time, UTC. */
  now: Instant;
  /** The civil day in Amsterdam at `now`. */
  today: CivilDate;
}

export interface Acceptance {
  events: NewEvent[];
}

export type Decision = Acceptance | Refusal;

export function accept(...events: NewEvent[]): Acceptance {
  return { events };
}

export function isRefusal(decision: Decision): decision is Refusal {
  return 'code' in decision;
}
