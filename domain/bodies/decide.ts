import { decidesForParties } from '../acting.ts';
import { checkBody, checkParties, organisationsOf, principalOf } from '../authority.ts';
import { addPeriod } from '../calendar.ts';
import type { DecidersOf } from '../area.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import type { NewEvent } from '../events.ts';
import { dutyBody } from '../obligation.ts';
import { checkTakesPart } from '../participation/standing.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { bodyCommands } from './commands.ts';
import { openChairDuties } from './rotation.ts';
import { bodyOf, chairOf, seatsOf, standingBodies, type StandingBody } from './seats.ts';

/** Decisions about bodies (R76): which there are, who sits in them and who chairs. */

function setUp(state: CovenantState, command: CommandOf<'SetUpBody'>): Decision {
  const { body, reachedThrough } = command.fields;
  const { bodies } = definitionOf(state);
  const taken =
    body === 'chair' ||
    state.participants[body] !== undefined ||
    state.bodies.setUp[body] !== undefined ||
    bodies.some(({ id }) => id === body);
  if (taken) return refuse('NAME_TAKEN', { name: body });
  const unfit = checkTakesPart(state, reachedThrough);
  return unfit ?? accept({ type: 'BodySetUp', data: command.fields, rules: ['R76'] });
}

/** A body that still owes something is not done yet; what it owes is dropped or met first, by who decides on it. */
function dissolve(state: CovenantState, command: CommandOf<'DissolveBody'>): Decision {
  const { body } = command.fields;
  const found = findBody(state, body);
  if ('code' in found) return found;
  const chairs = openChairDuties(state, body);
  const owed = Object.values(state.obligations)
    .filter((obligation) => obligation.status !== 'reported' && dutyBody(state, obligation) === body)
    .map(({ id }) => id)
    .filter((id) => !chairs.includes(id));
  if (owed.length > 0) return refuse('BODY_OWES', { body, obligations: owed.join(', ') });
  return accept({ type: 'BodyDissolved', data: command.fields });
}

function findBody(state: CovenantState, id: string): StandingBody | Refusal {
  const bodies = standingBodies(state).map((body) => body.id);
  return bodyOf(state, id) ?? refuse('UNKNOWN_BODY', { body: id, bodies: bodies.join(', ') || '–' });
}

function seat(state: CovenantState, command: CommandOf<'SeatMember'>, context: Context): Decision {
  const { body: id, organisation, person, seat, until: given } = command.fields;
  const on = command.effectiveOn ?? context.today;
  const body = findBody(state, id);
  if ('code' in body) return body;
  const unfit =
    checkSeating(state, command, body, seat === 'chair') ??
    checkTakesPart(state, organisation) ??
    checkPerson(state, organisation, person);
  if (unfit) return unfit;
  if (given !== undefined && given <= on) return refuse('DATES_REVERSED', { from: on, to: given });
  const replaced = seat === 'chair' ? chairReplaced(state, command, on) : memberTwice(state, command);
  if ('code' in replaced) return replaced;
  const until = given ?? (seat === 'chair' && body.rotation ? addPeriod(on, body.rotation) : undefined);
  const group = state.participants[organisation]?.group ?? null;
  const data = { ...command.fields, ...(until === undefined ? {} : { until }), group };
  const rules = seat === 'chair' ? ['R46', 'R76'] : ['R76'];
  return accept(...replaced.events, { type: 'MemberSeated', data, rules });
}

/**
 * A body seats its own members and nobody else's; the parties seat in every body. Who chairs a body that decides for the
 * parties decides for them, so that takes their word, and an officer's evidence of it (R10).
 */
function checkSeating(
  state: CovenantState,
  command: CommandOf<'SeatMember' | 'UnseatMember'>,
  body: StandingBody,
  chairs: boolean,
): Refusal | null {
  if (chairs && decidesForParties(state, body)) return checkParties(state, command);
  const forBody = bodyOf(state, principalOf(state, command)) !== undefined;
  const together = checkParties(state, command) === null;
  return forBody && !together ? checkBody(state, command, body.id) : null;
}

/** A person sits for an organisation that they act for. */
function checkPerson(state: CovenantState, organisation: string, person: string | undefined): Refusal | null {
  if (person === undefined) return null;
  const acts = state.people[person] && organisationsOf(state, person).includes(organisation);
  return acts ? null : refuse('PERSON_OF_OTHERS', { person, organisation });
}

/**
 * A body has one chair, who is a person (R76). Whose time is over makes way by rotation (R46); anybody else is unseated
 * first, so that nobody loses the chair by a slip.
 */
function chairReplaced(
  state: CovenantState,
  { fields: { body, person } }: CommandOf<'SeatMember'>,
  on: CivilDate,
): { events: NewEvent[] } | Refusal {
  if (person === undefined) return refuse('CHAIR_IS_A_PERSON', { body });
  const present = chairOf(state, body);
  if (!present || present.person === person) return { events: [] };
  const { organisation, until } = present;
  const chair = present.person ?? organisation;
  if (until === null || until > on) return refuse('TWO_CHAIRS', { body, chair, organisation });
  const data = { body, organisation, person: chair, because: 'rotation' as const };
  return { events: [{ type: 'MemberUnseated', data, rules: ['R46'] }] };
}

function memberTwice(
  state: CovenantState,
  { fields: { body, organisation, person } }: CommandOf<'SeatMember'>,
): { events: NewEvent[] } | Refusal {
  const seated = seatsOf(state, body).some(
    (seat) => seat.organisation === organisation && seat.person === (person ?? null),
  );
  return seated ? refuse('ALREADY_SEATED', { body, member: person ?? organisation }) : { events: [] };
}

function unseat(state: CovenantState, command: CommandOf<'UnseatMember'>): Decision {
  const { body: id, organisation, person } = command.fields;
  const body = findBody(state, id);
  if ('code' in body) return body;
  const leaving = seatsOf(state, id).filter(
    (seat) => seat.organisation === organisation && (person === undefined || seat.person === person),
  );
  if (leaving.length === 0) return refuse('NOT_SEATED', { body: id, member: person ?? organisation });
  const chairs = leaving.some(({ seat }) => seat === 'chair');
  const unfit = checkSeating(state, command, body, chairs);
  if (unfit) return unfit;
  return accept({ type: 'MemberUnseated', data: { ...command.fields, because: 'decided' } });
}

export const bodyDeciders: DecidersOf<typeof bodyCommands> = {
  SetUpBody: setUp,
  DissolveBody: dissolve,
  SeatMember: seat,
  UnseatMember: unseat,
};
