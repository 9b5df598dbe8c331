import { actTypes, entitledTo, type ActType } from './act-policy.ts';
import { isOfficer, organisationsOf, type Asked } from './acting.ts';
import type { Capacity } from './area.ts';
import { checkAuthority, checkStatus } from './authority.ts';
import { bodyOf } from './bodies/seats.ts';
import { secretariatOf } from './participation/standing.ts';
import type { ContentReference } from './primitives.ts';
import type { Refusal } from './refusals.ts';
import { activeParticipants, definitionOf, type CovenantState } from './state.ts';

/** What somebody may do now, asked of the same checks that judge a command when it is given. */

/** One way in which a command may be given. */
export interface Way {
  /** Organisation, body or `chair` that is named with it; null where it is given as it is. */
  for: string | null;
  /** Whether it takes what shows that they agree, such as a mail or minutes. */
  evidence: boolean;
}

/** A command that somebody may give now, and in which ways. */
export interface Possible {
  command: ActType;
  ways: Way[];
}

/** Whether somebody may give one command now, and else why not and who may. */
export interface Answer extends Possible {
  /** Null where there is a way. */
  refusal: Refusal | null;
  /** In which capacities it may be given at all. */
  entitled: Capacity[];
  /** Organisations that take part now in one of these capacities, by id. */
  organisations: string[];
}

/** Every command that a person may give as the covenant stands, in the order of the policy. */
export function mayNow(state: CovenantState, person: string): Possible[] {
  return actTypes.flatMap((command) => {
    const ways = waysOf(state, person, command);
    return ways.length > 0 ? [{ command, ways }] : [];
  });
}

/** Whether a person may give one command as the covenant stands. */
export function mayGive(state: CovenantState, person: string, command: ActType): Answer {
  const ways = waysOf(state, person, command);
  const entitled = entitledTo(command);
  const refusal =
    ways.length > 0 ? null : judge(state, probe(person, command, { for: null, evidence: false }));
  const organisations = entitled.flatMap((capacity) => partakers(state, capacity));
  return { command, ways, refusal, entitled, organisations };
}

function partakers(state: CovenantState, capacity: Capacity): string[] {
  if (capacity === 'secretariat') return [secretariatOf(state)];
  if (capacity === 'body' || capacity === 'parties' || capacity === 'person') return [];
  return activeParticipants(state, capacity);
}

function waysOf(state: CovenantState, person: string, command: ActType): Way[] {
  return candidates(state, person, command).flatMap((principal): Way[] => {
    const fits = (evidence: boolean): boolean =>
      judge(state, probe(person, command, { for: principal, evidence })) === null;
    if (fits(false)) return [{ for: principal, evidence: false }];
    return principal !== null && fits(true) ? [{ for: principal, evidence: true }] : [];
  });
}

/** For whom somebody could give a command: what only the secretariat does is nobody else's to name. */
function candidates(state: CovenantState, id: string, command: ActType): (string | null)[] {
  const person = state.people[id];
  const known = entitledTo(command);
  if (!person || known.every((capacity) => capacity === 'secretariat' || capacity === 'person'))
    return [null];
  const taking = Object.values(state.participants).filter((participant) => participant.leftOn === null);
  const organisations = isOfficer(state, person)
    ? taking.map(({ organisation }) => organisation)
    : organisationsOf(state, id);
  return [null, ...new Set(organisations), ...bodies(state), 'chair'];
}

function bodies(state: CovenantState): string[] {
  const agreed = definitionOf(state).bodies.map((body) => body.id);
  return [...agreed, ...Object.keys(state.bodies.setUp)].filter((id) => bodyOf(state, id));
}

function judge(state: CovenantState, command: Asked): Refusal | null {
  return checkStatus(state, command) ?? checkAuthority(state, command);
}

/** Stands for whatever would be shown; nobody reads it. */
const SHOWN: ContentReference = {
  ref: `cnt_${'0'.repeat(36)}`,
  commitment: '0'.repeat(64),
  mediaType: 'text/plain',
  bytes: 0,
};

/** A command as far as its sender goes, about the sender where it is about a person. */
function probe(person: string, command: ActType, way: Way): Asked {
  const evidence = way.evidence ? { evidence: SHOWN } : {};
  const principal = way.for === null ? {} : { principal: { for: way.for, ...evidence } };
  return { type: command, actor: person, fields: { person }, ...principal };
}
