import type { DecidersOf } from '../area.ts';
import type { participationCommands } from './commands.ts';
import type { CommandOf } from '../commands.ts';
import { principalOf } from '../authority.ts';
import { accept, type Decision } from '../decision.ts';
import type { NewEvent } from '../events.ts';
import type { Person, PersonRole } from '../definition.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';

/** Decisions about who takes part: joining (R81), leaving, and the people through whom duties reach an organisation. */

function join(state: CovenantState, command: CommandOf<'JoinCovenant'>): Decision {
  const { contact, ...participant } = command.fields;
  const { organisation, participation, group } = participant;
  if (state.participants[organisation]?.leftOn === null)
    return refuse('ALREADY_PARTICIPANT', { organisation });
  const { bodies, groups } = definitionOf(state);
  if (organisation === 'chair' || bodies.some((body) => body.id === organisation))
    return refuse('NAME_TAKEN', { name: organisation });
  const seated = groups.some((candidate) => candidate.id === group);
  if (!seated && (participation === 'party' || group !== undefined))
    return refuse('GROUP_MISSING', { groups: groups.map((candidate) => candidate.id).join(', ') });
  const stranger = contact && checkCard(state, contact, organisation);
  if (stranger) return stranger;
  const contacts: NewEvent[] = contact
    ? [{ type: 'ContactChanged', data: { organisation, role: 'contact', person: contact.id, card: contact } }]
    : [];
  return accept({ type: 'ParticipantJoined', data: participant, rules: ['R81'] }, ...contacts);
}

/** A card is of someone of this organisation, never takes the place of someone of another, and gives no one power. */
export function checkCard(state: CovenantState, card: Person, organisation: string): Refusal | null {
  if (card.organisation !== organisation) return refuse('UNKNOWN_PERSON', { person: card.id });
  const known = state.people[card.id];
  if (known && known.organisation !== organisation) return refuse('NAME_TAKEN', { name: card.id });
  const power = card.roles.find((role) => isPower(role) && !known?.roles.includes(role));
  return power ? refuse('ROLE_NOT_BY_CARD', { person: card.id, role: power }) : null;
}

/** Roles that let a person record or decide; the parties agree on them with the definition (R10). */
function isPower(role: PersonRole): boolean {
  return role === 'officer' || role === 'chair';
}

/** Leaving is always possible; what it ends is shown by the events that follow. */
function leave(state: CovenantState, command: CommandOf<'LeaveCovenant'>): Decision {
  const organisation = principalOf(state, command);
  if (!state.participants[organisation]) return refuse('UNKNOWN_ORGANISATION', { organisation });
  return accept({ type: 'ParticipantLeft', data: { organisation, reason: command.fields.reason } });
}

export function changeContact(state: CovenantState, command: CommandOf<'ChangeContact'>): Decision {
  const { organisation, role, person } = command.fields;
  const participant = state.participants[organisation];
  if (!participant) return refuse('UNKNOWN_ORGANISATION', { organisation });
  if (participant.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation });
  const card = typeof person === 'string' ? state.people[person] : person;
  if (!card) return refuse('UNKNOWN_PERSON', { person: typeof person === 'string' ? person : person.id });
  const stranger = checkCard(state, card, organisation);
  if (stranger) return stranger;
  const fresh = typeof person === 'string' ? undefined : person;
  return accept({ type: 'ContactChanged', data: { organisation, role, person: card.id, card: fresh } });
}

export const participationDeciders: DecidersOf<typeof participationCommands> = {
  JoinCovenant: join,
  RecordAssociation: () => accept(),
  EndAssociation: () => accept(),
  LeaveCovenant: leave,
  HandOverObligation: () => accept(),
  ExchangeOrganisation: () => accept(),
  SucceedOrganisation: () => accept(),
};
