import type { CivilDate } from '../primitives.ts';
import { activeParties, definitionOf, type CovenantState } from '../state.ts';
import { mandatesOf, standingOf } from './cover.ts';

/** Parties of which a mandate is asked and that have none that holds on that day (R31). */
export function partiesWithoutMandate(state: CovenantState, on: CivilDate): string[] {
  const asked = definitionOf(state).mandates?.asked ?? [];
  return activeParties(state).filter((party) => {
    const kind = state.participants[party]?.kind;
    return kind !== undefined && asked.includes(kind) && !hasMandate(state, party, on);
  });
}

function hasMandate(state: CovenantState, organisation: string, on: CivilDate): boolean {
  return mandatesOf(state, organisation).some((mandate) => standingOf(mandate, on) === 'valid');
}
