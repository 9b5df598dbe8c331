import { addDays, daysBetween } from './calendar.ts';
import type { FactOf } from './events.ts';
import type { CivilDate } from './primitives.ts';
import type { CovenantState, GateState, Suspensions } from './state.ts';
import { later, paused, withPauses } from './suspension.ts';

/** How suspensions of a duty, an organisation and the covenant change the state; part of evolve. */

function withSuspensions(state: CovenantState, change: Partial<Suspensions>, on: CivilDate): CovenantState {
  return withPauses({ ...state, suspensions: { ...state.suspensions, ...change } }, on);
}

export function obligationSuspended(
  state: CovenantState,
  { data }: FactOf<'ObligationSuspended'>,
  on: CivilDate,
): CovenantState {
  const obligation = state.obligations[data.obligation];
  if (!obligation) return state;
  // Days before its present clock began are no days of this duty, or were counted in an earlier suspension.
  const suspendedOn = later(on, obligation.countedTo);
  const next = paused(state, { ...obligation, status: 'suspended', suspendedOn }, on);
  return { ...state, obligations: { ...state.obligations, [next.id]: next } };
}

export function obligationResumed(
  state: CovenantState,
  { data }: FactOf<'ObligationResumed'>,
  on: CivilDate,
): CovenantState {
  const obligation = state.obligations[data.obligation];
  if (!obligation) return state;
  const next = paused(state, { ...obligation, status: 'open', suspendedOn: null }, on);
  return { ...state, obligations: { ...state.obligations, [next.id]: next } };
}

export function organisationSuspended(
  state: CovenantState,
  { data }: FactOf<'OrganisationSuspended'>,
  on: CivilDate,
): CovenantState {
  const organisations = { ...state.suspensions.organisations, [data.organisation]: on };
  return withSuspensions(stillWhileAway(state, data.organisation), { organisations }, on);
}

/** Nobody else suspends a party that is away, so what begins then is that its clock stands still for being away. */
function stillWhileAway(state: CovenantState, organisation: string): CovenantState {
  const away = state.pausing[organisation];
  return away ? { ...state, pausing: { ...state.pausing, [organisation]: { ...away, still: true } } } : state;
}

/** Resumed, or gone: whoever has left owes nothing that could stand still. */
export function organisationResumed(
  state: CovenantState,
  organisation: string,
  on: CivilDate,
): CovenantState {
  const { [organisation]: since, ...organisations } = state.suspensions.organisations;
  return since === undefined ? state : withSuspensions(state, { organisations }, on);
}

/** The successor of who is suspended is suspended too; what it owed itself until now stands still from this day on. */
export function suspensionPassed(
  state: CovenantState,
  { from, to }: { from: string; to: string },
  on: CivilDate,
): CovenantState {
  const { [from]: since, ...others } = state.suspensions.organisations;
  if (since === undefined || others[to] !== undefined) return state;
  const duties = Object.entries(state.obligations).map(([id, duty]) => {
    const counted = duty.owner === to ? { ...duty, countedTo: later(on, duty.countedTo) } : duty;
    return [id, counted] as const;
  });
  const organisations = { ...others, [to]: since };
  return withSuspensions({ ...state, obligations: Object.fromEntries(duties) }, { organisations }, on);
}

export function covenantSuspended(state: CovenantState, on: CivilDate): CovenantState {
  const covenant = later(on, state.suspensions.past.at(-1)?.to ?? on);
  return withSuspensions(state, { covenant }, on);
}

/** The covenant's clock goes on: duties and announced silences have moved by the days that it stood still. */
export function covenantResumed(state: CovenantState, on: CivilDate): CovenantState {
  const { covenant: from, past } = state.suspensions;
  if (from === null) return state;
  const interval = { from, to: later(on, from) };
  const gates = Object.entries(state.gates).map(
    ([id, gate]) => [id, withLaterSilence(gate, interval)] as const,
  );
  const resumed = { ...state, gates: Object.fromEntries(gates) };
  return withSuspensions(resumed, { covenant: null, past: [...past, interval] }, on);
}

function withLaterSilence(gate: GateState, { from, to }: { from: CivilDate; to: CivilDate }): GateState {
  if (!gate.open || gate.silentOn === null || gate.silentOn < from) return gate;
  const days = daysBetween(later(from, gate.openedOn), to);
  return days > 0 ? { ...gate, silentOn: addDays(gate.silentOn, days) } : gate;
}
