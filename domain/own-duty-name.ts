import { chairDutyName } from './bodies/rotation.ts';
import { baselineName } from './commitments/names.ts';
import { ratificationName } from './mandates/duty-name.ts';
import type { LocalText } from './primitives.ts';
import type { CovenantState } from './state.ts';

/** What a duty without a template is about where its id says so: a chair to seat, a decision to ratify, a baseline. */
export function ownDutyName(state: CovenantState, id: string): LocalText | null {
  return chairDutyName(state, id) ?? ratificationName(id) ?? baselineName(state, id);
}
