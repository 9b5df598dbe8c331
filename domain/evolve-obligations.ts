import { anchorOf } from './anchors.ts';
import { addDays, calendarNumber, civilDate } from './calendar.ts';
import { commitmentNamed } from './commitments/names.ts';
import { itemBehind } from './dossier/projects.ts';
import type { FactOf } from './events.ts';
import { noMarks, type Marks } from './evolve-reminders.ts';
import { dutyBody, templateOf } from './obligation.ts';
import type { CovenantState, DutyRequest, Obligation } from './state.ts';
import { paused } from './suspension.ts';

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
    body: fact.data.body ?? null,
    template: templateId,
    occurrence,
    status: 'open',
    openedOn: on,
    ...newClock(fact.data.due ?? null, on),
    movedDays: fact.data.moved ?? 0,
    suspendedOn: null,
    pausedOn: null,
    changedAt: calendarNumber(fact.recordedAt),
    reported: null,
    returnedAt: 0,
    finalOn: null,
    request: null,
    extension: null,
    verify: fact.data.verify ?? template?.verify ?? false,
    chase: template?.chase ?? true,
    binding: fact.data.binding ?? template?.binding ?? true,
    answeredBy: fact.data.answeredBy ?? template?.answeredBy ?? 'report',
    audience: fact.data.audience ?? template?.audience ?? 'owner',
    reminders: fact.data.reminders ?? template?.reminders ?? null,
    policy: {},
    text: fact.data.text ?? null,
    joinedOn: null,
    dispute: fact.data.between ? { between: fact.data.between, rightSince: null } : null,
  };
  const started = paused(state, obligation, on);
  const next = { ...state, obligations: { ...state.obligations, [id]: started } };
  return template?.every ? withRecurrence(next, started, fact.data.first) : next;
}

type Clock = Pick<Obligation, 'ownDue' | 'clockFrom' | 'countedTo' | 'movedDays'>;

/** A due day that counts from now on; suspensions before it, and what officers did to its ladder, concern another day. */
function newClock(ownDue: string | null, on: string): Clock & Marks {
  return { ownDue, clockFrom: on, countedTo: on, movedDays: 0, ...noMarks() };
}

/** The duty under another due day; where it is suspended, it stands still under that day too. */
function withClock(
  state: CovenantState,
  id: string,
  change: Clock & Partial<Obligation>,
  on: string,
): CovenantState {
  const obligation = state.obligations[id];
  if (!obligation) return state;
  const restarted = paused(state, { ...obligation, ...change, pausedOn: null }, on);
  return withObligation(state, id, restarted);
}

function withRecurrence(
  state: CovenantState,
  obligation: Obligation,
  first = obligation.occurrence,
): CovenantState {
  const { template, owner, occurrence } = obligation;
  if (template === null) return state;
  const key = `${template}/${owner}`;
  const begun = state.recurrences[key] ?? {
    openedOn: obligation.openedOn,
    first,
    joinedOn: obligation.joinedOn,
  };
  const recurrence = { ...begun, template, owner, next: occurrence + 1 };
  return { ...state, recurrences: { ...state.recurrences, [key]: recurrence } };
}

