import { decidesForParties } from '../acting.ts';
import { checkParties, isOfficer, principalOf } from '../authority.ts';
import { bodyOf } from '../bodies/seats.ts';
import type { CommandOf } from '../commands.ts';
import type { Person } from '../definition.ts';
import { facilitatorOf, secretariatOf } from '../participation/standing.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { isForParties, maySeeItem } from './audience.ts';
import { answererOf, tellerOf } from './items.ts';
import type { Answerer } from './kinds.ts';
import type { DossierItem } from './state.ts';

/** Who may do what with an item. Whoever may not know of it is told the same as of one that is not there. */

type ItemCommand = CommandOf<'AnswerItem'> | CommandOf<'DiscloseItem'>;

/** The open item that a command names, unless its sender may not know of it. */
export function findItem(state: CovenantState, command: ItemCommand): DossierItem | Refusal {
  const { item: id } = command.fields;
  const item = state.dossier.open[id];
  return item && mayKnow(state, command, item) ? item : refuse('ITEM_NOT_OPEN', { item: id });
}

function mayKnow(state: CovenantState, command: ItemCommand, item: DossierItem): boolean {
  const person = senderOf(state, command);
  const principal = principalOf(state, command);
  if (isOfficer(state, person)) return true;
  // Who speaks for the parties together, or for a body of theirs, knows what every party knows.
  if (!(principal in state.participants) && isForParties(item)) return true;
  const organisation = principal in state.participants ? principal : person.organisation;
  return maySeeItem(state, { organisation, person: person.id }, { ...item, owner: answererOf(state, item) });
}

/** The sender, whom `checkAuthority` has found already. */
function senderOf(state: CovenantState, { actor }: ItemCommand): Person {
  const person = state.people[actor];
  if (!person) throw new Error(`${actor} was not checked`);
  return person;
}

/** Refuses an outcome from somebody whose word does not bring it. */
export function checkAnswerer(
  state: CovenantState,
  command: CommandOf<'AnswerItem'>,
  item: DossierItem,
  answerer: Answerer,
): Refusal | null {
  if (answerer === 'parties') return checkForParties(state, command, item);
  if (answerer === 'body') return checkForBody(state, command, item);
  const entitled = entitledTo(state, item, answerer);
  if (entitled.includes(principalOf(state, command))) return null;
  return refuse('ITEM_NOT_YOURS', { item: item.item, entitled: entitled.join(', ') });
}

/** What the parties may not know of they cannot decide on. */
function checkForParties(
  state: CovenantState,
  command: CommandOf<'AnswerItem'>,
  item: DossierItem,
): Refusal | null {
  if (!isForParties(item)) return refuse('ITEM_NOT_DISCLOSED', { item: item.item, teller: item.from });
  return checkParties(state, command);
}

/**
 * The word of a body that decides for the parties, or of the chair, comes from who speaks for them (see
 * `checkAuthority`), or from an officer with the minutes.
 */
function checkForBody(
  state: CovenantState,
  command: CommandOf<'AnswerItem'>,
  { item }: DossierItem,
): Refusal | null {
  const { for: principal = '', evidence } = command.principal ?? {};
  const body = bodyOf(state, principal);
  const theirs = principal === 'chair' || (body !== undefined && decidesForParties(state, body));
  const shown = evidence !== undefined || !isOfficer(state, senderOf(state, command));
  return theirs && shown ? null : refuse('ITEM_OF_A_BODY', { item });
}

/** Organisations whose word it takes, each once. */
function entitledTo(
  state: CovenantState,
  item: DossierItem,
  answerer: Exclude<Answerer, 'parties' | 'body'>,
): string[] {
  const [facilitator, secretariat] = [facilitatorOf(state), secretariatOf(state)];
  const owner = answererOf(state, item);
  switch (answerer) {
    // What somebody told who has left is for the secretariat to tidy up.
    case 'teller':
      return [tellerOf(state, item) ?? secretariat];
    case 'involved':
      return [...new Set([item.from, ...(owner === null ? [] : [owner]), secretariat])];
    case 'tester': {
      const isParty = owner !== null && state.participants[owner]?.participation === 'party';
      return [...new Set([facilitator, secretariat, ...(owner === null || isParty ? [] : [owner])])];
    }
  }
}

/**
 * Only who told something lets more people know of it: through its own people, or through an officer who can show that
 * it said so.
 */
export function checkTeller(
  state: CovenantState,
  command: CommandOf<'DiscloseItem'>,
  { item, from }: DossierItem,
): Refusal | null {
  if (principalOf(state, command) !== from) return refuse('ITEM_NOT_YOURS', { item, entitled: from });
  const person = senderOf(state, command);
  const own = person.organisation === from || (state.mandates.actsFor[person.id] ?? []).includes(from);
  return own || command.principal?.evidence ? null : refuse('DISCLOSURE_WITHOUT_EVIDENCE', { item, from });
}
