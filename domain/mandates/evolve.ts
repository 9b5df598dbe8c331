import type { EvolversOf } from '../area.ts';
import { addPeriod, civilDate } from '../calendar.ts';
import { takeBack } from '../corrections/take-back.ts';
import type { Person } from '../definition.ts';
import type { FactOf } from '../events.ts';
import type { CovenantState } from '../state.ts';
import { withoutAwaited } from './awaited.ts';
import type { MandateEvents } from './events.ts';
import { withPast } from './past.ts';
import type { Mandate, MandateState } from './state.ts';
import { withoutActing, withoutPerson } from './without-person.ts';

export const mandateEvolvers: EvolversOf<MandateEvents> = {
  MandateRegistered: registered,
  MandateRevoked: revoked,
  ConsultationOpened: consultationOpened,
  ConsultationConcluded: consultationConcluded,
  RatificationAwaited: awaited,
  ActRatified: ratified,
  RatificationRefused: ratificationRefused,
  ActingAllowed: actingAllowed,
  ActingEnded: actingEnded,
  ChairNamed: chairNamed,
  OfficerNamed: (state, fact) => withOffice(state, fact, 'officer'),
  RepresentativesNamed: representativesNamed,
  RolesSet: rolesSet,
};

function withMandates(state: CovenantState, change: Partial<MandateState>): CovenantState {
  return { ...state, mandates: { ...state.mandates, ...change } };
}

function registered(state: CovenantState, fact: FactOf<'MandateRegistered'>, on: string): CovenantState {
  const { mandate: id, organisation, acts, from, until, holders, evidence } = fact.data;
  const mandate: Mandate = {
    mandate: id,
    organisation,
    event: fact.sequence,
    acts,
    from,
    until: until ?? null,
    revokedOn: null,
    holders: holders ?? null,
    evidence,
  };
  const { kept, forgotten } = forget(state.mandates, organisation, on);
  return withMandates(state, {
    registered: { ...kept, [id]: mandate },
    past: withPast(state.mandates, { mandates: forgotten }),
  });
}

/** How long an ended mandate is kept once there is a newer one: acts of its time may still be recorded. */
const KEPT = 'P1Y';

/** What ended long ago lives in the ledger alone, so that ten years of yearly mandates do not fill the state. */
function forget(
  { registered }: MandateState,
  organisation: string,
  on: string,
): { kept: MandateState['registered']; forgotten: string[] } {
  const isForgotten = (mandate: Mandate): boolean => {
    const end = mandate.revokedOn ?? mandate.until;
    return mandate.organisation === organisation && end !== null && addPeriod(end, KEPT) < on;
  };
  const kept = Object.entries(registered).filter(([, mandate]) => !isForgotten(mandate));
  const forgotten = Object.values(registered).filter(isForgotten);
  return { kept: Object.fromEntries(kept), forgotten: forgotten.map(({ mandate }) => mandate) };
}

function revoked(state: CovenantState, fact: FactOf<'MandateRevoked'>, on: string): CovenantState {
  const { mandate: id } = fact.data;
  const mandate = state.mandates.registered[id];
  if (!mandate) return state;
  const { registered } = state.mandates;
  return withMandates(state, { registered: { ...registered, [id]: { ...mandate, revokedOn: on } } });
}

function consultationOpened(
  state: CovenantState,
  fact: FactOf<'ConsultationOpened'>,
  on: string,
): CovenantState {
  const { consultation: id, organisation, round, until, mandate, obligation } = fact.data;
  const consultation = {
    consultation: id,
    organisation,
    round,
    openedOn: on,
    until: until ?? null,
    mandate: mandate ?? null,
    obligation: obligation ?? null,
    event: fact.sequence,
  };
  const { consultations } = state.mandates;
  return withMandates(state, { consultations: { ...consultations, [id]: consultation } });
}

