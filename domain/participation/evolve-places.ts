import type { ObligationTemplate } from '../definition.ts';
import type { FactOf } from '../events.ts';
import { withObligation } from '../evolve-obligations.ts';
import { noMarks } from '../evolve-reminders.ts';
import { templateOf } from '../due-day.ts';
import type { CivilDate } from '../primitives.ts';
import { withSigning } from '../signing/state-changes.ts';
import type { CovenantState, Obligation } from '../state.ts';
import { later, paused } from '../suspension.ts';
import { isOwnAgain } from './hand-over.ts';

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
  return template ? withTemplatePassed(next, template, { from, to, obligation }) : next;
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
  { from, to, obligation }: { from: string; to: string; obligation: Obligation },
): CovenantState {
  const { id, owner } = template;
  const { occurrence } = obligation;
  const next = passSeries(state, id, from, to);
  const { settled, participation } = next;
  const [before, after] = [`${id}/${from}`, `${id}/${to}`];
  if (!template.every && isOwnAgain(template, obligation, to)) return withoutSettled(next, after);
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

/** What comes back to whoever passed it on was never done. */
function withoutSettled(state: CovenantState, key: string): CovenantState {
  const { [key]: _, ...settled } = state.settled;
  return { ...state, settled };
}

/** A recurring duty goes on under its new owner, who keeps a series of its own where it has one. */
function passSeries(state: CovenantState, template: string, from: string, to: string): CovenantState {
  const { [`${template}/${from}`]: series, ...others } = state.recurrences;
  const key = `${template}/${to}`;
  if (!series || others[key]) return state;
  const passed = { ...series, owner: to, joinedOn: firstJoined(state, series, from) };
  return { ...state, recurrences: { ...others, [key]: passed } };
}

/**
 * Somebody stands in an organisation's place from now on, and goes on with its recurring duties and its disputes, and
 * signs when its turn would have come.
 */
export function placeTaken(state: CovenantState, from: string, to: string): CovenantState {
  // Nobody stands in the place of who is here, so that no chain of places runs in a circle.
  const { [to]: _, ...successors } = state.participation.successors;
  const participation = { ...state.participation, successors: { ...successors, [from]: to } };
  return Object.values(state.recurrences)
    .filter(({ owner }) => owner === from)
    .reduce((next, { template }) => passSeries(next, template, from, to), {
      ...withTurnOf(withDisputesOf(state, from, to), from, to),
      participation,
    });
}

/** In the order of a signing round; whoever has a turn itself keeps that. */
function withTurnOf(state: CovenantState, from: string, to: string): CovenantState {
  const { round } = state.signing;
  if (!round) return state;
  const has = round.order.some((group) => group.includes(to));
  const order = round.order.map((group) =>
    group.flatMap((each) => (each !== from ? [each] : has ? [] : [to])),
  );
  return withSigning(state, { round: { ...round, order } });
}

function withDisputesOf(state: CovenantState, from: string, to: string): CovenantState {
  return Object.values(state.obligations).reduce((next, { id, dispute }) => {
    if (!dispute?.between.includes(from)) return next;
    const between = [...new Set(dispute.between.map((each) => (each === from ? to : each)))];
    return withObligation(next, id, { dispute: { ...dispute, between } });
  }, state);
}
