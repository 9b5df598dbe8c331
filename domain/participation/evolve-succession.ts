import { isOfficer } from '../acting.ts';
import type { FactOf } from '../events.ts';
import { suspensionPassed } from '../evolve-suspensions.ts';
import { draftsPassed } from '../meetings/evolve.ts';
import type { CivilDate } from '../primitives.ts';
import type { CovenantState } from '../state.ts';
import { placeTaken } from './evolve-places.ts';

/** What passes in a succession beside the place; part of evolve, equally pure and total. */

interface Places {
  from: string;
  to: string;
}

/**
 * Whoever succeeds an organisation is it under another name: what it had done, said and been given is the successor's,
 * where that has none of its own, and so is its being away or suspended. Mandates are not: each board grants its own.
 */
export function succeeded(
  state: CovenantState,
  { data }: FactOf<'OrganisationSucceeded'>,
  on: CivilDate,
): CovenantState {
  const places = { from: data.organisation, to: data.successor };
  const placed = withHeir(placeTaken(state, places.from, places.to), places);
  const steps = [
    signaturesPassed,
    decisionsPassed,
    constituencyPassed,
    wordsPassed,
    draftsPassed,
    officersPassed,
  ];
  const passedOn = steps.reduce((next, step) => step(next, places), placed);
  return suspensionPassed(passedOn, places, on);
}

/** It knows what was known to the other alone, which who comes by exchange does not. */
function withHeir(state: CovenantState, { from, to }: Places): CovenantState {
  const { participation, settled } = state;
  return {
    ...state,
    settled: { ...settledBy(settled, from, to), ...settled },
    participation: {
      ...participation,
      succeeded: [...new Set([...participation.succeeded, from])],
      associations: passed(participation.associations, { from, to }),
    },
  };
}

function signaturesPassed(state: CovenantState, places: Places): CovenantState {
  const { signing } = state;
  const kept = mapped(signing.kept, ({ document, signatures }) => ({
    document,
    signatures: passed(signatures, places),
  }));
  return {
    ...state,
    letters: passed(state.letters, places),
    signatures: passed(state.signatures, places),
    signing: { ...signing, others: mapped(signing.others, (signed) => passed(signed, places)), kept },
  };
}

/** Positions at gates that are open, estimates, and whether it is away from the table. */
function decisionsPassed(state: CovenantState, places: Places): CovenantState {
  const { commitments } = state;
  return {
    ...state,
    gates: mapped(state.gates, (gate) => ({ ...gate, positions: passed(gate.positions, places) })),
    commitments: { ...commitments, estimates: passed(commitments.estimates, places) },
    pausing: passed(state.pausing, places),
  };
}

/** Its members were heard, or are being heard; the roles that it plays. */
function constituencyPassed(state: CovenantState, places: Places): CovenantState {
  const { mandates } = state;
  const consultations = mapped(mandates.consultations, (round) => ({
    ...round,
    organisation: named(round.organisation, places),
  }));
  return {
    ...state,
    mandates: {
      ...mandates,
      consultations,
      consulted: passed(mandates.consulted, places),
      roles: mapped(mandates.roles, (played) => passed(played, places)),
    },
  };
}

/** What it told is its own to withdraw or to share, and what it was asked its own to answer. */
function wordsPassed(state: CovenantState, places: Places): CovenantState {
  const open = mapped(state.dossier.open, (item) => ({
    ...item,
    from: named(item.from, places),
    owner: item.owner === null ? null : named(item.owner, places),
  }));
  return { ...state, dossier: { ...state.dossier, open } };
}

/** Who records goes on doing so, of the organisation that keeps the secretariat now, for which they need no leave. */
function officersPassed(state: CovenantState, { from, to }: Places): CovenantState {
  const officers = Object.values(state.people).filter(
    (person) => person.organisation === from && isOfficer(state, person),
  );
  const { people, mandates } = state;
  const moved = officers.map((person) => [person.id, { ...person, organisation: to }] as const);
  const others = officers.flatMap(({ id }) => {
    const actsFor = mandates.actsFor[id];
    return actsFor ? [[id, actsFor.filter((each) => each !== to)] as const] : [];
  });
  return {
    ...state,
    people: { ...people, ...Object.fromEntries(moved) },
    mandates: { ...mandates, actsFor: { ...mandates.actsFor, ...Object.fromEntries(others) } },
  };
}

function named(organisation: string, { from, to }: Places): string {
  return organisation === from ? to : organisation;
}

function mapped<T>(values: Record<string, T>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

function passed<T>(facts: Record<string, T>, { from, to }: Places): Record<string, T> {
  const { [from]: fact, ...others } = facts;
  return fact === undefined || others[to] !== undefined ? facts : { ...others, [to]: fact };
}

/** What one organisation has done, as if another had. */
function settledBy(settled: Record<string, number>, from: string, to: string): Record<string, number> {
  const suffix = `/${from}`;
  const done = Object.entries(settled).filter(([key]) => key.endsWith(suffix));
  return Object.fromEntries(done.map(([key, last]) => [`${key.slice(0, -suffix.length)}/${to}`, last]));
}
