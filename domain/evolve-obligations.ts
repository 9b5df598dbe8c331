import { addDays, civilDate } from './calendar.ts';
import type { FactOf } from './events.ts';
import { isBodys, templateOf } from './obligation.ts';
import type { CovenantState, Obligation } from './state.ts';

/** How facts about obligations change the state; part of evolve, equally pure and total. */

export function withObligation(state: CovenantState, id: string, change: Partial<Obligation>): CovenantState {
  const obligation = state.obligations[id];
  return obligation
    ? { ...state, obligations: { ...state.obligations, [id]: { ...obligation, ...change } } }
    : state;
}

export function opened(state: CovenantState, fact: FactOf<'ObligationOpened'>, on: string): CovenantState {
  const { obligation: id, owner, template: templateId, occurrence } = fact.data;
  const template = templateId ? templateOf(state, templateId) : undefined;
  const obligation: Obligation = {
    id,
    owner,
    template: templateId,
    occurrence,
    status: 'open',
    openedOn: on,
    ownDue: fact.data.due ?? null,
    clockFrom: on,
    movedDays: 0,
    countedTo: on,
    suspendedOn: null,
    pausedOn: null,
    changedAt: fact.sequence,
    reported: null,
    returnedAt: 0,
    finalOn: null,
    request: null,
    extension: null,
    verify: fact.data.verify ?? template?.verify ?? false,
    chase: template?.chase ?? true,
    binding: template?.binding ?? true,
    answeredBy: template?.answeredBy ?? 'report',
    audience: template?.audience ?? 'owner',
    reminders: fact.data.reminders ?? template?.reminders ?? null,
    text: fact.data.text ?? null,
  };
  const next = { ...state, obligations: { ...state.obligations, [id]: obligation } };
  return template?.every ? withRecurrence(next, obligation) : next;
}

function withRecurrence(state: CovenantState, obligation: Obligation): CovenantState {
  const { template, owner, occurrence } = obligation;
  if (template === null) return state;
  const key = `${template}/${owner}`;
  const { openedOn, first } = state.recurrences[key] ?? { openedOn: obligation.openedOn, first: occurrence };
  const recurrence = { template, owner, next: occurrence + 1, openedOn, first };
  return { ...state, recurrences: { ...state.recurrences, [key]: recurrence } };
}

/** Who leaves owes no further occurrence. A body's duties stay: others can speak for it. */
export function endRecurrences(state: CovenantState, organisation: string): CovenantState {
  const kept = Object.entries(state.recurrences).filter(
    ([, { template, owner }]) => owner !== organisation || isBodys(state, template),
  );
  return { ...state, recurrences: Object.fromEntries(kept) };
}

export function reportedDone(
  state: CovenantState,
  fact: FactOf<'ObligationReportedDone'>,
  on: string,
): CovenantState {
  const obligation = state.obligations[fact.data.obligation];
  if (!obligation) return state;
  const template = obligation.template ? templateOf(state, obligation.template) : undefined;
  // Counted from the day of recording: what is recorded late can be objected to just as long.
  const today = civilDate(fact.recordedAt);
  const finalOn = obligation.verify ? null : addDays(today, template?.finalAfterDays ?? 14);
  const reported = { event: fact.data.answer ?? fact.sequence, on };
  return withObligation(state, obligation.id, { status: 'reported', reported, finalOn });
}

export function returned(
  state: CovenantState,
  fact: FactOf<'ObligationReturned'>,
  on: string,
): CovenantState {
  const change = {
    status: 'open',
    reported: null,
    returnedAt: fact.sequence,
    finalOn: null,
    ownDue: fact.data.due,
    clockFrom: on,
    movedDays: 0,
    countedTo: on,
    request: null,
    extension: null,
    changedAt: fact.sequence,
  } as const;
  return withObligation(state, fact.data.obligation, change);
}

export function extended(
  state: CovenantState,
  fact: FactOf<'ObligationExtended'>,
  on: string,
): CovenantState {
  const change = {
    ownDue: fact.data.due,
    clockFrom: on,
    movedDays: 0,
    countedTo: on,
    request: null,
    changedAt: fact.sequence,
  };
  return withObligation(state, fact.data.obligation, change);
}

export function suspended(
  state: CovenantState,
  fact: FactOf<'ObligationSuspended'>,
  on: string,
): CovenantState {
  const since = state.obligations[fact.data.obligation]?.countedTo ?? on;
  // Days before its present clock began are no days of this duty, or were counted in an earlier suspension.
  const suspendedOn = on < since ? since : on;
  const change = {
    status: 'suspended',
    suspendedOn,
    pausedOn: suspendedOn,
    changedAt: fact.sequence,
  } as const;
  return withObligation(state, fact.data.obligation, change);
}

export function resumed(state: CovenantState, fact: FactOf<'ObligationResumed'>, on: string): CovenantState {
  const movedDays = (state.obligations[fact.data.obligation]?.movedDays ?? 0) + fact.data.days;
  const change = {
    status: 'open',
    suspendedOn: null,
    pausedOn: null,
    clockFrom: on,
    countedTo: on,
    movedDays,
    changedAt: fact.sequence,
  } as const;
  return withObligation(state, fact.data.obligation, change);
}

/** The owner asks for more time, or says that it cannot deliver: a request until the secretariat answers it. */
export function requested(
  state: CovenantState,
  fact: FactOf<'NonDeliveryReported'>,
  on: string,
): CovenantState {
  const request = { kind: 'cannot-deliver', event: fact.sequence, on, until: null } as const;
  return withObligation(state, fact.data.obligation, { request });
}

/** An obligation that is over leaves the state; only its last occurrence stays known. */
export function ended(state: CovenantState, id: string): CovenantState {
  const { [id]: obligation, ...rest } = state.obligations;
  if (!obligation) return state;
  const key = obligation.template ? `${obligation.template}/${obligation.owner}` : id;
  const settled = { ...state.settled, [key]: Math.max(state.settled[key] ?? 0, obligation.occurrence) };
  return { ...state, obligations: rest, settled };
}

/** Dropped by the parties is over for good; dropped because its owner left, it opens again if the owner returns. */
export function dropped(state: CovenantState, fact: FactOf<'ObligationDropped'>): CovenantState {
  const { obligation: id, because } = fact.data;
  if (because !== 'owner-left') return ended(state, id);
  const { [id]: _, ...rest } = state.obligations;
  return { ...state, obligations: rest };
}

/** Ends what is reported done, verified or not. */
export function endReported(state: CovenantState): CovenantState {
  return Object.values(state.obligations)
    .filter((obligation) => obligation.status === 'reported')
    .reduce((next, obligation) => ended(next, obligation.id), state);
}

/** Ends the reports whose days of objection have passed. */
export function settleFinal(state: CovenantState, today: string): CovenantState {
  return Object.values(state.obligations)
    .filter((obligation) => obligation.finalOn !== null && obligation.finalOn < today)
    .reduce((next, obligation) => ended(next, obligation.id), state);
}

/** Opens an obligation again whose report an event recorded and a correction took back. */
export function reportTakenBack(state: CovenantState, event: number): CovenantState {
  const obligation = Object.values(state.obligations).find(
    (candidate) => candidate.reported?.event === event,
  );
  return obligation
    ? withObligation(state, obligation.id, { status: 'open', reported: null, finalOn: null })
    : state;
}
