import type { DecidersOf } from '../area.ts';
import { principalOf } from '../authority.ts';
import { daysBetween } from '../calendar.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import type { NewEvent } from '../events.ts';
import { refuse } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import type { pausingCommands } from './commands.ts';

export const pausingDeciders: DecidersOf<typeof pausingCommands> = {
  StepBack: stepBack,
  ReturnToTable: returnToTable,
};

/** A party needs nobody's leave to step back; while it is away its clock stands still. */
function stepBack(state: CovenantState, command: CommandOf<'StepBack'>, { today }: Context): Decision {
  const { reason, until } = command.fields;
  const organisation = principalOf(state, command);
  const known = state.pausing[organisation];
  if (known) return refuse('ALREADY_STEPPED_BACK', { organisation, since: known.on });
  if (until !== undefined && until < today) return refuse('DATE_IN_THE_PAST', { date: until });
  const away: NewEvent = {
    type: 'PartySteppedBack',
    data: { organisation, reason, ...(until && { until }) },
    rules: ['R43'],
  };
  // Also while the whole covenant rests: it may go on before the party is back.
  const suspended = state.suspensions.organisations[organisation] !== undefined;
  const still: NewEvent = { type: 'OrganisationSuspended', data: { organisation, reason } };
  return suspended ? accept(away) : accept(away, still);
}

function returnToTable(
  state: CovenantState,
  command: CommandOf<'ReturnToTable'>,
  { today }: Context,
): Decision {
  const { reason } = command.fields;
  const organisation = principalOf(state, command);
  const away = state.pausing[organisation];
  if (!away) return refuse('NOT_STEPPED_BACK', { organisation });
  const on = command.effectiveOn ?? today;
  if (on < away.on) return refuse('DATES_REVERSED', { from: away.on, to: on });
  const why = reason && { reason };
  const back: NewEvent = {
    type: 'PartyReturned',
    data: { organisation, days: daysBetween(away.on, on), ...why },
    rules: ['R43'],
  };
  return accept(back, ...clockRunsAgain(state, organisation, on));
}

/** Its clock goes on where stepping back let it stand still, and nothing else does. */
function clockRunsAgain(state: CovenantState, organisation: string, on: string): NewEvent[] {
  const since = state.suspensions.organisations[organisation];
  if (since === undefined || !state.pausing[organisation]?.still) return [];
  const days = Math.max(0, daysBetween(since, on));
  return [{ type: 'OrganisationResumed', data: { organisation, days } }];
}
