import type { CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import type { Participation, Person, PersonRole } from '../definition.ts';
import type { EventData, NewEvent } from '../events.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { standingBodies } from '../bodies/seats.ts';
import { associationRecorded, checkAssociation, inboundAssociations, listed } from './associations.ts';
import { namesOf, secretariatOf, waitsForEntry } from './standing.ts';

/** Decisions about who comes in (R81): the organisation, how it takes part, and the card of its contact. */

export function join(state: CovenantState, command: CommandOf<'JoinCovenant'>, context: Context): Decision {
  const { contact, conditions: _, ...participant } = command.fields;
  const refusal = checkNewcomer(state, command.fields) ?? checkKind(state, command);
  if (refusal) return refusal;
  const waits = waitsForEntry(state, participant.participation, command.effectiveOn ?? context.today);
  const data = { ...participant, ...(waits ? { effectiveFrom: 'entry-into-force' as const } : {}) };
  return accept(
    { type: 'ParticipantJoined', data, rules: rulesOf(participant.participation) },
    ...associationShown(state, command.fields),
    ...contactSet(participant.organisation, contact),
  );
}

/** A scheme's statement of support is registered as such (R98). */
function rulesOf(participation: Participation): string[] {
  return participation === 'supporter' ? ['R81', 'R98'] : ['R81'];
}

/** What a newcomer is, whichever way it comes in. */
export interface Newcomer {
  organisation: string;
  participation: Participation;
  group?: string | undefined;
  contact?: Person | undefined;
}

/** Refuses a newcomer that takes part already, has somebody else's name, or sits in no group where a party must. */
export function checkNewcomer(
  state: CovenantState,
  { organisation, participation, group, contact }: Newcomer,
): Refusal | null {
  const present = state.participants[organisation];
  if (present?.leftOn === null)
    return refuse('ALREADY_PARTICIPANT', { organisation, participation: present.participation });
  const taken = standingBodies(state).some(({ id }) => id === organisation);
  // What the secretariat was called before is still its own name.
  const [, ...earlier] = namesOf(state, secretariatOf(state));
  if (earlier.includes(organisation)) return refuse('NAME_TAKEN', { name: organisation });
  if (organisation === 'chair' || taken || state.bodies.dissolved.includes(organisation))
    return refuse('NAME_TAKEN', { name: organisation });
  const { groups } = definitionOf(state);
  const seated = groups.some((candidate) => candidate.id === group);
  if (!seated && (participation === 'party' || group !== undefined))
    return refuse('GROUP_MISSING', { groups: groups.map((candidate) => candidate.id).join(', ') });
  return contact ? checkCard(state, contact, organisation) : null;
}

/** What only associates and supporters bring, and what an associate must. */
function checkKind(state: CovenantState, { fields }: CommandOf<'JoinCovenant'>): Refusal | null {
  const { organisation, participation, association, conditions, statement } = fields;
  const elsewhere = (field: string, wanted: string): Refusal =>
    refuse('FIELD_OF_OTHERS', { field, wanted, organisation, participation });
  if (statement && participation !== 'supporter') return elsewhere('statement', 'supporter');
  if (participation !== 'associate') {
    if (association !== undefined) return elsewhere('association', 'associate');
    return conditions ? elsewhere('conditions', 'associate') : null;
  }
  const agreed = inboundAssociations(state);
  if (association !== undefined) return checkAssociation(state, association, fields, conditions);
  return agreed.length > 0
    ? refuse('ASSOCIATION_MISSING', { organisation, associations: listed(agreed) })
    : null;
}

function associationShown(
  state: CovenantState,
  { organisation, association, conditions = [] }: CommandOf<'JoinCovenant'>['fields'],
): NewEvent[] {
  return association === undefined
    ? []
    : [associationRecorded(state, { organisation, association, conditions })];
}

export function contactSet(organisation: string, contact: Person | undefined): NewEvent[] {
  if (!contact) return [];
  const data: EventData['ContactChanged'] = {
    organisation,
    role: 'contact',
    person: contact.id,
    card: contact,
  };
  return [{ type: 'ContactChanged', data }];
}

/** A card is of someone of this organisation, never takes the place of someone of another, nor gives or takes power. */
export function checkCard(state: CovenantState, card: Person, organisation: string): Refusal | null {
  if (card.organisation !== organisation) return refuse('UNKNOWN_PERSON', { person: card.id });
  const known = state.people[card.id];
  if (known && known.organisation !== organisation) return refuse('NAME_TAKEN', { name: card.id });
  return checkPower(card, known?.roles ?? []);
}

/** A card leaves who records and who leads the table as they are: else anybody's could take the last officer away. */
function checkPower({ id: person, roles }: Person, had: readonly PersonRole[]): Refusal | null {
  const raised = roles.find((role) => isPower(role) && !had.includes(role));
  if (raised) return refuse('ROLE_NOT_BY_CARD', { person, role: raised });
  const lost = had.find((role) => isPower(role) && !roles.includes(role));
  return lost ? refuse('ROLE_MISSING_ON_CARD', { person, role: lost }) : null;
}

/** Roles that let a person record or decide; the parties agree on them with the definition (R10). */
function isPower(role: PersonRole): boolean {
  return role === 'officer' || role === 'chair';
}