/** Who leaves owes no further occurrence. A body's duties stay: others can speak for it. */
export function endRecurrences(state: CovenantState, organisation: string): CovenantState {
  const kept = Object.entries(state.recurrences).filter(
    ([, series]) => series.owner !== organisation || dutyBody(state, series) !== null,
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
  const { answer, by } = fact.data;
  const follows = answer !== undefined && by === 'report';
  const reported = { event: answer ?? fact.sequence, on, ...(follows && { follows }) };
  return withObligation(state, obligation.id, { status: 'reported', reported, finalOn });
}

export function returned(
  state: CovenantState,
  fact: FactOf<'ObligationReturned'>,
  on: string,
): CovenantState {
  const change = {
    ...newClock(fact.data.due, on),
    status: 'open',
    reported: null,
    returnedAt: fact.sequence,
    finalOn: null,
    request: null,
    extension: null,
  } as const;
  return withClock(state, fact.data.obligation, change, on);
}

export function extended(
  state: CovenantState,
  fact: FactOf<'ObligationExtended'>,
  on: string,
): CovenantState {
  const obligation = state.obligations[fact.data.obligation];
  if (!obligation) return state;
  const { ownDue, movedDays, countedTo, request } = obligation;
  const extension = { event: fact.sequence, ownDue, movedDays, countedTo, request };
  return withClock(state, obligation.id, { ...newClock(fact.data.due, on), request: null, extension }, on);
}

/** Another day, by a fact that decides more than this duty's day alone; what its owner asked is answered by it. */
export function movedTo(state: CovenantState, id: string, due: string, on: string): CovenantState {
  return withClock(state, id, { ...newClock(due, on), request: null, extension: null }, on);
}

/** What comes round again counts anew: days that moved a duty before belong to the day that counted from the earlier one. */
export function countedAgain(state: CovenantState, anchor: string, on: string): CovenantState {
  return Object.values(state.obligations)
    .filter(({ ownDue, template: id }) => {
      const template = ownDue !== null || id === null ? undefined : templateOf(state, id);
      return template !== undefined && anchorOf(template) === anchor;
    })
    .reduce((next, { id }) => withClock(next, id, newClock(null, on), on), state);
}

/** The owner asks for more time, or says that it cannot deliver: a request until the secretariat answers it. */
export function requested(
  state: CovenantState,
  fact: FactOf<'NonDeliveryReported' | 'ExtensionRequested'>,
  on: string,
): CovenantState {
  const asked = { event: fact.sequence, on };
  const request: DutyRequest =
    fact.type === 'ExtensionRequested'
      ? { kind: 'extension', ...asked, until: fact.data.until }
      : { kind: 'cannot-deliver', ...asked, until: null };
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

/**
 * Dropped by the parties is over for good. What was dropped because its owner left, a signing round ended or its course
 * is an old one opens again if the owner returns, or the next round or the new course asks for it. What nothing asks for
 * again is over too: its id is in calendars and in the story, so it is given to no other duty.
 */
export function dropped(state: CovenantState, fact: FactOf<'ObligationDropped'>): CovenantState {
  const { obligation: id, because } = fact.data;
  if (because === 'day-corrected') return uncounted(state, id);
  const forNow = because === 'owner-left' || because === 'signing-ended' || because === 'old-course';
  const obligation = state.obligations[id];
  if (!forNow || !obligation || !isAskedAgain(state, obligation)) return ended(state, id);
  const { [id]: _, ...rest } = state.obligations;
  return { ...state, obligations: rest };
}

/** The agreed terms, a commitment or an open item of the dossier ask for their own duties. */
function isAskedAgain(state: CovenantState, { id, template }: Obligation): boolean {
  if (template !== null) return true;
  return commitmentNamed(state, id) !== undefined || itemBehind(state, id) !== undefined;
}

/** As if it had never opened; its series is counted anew. */
function uncounted(state: CovenantState, id: string): CovenantState {
  const { [id]: obligation, ...rest } = state.obligations;
  const { [`${obligation?.template}/${obligation?.owner}`]: _, ...recurrences } = state.recurrences;
  return { ...state, obligations: rest, recurrences };
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

/** Takes back what an event recorded of duties: their report, a request, or their last extension. */
export function takenBack(state: CovenantState, event: number, on: string): CovenantState {
  return Object.values(state.obligations)
    .filter((obligation) => openEvents(obligation).includes(event))
    .reduce((next, obligation) => oneTakenBack(next, obligation, event, on), state);
}

function oneTakenBack(
  state: CovenantState,
  { id, reported, request, extension }: Obligation,
  event: number,
  on: string,
): CovenantState {
  if (reported?.event === event)
    return withObligation(state, id, { status: 'open', reported: null, finalOn: null });
  if (request?.event === event) return withObligation(state, id, { request: null, clockFrom: on });
  if (extension === null) return state;
  const { ownDue, movedDays, countedTo } = extension;
  const clock = { ownDue, movedDays, countedTo, clockFrom: on };
  return withClock(state, id, { ...clock, request: extension.request, extension: null }, on);
}

/** Events about a duty that a correction can take back. */
export function openEvents({ reported, request, extension }: Obligation): number[] {
  return [reported, request, extension].flatMap((recorded) => recorded?.event ?? []);
}
