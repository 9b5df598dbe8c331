import type { CovenantState } from './state.ts';

/** The organisations that a person acts for: their own, and those that let them. */
export function organisationsOf(state: CovenantState, person: string): string[] {
  const own = state.people[person]?.organisation;
  return [...(own === undefined ? [] : [own]), ...(state.mandates.actsFor[person] ?? [])];
}
