import type { DecidersOf } from '../area.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import { refuse } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { associationRecorded, checkAssociation } from './associations.ts';
import type { participationCommands } from './commands.ts';
import { handOver } from './hand-over.ts';
import { checkCard, join } from './join.ts';
import { leave } from './leave.ts';
import { exchange, succeed } from './replace.ts';
import { checkTakesPart } from './standing.ts';

/** Decisions about who takes part: joining (R81), leaving, and the people through whom duties reach an organisation. */

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

function associate(state: CovenantState, command: CommandOf<'RecordAssociation'>): Decision {
  const { organisation, association, conditions } = command.fields;
  const unfit = checkTakesPart(state, organisation);
  if (unfit) return unfit;
  if (holds(state, organisation, association))
    return refuse('ASSOCIATION_HELD', { organisation, association });
  const participation = state.participants[organisation]?.participation ?? '';
  const refusal = checkAssociation(state, association, { organisation, participation }, conditions);
  return refusal ?? accept(associationRecorded(state, command.fields));
}

function endAssociation(state: CovenantState, command: CommandOf<'EndAssociation'>): Decision {
  const { organisation, association } = command.fields;
  if (!holds(state, organisation, association))
    return refuse('ASSOCIATION_NOT_HELD', { organisation, association });
  return accept({ type: 'AssociationEnded', data: command.fields });
}

function holds(state: CovenantState, organisation: string, association: string): boolean {
  const held = state.participation.associations[organisation] ?? [];
  return held.some((one) => one.association === association);
}

export const participationDeciders: DecidersOf<typeof participationCommands> = {
  JoinCovenant: join,
  RecordAssociation: associate,
  EndAssociation: endAssociation,
  LeaveCovenant: leave,
  HandOverObligation: handOver,
  ExchangeOrganisation: exchange,
  SucceedOrganisation: succeed,
};
