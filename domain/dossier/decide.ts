import type { DecidersOf } from '../area.ts';
import { principalOf } from '../authority.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import { blocks } from '../decide-table.ts';
import type { Audience } from '../definition-table.ts';
import type { NewEvent } from '../events.ts';
import { checkTakesPart, secretariatOf } from '../participation/standing.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { activeParties, definitionOf, type CovenantState } from '../state.ts';
import { covers, dutyAudience, isForParties, ofThoseHere } from './audience.ts';
import type { dossierCommands } from './commands.ts';
import { checkAnswerer, checkTeller, findItem } from './entitled.ts';
import { idOf, isItemTaken, strangerIn } from './items.ts';
import { outcomesOf, termsOf, type ItemKind } from './kinds.ts';

/** Decisions about the dossier: what is told, how it ends, and who may know of it. */

function add(state: CovenantState, command: CommandOf<'AddItem'>, context: Context): Decision {
  const from = principalOf(state, command);
  const { item: word, ...fields } = command.fields;
  const audience = audienceOf(state, command, from);
  const item = idOf(word, from, audience);
  const refusal =
    checkPlayers(state, command, from) ??
    checkPhase(state, fields.kind) ??
    checkDue(command, context) ??
    checkProject(state, command);
  if (refusal) return refusal;
  if (isItemTaken(state, item)) return refuse('ITEM_EXISTS', { item });
  const missing = fields.kind === 'project' && !fields.commitment ? ['commitment'] : [];
  const data = { ...fields, item, from, audience, ...(missing.length > 0 && { missing }) };
  return accept(
    { type: 'ItemAdded', data, rules: rulesOf(fields.kind, { ...fields, audience }) },
    ...dutyOf(command, { item, from, audience }),
  );
}

/**
 * The audience that was asked for, or that of its kind. Who tells something knows it, and so does who is to answer it:
 * what they tell the secretariat alone is between them.
 */
function audienceOf(state: CovenantState, { fields }: CommandOf<'AddItem'>, from: string): Audience {
  const asked = fields.audience ?? termsOf(fields.kind).audience;
  const secretariat = secretariatOf(state);
  const inHouse = from === secretariat && (fields.owner ?? secretariat) === secretariat;
  return asked === 'secretariat' && !inHouse ? 'owner' : asked;
}

/** Who tells, who answers and who may know of it take part here. */
function checkPlayers(state: CovenantState, { fields }: CommandOf<'AddItem'>, from: string): Refusal | null {
  const teller = state.participants[from];
  if (!teller) return refuse('UNKNOWN_ORGANISATION', { organisation: from });
  if (teller.leftOn !== null) return refuse('ORGANISATION_LEFT', { organisation: from });
  const unfit = fields.owner === undefined ? null : checkTakesPart(state, fields.owner);
  if (unfit) return unfit;
  const stranger = fields.audience && strangerIn(state, fields.audience);
  return stranger === undefined ? null : refuse('UNKNOWN_ORGANISATION', { organisation: stranger });
}

function checkPhase(state: CovenantState, kind: ItemKind): Refusal | null {
  const { phases: wanted } = termsOf(kind);
  const { phases } = definitionOf(state);
  const current = phases.find(({ id }) => id === state.phase);
  if (!wanted || (current && wanted.includes(current.kind))) return null;
  const later = phases.filter((phase) => wanted.includes(phase.kind)).map(({ id }) => id);
  return refuse('WRONG_PHASE', {
    what: kind,
    wanted: later.join(', ') || wanted.join(', '),
    phase: state.phase ?? '',
  });
}

function checkDue({ fields }: CommandOf<'AddItem'>, { today }: Context): Refusal | null {
  const { owner, due, item } = fields;
  if (due === undefined) return null;
  if (owner === undefined) return refuse('ITEM_WITHOUT_OWNER', { item });
  return due < today ? refuse('DATE_IN_THE_PAST', { date: due }) : null;
}

/** A project serves a commitment: said where it is missing, and asked for where the definition makes that a block. */
function checkProject(state: CovenantState, { fields }: CommandOf<'AddItem'>): Refusal | null {
  const { kind, commitment, item } = fields;
  if (commitment !== undefined)
    return state.commitments.made[commitment] ? null : refuse('ITEM_COMMITMENT_UNKNOWN', { commitment });
  return kind === 'project' && blocks(state, 'R92') ? refuse('PROJECT_WITHOUT_COMMITMENT', { item }) : null;
}

function rulesOf(
  kind: ItemKind,
  { audience, beyondGuidelines }: { audience: Audience; beyondGuidelines?: boolean | undefined },
): string[] {
  const rules = [
    ...termsOf(kind).rules,
    ...(isForParties({ audience }) ? [] : ['R26']),
    ...(beyondGuidelines ? ['R37'] : []),
  ];
  return [...new Set(rules)];
}

/** An owner and a day make a duty of it, under the same id, for the same eyes. */
function dutyOf(
  { fields }: CommandOf<'AddItem'>,
  { item, from, audience }: { item: string; from: string; audience: Audience },
): NewEvent[] {
  const { owner, due, words: text, kind } = fields;
  if (owner === undefined || due === undefined) return [];
  const data = {
    obligation: item,
    owner,
    template: null,
    occurrence: 1,
    text,
    due,
    audience: dutyAudience({ audience, from, owner }),
    ...(termsOf(kind).voluntary && { binding: false }),
  };
  return [{ type: 'ObligationOpened', data }];
}

function answer(state: CovenantState, command: CommandOf<'AnswerItem'>): Decision {
  const item = findItem(state, command);
  if ('code' in item) return item;
  const { outcome, words } = command.fields;
  const { kind, audience, from, owner } = item;
  const answerer = termsOf(kind).outcomes[outcome];
  if (answerer === undefined)
    return refuse('OUTCOME_OF_ANOTHER_KIND', {
      item: item.item,
      kind,
      outcome,
      outcomes: outcomesOf(kind).join(', '),
    });
  const refusal = checkAnswerer(state, command, item, answerer);
  if (refusal) return refusal;
  if (item.standing?.outcome === outcome) return refuse('ITEM_STANDS_SO', { item: item.item, outcome });
  const known = { audience, from, ...(owner !== null && { owner }) };
  const data = { item: item.item, kind, outcome, ...(words && { words }), ...known };
  return accept({ type: 'ItemAnswered', data, rules: rulesOf(kind, item) });
}

function disclose(state: CovenantState, command: CommandOf<'DiscloseItem'>): Decision {
  const found = findItem(state, command);
  if ('code' in found) return found;
  const { item, kind, from, owner, audience: previous } = found;
  const { audience } = command.fields;
  const refusal = checkTeller(state, command, found);
  if (refusal) return refusal;
  const stranger = strangerIn(state, audience);
  if (stranger !== undefined) return refuse('UNKNOWN_ORGANISATION', { organisation: stranger });
  const parties = activeParties(state);
  const present = ofThoseHere(state, previous);
  if (!covers(audience, present, parties) || covers(present, audience, parties))
    return refuse('DISCLOSURE_NOT_WIDER', { item });
  const data = { item, kind, audience, previous, from, ...(owner !== null && { owner }) };
  return accept({ type: 'ItemDisclosed', data, rules: ['R26'] });
}

export const dossierDeciders: DecidersOf<typeof dossierCommands> = {
  AddItem: add,
  AnswerItem: answer,
  DiscloseItem: disclose,
};