function consultationConcluded(
  state: CovenantState,
  fact: FactOf<'ConsultationConcluded'>,
  on: string,
): CovenantState {
  const { consultation: id, organisation } = fact.data;
  const { [id]: last, ...consultations } = state.mandates.consultations;
  const { consulted } = state.mandates;
  const before = consulted[organisation];
  const result = {
    rounds: (before?.rounds ?? 0) + 1,
    event: fact.sequence,
    on,
    ...(last && { last }),
    ...(before && { before: { event: before.event, on: before.on } }),
  };
  return withMandates(state, {
    consultations,
    past: withPast(state.mandates, { consultations: [id] }),
    consulted: { ...consulted, [organisation]: result },
  });
}

function awaited(state: CovenantState, fact: FactOf<'RatificationAwaited'>, on: string): CovenantState {
  const { mandate, ...act } = fact.data;
  const waiting = { ...act, mandate: mandate ?? null, on };
  return withMandates(state, { awaited: { ...state.mandates.awaited, [act.event]: waiting } });
}

/** What was ratified stays known while its duty is reported and not over: the ratification may have been a mistake. */
function ratified(state: CovenantState, { data, sequence }: FactOf<'ActRatified'>): CovenantState {
  const act = state.mandates.awaited[data.event];
  const open = Object.entries(state.mandates.ratified).filter(
    ([, { obligation }]) => obligation in state.obligations,
  );
  const now = act ? [[`${sequence}`, act] as const] : [];
  return withMandates(withoutAwaited(state, data.event), { ratified: Object.fromEntries([...open, ...now]) });
}

function ratificationRefused(
  state: CovenantState,
  fact: FactOf<'RatificationRefused'>,
  on: string,
): CovenantState {
  const { event, effect } = fact.data;
  const noted = withoutAwaited({ ...state, corrected: [...state.corrected, event] }, event);
  return effect === 'undone' ? takeBack(noted, event, on) : noted;
}

function actingAllowed(state: CovenantState, fact: FactOf<'ActingAllowed'>): CovenantState {
  const { organisation, person, card } = fact.data;
  const { actsFor } = state.mandates;
  const known = card ? { ...state, people: { ...state.people, [person]: card } } : state;
  return withMandates(known, {
    actsFor: { ...actsFor, [person]: [...new Set([...(actsFor[person] ?? []), organisation])] },
  });
}

function actingEnded(state: CovenantState, fact: FactOf<'ActingEnded'>): CovenantState {
  const { organisation, person } = fact.data;
  const ended = { ...state, mandates: withoutActing(state.mandates, organisation, person) };
  return state.people[person]?.organisation === organisation ? withoutPerson(ended, person) : ended;
}

/** There is one chair, so whoever was it is it no more. */
function chairNamed(state: CovenantState, fact: FactOf<'ChairNamed'>): CovenantState {
  const others = Object.values(state.people).map((person): [string, Person] => [
    person.id,
    { ...person, roles: person.roles.filter((role) => role !== 'chair') },
  ]);
  return withOffice({ ...state, people: Object.fromEntries(others) }, fact, 'chair');
}

/** Whoever takes an office over is told from then on what comes with it. */
function withOffice(
  state: CovenantState,
  { data: { person: id, card }, recordedAt }: FactOf<'ChairNamed' | 'OfficerNamed'>,
  role: 'chair' | 'officer',
): CovenantState {
  const person = card ?? state.people[id];
  if (!person) return state;
  const roles = [...new Set([...person.roles, role])];
  return {
    ...state,
    people: { ...state.people, [id]: { ...person, roles } },
    seatedOn: { ...state.seatedOn, [id]: civilDate(recordedAt) },
  };
}

function representativesNamed(state: CovenantState, fact: FactOf<'RepresentativesNamed'>): CovenantState {
  const { organisation, leaders, executors, cards } = fact.data;
  const fresh = Object.fromEntries(cards.map((card) => [card.id, card]));
  const known = { ...state, people: { ...state.people, ...fresh } };
  const { representatives } = state.mandates;
  return withMandates(known, {
    representatives: { ...representatives, [organisation]: { leaders, executors } },
  });
}

function rolesSet(state: CovenantState, fact: FactOf<'RolesSet'>): CovenantState {
  const { organisation, phase, playedRoles } = fact.data;
  const { roles } = state.mandates;
  return withMandates(state, {
    roles: { ...roles, [phase]: { ...roles[phase], [organisation]: playedRoles } },
  });
}
