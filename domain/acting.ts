import { organisationsOf } from './acts-for.ts';
import type { Capacity } from './area.ts';
import { bodyOf, isChairOf, isSeated, type StandingBody } from './bodies/seats.ts';
import type { CommandType, Principal } from './commands.ts';
import type { Person } from './definition.ts';
import { inPlaceOf, namesOf, secretariatOf } from './participation/standing.ts';
import { definitionOf, type CovenantState } from './state.ts';

export { organisationsOf } from './acts-for.ts';

/** Who somebody is and for whom they act: what the policy table is asked about. */

/** A command as far as it matters who gives it; one that is only thought of too. */
export interface Asked {
  type: CommandType;
  actor: string;
  principal?: Principal | undefined;
  fields: object;
}

/** The organisation or body that a command acts for; its actor's own organisation when none is named. */
export function principalOf(state: CovenantState, command: Asked): string {
  return command.principal?.for ?? state.people[command.actor]?.organisation ?? '';
}

/** Who records: of the organisation that keeps the secretariat, also under the name of a successor. */
export function isOfficer(state: CovenantState, { roles, organisation }: Person): boolean {
  return (
    roles.includes('officer') && namesOf(state, organisation).includes(state.definition?.secretariat ?? '')
  );
}

/** Who is officer too speaks as the facilitator, and shows the chair's word like any other officer. */
export function isChair(state: CovenantState, person: Person): boolean {
  return person.roles.includes('chair') && !isOfficer(state, person);
}

/**
 * For a body speaks the organisation through which it is reached, its chair, or the chair of the table. Its members do
 * what it has to do; what it decides is not for one of them to say.
 */
export function speaksForBody(
  state: CovenantState,
  body: StandingBody,
  { person, decision }: { person: Person; decision: boolean },
): boolean {
  const through = heardThrough(state, body, decision);
  const acts = through !== null && organisationsOf(state, person.id).includes(through);
  const neutral = isOfficer(state, person) || (decision && facilitates(state, person.organisation));
  const member = !decision && isSeated(state, body.id, person.id);
  return (acts && !neutral) || member || presides(state, body, person);
}

/**
 * The organisation whose people speak for a body that is reached through it; null where it has left. What the body
 * decides is not told by who facilitates or keeps the secretariat and only passes its post on (R10).
 */
export function heardThrough(
  state: CovenantState,
  { reachedThrough }: StandingBody,
  decision: boolean,
): string | null {
  if (state.participants[reachedThrough]?.leftOn !== null) return null;
  return decision && facilitates(state, reachedThrough) ? null : reachedThrough;
}

/** True for the facilitator and who keeps the secretariat, also under the name of a successor. */
function facilitates(state: CovenantState, organisation: string): boolean {
  const { facilitator, secretariat } = definitionOf(state);
  return [facilitator, secretariat].some(
    (id) => id === organisation || inPlaceOf(state, id) === organisation,
  );
}

/**
 * A steering group (stuurgroep) decides for the parties; no other body does. Terms from before bodies had kinds do not
 * say what any of them is, and then each of those does.
 */
export function decidesForParties(state: CovenantState, { id, kind }: StandingBody): boolean {
  if (kind === 'steering-group') return true;
  const { bodies } = definitionOf(state);
  const isAgreed = state.bodies.setUp[id] === undefined && bodies.some((body) => body.id === id);
  return isAgreed && bodies.every((body) => body.kind === undefined);
}

/**
 * In which capacities a command is given, by who its actor is and for whom it acts. None of them where the actor does
 * not speak for the principal, or where an officer tells a decision without showing it (R10).
 * @param decision whether the act is one that parties or a body decide, which an officer shows evidence of.
 */
export function capacitiesOf(
  state: CovenantState,
  command: Asked,
  person: Person,
  decision: boolean,
): Capacity[] {
  const about = aboutPerson(state, command);
  const own: Capacity[] = about && about.organisation === person.organisation ? ['person'] : [];
  const principal = command.principal?.for;
  const officer = isOfficer(state, person);
  if (principal === undefined) return [...own, ...alone(state, person)];
  const shown = !officer || command.principal?.evidence !== undefined;
  if (principal === 'chair') return (isChair(state, person) || officer) && shown ? ['parties'] : own;
  const body = bodyOf(state, principal);
  if (!body) return [...own, ...forOrganisation(state, person, principal)];
  if (!officer && !speaksForBody(state, body, { person, decision })) return own;
  const together = decidesForParties(state, body) && shown && (officer || presides(state, body, person));
  return [
    ...own,
    ...(shown || !decision ? (['body'] as const) : []),
    ...(together ? (['parties'] as const) : []),
  ];
}

/** The person whom a command is about, where it names one that is known. */
export function aboutPerson(state: CovenantState, command: Asked): Person | undefined {
  return state.people[personIn(command)];
}

/** The id of the person whom a command names; empty where it names none. */
export function personIn({ fields }: Asked): string {
  return 'person' in fields && typeof fields.person === 'string' ? fields.person : '';
}

function presides(state: CovenantState, body: StandingBody, person: Person): boolean {
  return isChair(state, person) || isChairOf(state, body.id, person.id);
}

/** Without a principal an officer acts for the secretariat, and who acts for one organisation for that one. */
function alone(state: CovenantState, person: Person): Capacity[] {
  if (isOfficer(state, person)) return ['secretariat'];
  const [organisation, ...others] = organisationsOf(state, person.id);
  return organisation === undefined || others.length > 0 ? [] : participationsOf(state, organisation);
}

function forOrganisation(state: CovenantState, person: Person, organisation: string): Capacity[] {
  const officer = isOfficer(state, person);
  if (!officer && !organisationsOf(state, person.id).includes(organisation)) return [];
  const itself = officer && organisation === secretariatOf(state);
  return [...(itself ? (['secretariat'] as const) : []), ...participationsOf(state, organisation)];
}

/** Who has left takes part no more. */
function participationsOf(state: CovenantState, organisation: string): Capacity[] {
  const participant = state.participants[organisation];
  return participant?.leftOn === null ? [participant.participation] : [];
}
