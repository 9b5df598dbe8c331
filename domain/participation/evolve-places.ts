import type { ObligationTemplate } from '../definition.ts';
import type { FactOf } from '../events.ts';
import { withObligation } from '../evolve-obligations.ts';
import { noMarks } from '../evolve-reminders.ts';
import { templateOf } from '../due-day.ts';
import type { CivilDate } from '../primitives.ts';
import type { CovenantState, Obligation } from '../state.ts';
import { later, paused } from '../suspension.ts';

/** How duties and places pass from one organisation to another; part of evolve, equally pure and total. */

/**
 * The duty keeps its id, its day and what it counts from. The occurrences that follow it are its new owner's, and the
 * earlier owner is not asked again for what it passed on. What officers did to its ladder concerned the earlier owner.
 */
export function handedOver(
  state: CovenantState,
  { data: { obligation: id, from, to }, sequence }: FactOf<'ObligationHandedOver'>,
  on: CivilDate,
): CovenantState {
  const obligation = state.obligations[id];
  if (!obligation) return state;
  const template = obligation.template === null ? undefined : templateOf(state, obligation.template);
  const passed: Obligation = {
    ...obligation,
    ...noMarks(),
    owner: to,
    changedAt: sequence,
    request: null,
    clockFrom: later(on, obligation.clockFrom),
    joinedOn: template ? firstJoined(state, obligation, from) : null,
  };
  const next = withObligation(state, id, paused(state, passed, on));
  return template
    ? withTemplatePassed(next, template, { from, to, occurrence: obligation.occurrence })
    : next;
}

function firstJoined(
  state: CovenantState,
  owed: { joinedOn: CivilDate | null },
  from: string,
): CivilDate | null {
  return owed.joinedOn ?? state.participants[from]?.joinedOn ?? null;
}

function withTemplatePassed(
  state: CovenantState,
  template: ObligationTemplate,
  { from, to, occurrence }: { from: string; to: string; occurrence: number },
): CovenantState {
  const { id, owner } = template;
  const next = passSeries(state, id, from, to);
  const { settled, participation } = next;
  const [before, after] = [`${id}/${from}`, `${id}/${to}`];
  const known = settled[after] ?? settled[before];
  const passedOn = 'each' in owner ? { [before]: Math.max(settled[before] ?? 0, occurrence) } : {};
  return {
    ...next,
    settled: { ...settled, ...passedOn, ...(known === undefined ? {} : { [after]: known }) },
    participation:
      'organisation' in owner
        ? { ...participation, takenOver: { ...participation.takenOver, [id]: to } }
        : participation,
  };
}

/** A recurring duty goes on under its new owner, who keeps a series of its own where it has one. */
function passSeries(state: CovenantState, template: string, from: string, to: string): CovenantState {
  const { [`${template}/${from}`]: series, ...others } = state.recurrences;
  const key = `${template}/${to}`;
  if (!series || others[key]) return state;
  const passed = { ...series, owner: to, joinedOn: firstJoined(state, series, from) };
  return { ...state, recurrences: { ...others, [key]: passed } };
}

/** Somebody stands in an organisation's place from now on, and goes on with its recurring duties and its disputes. */
export function placeTaken(state: CovenantState, from: string, to: string): CovenantState {
  // Nobody stands in the place of who is here, so that no chain of places runs in a circle.
  const { [to]: _, ...successors } = state.participation.successors;
  const participation = { ...state.participation, successors: { ...successors, [from]: to } };
  return Object.values(state.recurrences)
    .filter(({ owner }) => owner === from)
    .reduce((next, { template }) => passSeries(next, template, from, to), {
      ...withDisputesOf(state, from, to),
      participation,
    });
}

function withDisputesOf(state: CovenantState, from: string, to: string): CovenantState {
  return Object.values(state.obligations).reduce((next, { id, dispute }) => {
    if (!dispute?.between.includes(from)) return next;
    const between = [...new Set(dispute.between.map((each) => (each === from ? to : each)))];
    return withObligation(next, id, { dispute: { ...dispute, between } });
  }, state);
}

/**
 * Whoever succeeds an organisation is it under another name: what it had done, its letter, its signature and its
 * associations are the successor's, where that has none of its own. Mandates are not: each board grants its own.
 */
export function succeeded(state: CovenantState, { data }: FactOf<'OrganisationSucceeded'>): CovenantState {
  const { organisation: from, successor: to } = data;
  const placed = placeTaken(state, from, to);
  const { participation, signing } = placed;
  const others = Object.entries(signing.others).map(
    ([paper, signatures]) => [paper, passed(signatures, from, to)] as const,
  );
  return {
    ...placed,
    settled: { ...settledBy(placed.settled, from, to), ...placed.settled },
    letters: passed(placed.letters, from, to),
    signatures: passed(placed.signatures, from, to),
    signing: { ...signing, others: Object.fromEntries(others) },
    participation: { ...participation, associations: passed(participation.associations, from, to) },
  };
}

function passed<T>(facts: Record<string, T>, from: string, to: string): Record<string, T> {
  const { [from]: fact, ...others } = facts;
  return fact === undefined || others[to] !== undefined ? facts : { ...others, [to]: fact };
}

/** What one organisation has done, as if another had. */
function settledBy(settled: Record<string, number>, from: string, to: string): Record<string, number> {
  const suffix = `/${from}`;
  const done = Object.entries(settled).filter(([key]) => key.endsWith(suffix));
  return Object.fromEntries(done.map(([key, last]) => [`${key.slice(0, -suffix.length)}/${to}`, last]));
}
