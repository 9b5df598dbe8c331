import type { Disclosure } from '../area.ts';
import { bodyOf } from '../bodies/seats.ts';
import type { Audience } from '../definition-table.ts';
import { isTaken, templateOf } from '../obligation.ts';
import type { CovenantState } from '../state.ts';
import { disclosureOf, isForParties } from './audience.ts';
import type { ItemKind } from './kinds.ts';
import type { DossierItem } from './state.ts';

/**
 * The id of a new item. What is told in confidence has its teller's id in it, so that an item which others may not see
 * never clashes with a name that they choose, and its existence shows nowhere.
 */
export function idOf(item: string, from: string, audience: Audience): string {
  return isForParties({ audience }) ? item : `${item}/${from}`;
}

/** True when an id cannot be given to a new item, nor to the duty that it may become: `template/owner` is one too. */
export function isItemTaken(state: CovenantState, id: string): boolean {
  return isTaken(state, id) || templateOf(state, id.replace(/\/.*$/, '')) !== undefined;
}

/** Items that every party may know of: all that their gates ask about. */
export function itemsForParties(state: CovenantState, kind: ItemKind): DossierItem[] {
  return Object.values(state.dossier.open).filter((item) => item.kind === kind && isForParties(item));
}

/** True for an item that goes on as a duty, or did until the duty was over. */
export function isCarried(state: CovenantState, { obligation }: DossierItem): boolean {
  return obligation !== null && (obligation in state.obligations || obligation in state.settled);
}

/** The organisation that is to answer an item now: who has its duty, or who was named. */
export function answererOf(state: CovenantState, { obligation, owner }: DossierItem): string | null {
  return (obligation === null ? undefined : state.obligations[obligation]?.owner) ?? owner;
}

/** The organisation that told an item; null once it has left. */
export function tellerOf(state: CovenantState, { from }: DossierItem): string | null {
  return (state.participants[from]?.leftOn ?? null) === null ? from : null;
}

/**
 * Who knew of an event about an item: one that added it, or said how it stands or ended. Of what ended in confidence only
 * that is still known here. Undefined for any other event.
 */
export function whoKnewOfItem({ dossier }: CovenantState, event: number): Disclosure | undefined {
  const open = Object.values(dossier.open).find(
    (item) => item.event === event || item.standing?.event === event,
  );
  if (open) return disclosureOf(open);
  const ended = Object.values(dossier.answered).find((item) => item.event === event);
  return ended?.withheld ? { audience: 'secretariat', owner: null } : undefined;
}

/** The first name in an audience that is of no organisation or body here; undefined when all are known. */
export function strangerIn(state: CovenantState, audience: Audience): string | undefined {
  if (typeof audience === 'string') return undefined;
  return audience.only.find((name) => !(name in state.participants) && !bodyOf(state, name));
}
