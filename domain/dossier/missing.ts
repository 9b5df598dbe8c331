import { activeParties, type CovenantState } from '../state.ts';
import { isCarried, itemsForParties, tellerOf } from './items.ts';
import { termsOf, type ItemKind } from './kinds.ts';

/**
 * What a gate that asks for items of one kind lacks, by their names. Only what the parties may know counts, so that
 * nothing told in confidence shows in it. `carried` are the items that the gate itself carries on as duties.
 */
export function missingItems(
  state: CovenantState,
  kind: ItemKind,
  carried: readonly string[] = [],
): string[] {
  const open = itemsForParties(state, kind);
  switch (termsOf(kind).atGate) {
    case 'told-by-each': {
      const tellers = open.map(({ from }) => from);
      const silent = activeParties(state).filter((party) => !tellers.includes(party));
      return silent.map((party) => `${kind}/${party}`);
    }
    // Who has left does not say it any more.
    case 'told':
      return open.some((item) => tellerOf(state, item) !== null) ? [] : [kind];
    case 'answered':
      return open.length > 0 || hasAnswered(state, kind) ? looseEnds(state, kind, carried) : [kind];
    case 'no-loose-ends':
      return looseEnds(state, kind, carried);
  }
}

function looseEnds(state: CovenantState, kind: ItemKind, carried: readonly string[]): string[] {
  return itemsForParties(state, kind)
    .filter((item) => !isCarried(state, item) && !carried.includes(item.item))
    .map(({ item }) => `${kind}/${item}`);
}

/** An item that was withdrawn leaves nothing to show. */
function hasAnswered(state: CovenantState, kind: ItemKind): boolean {
  return Object.values(state.dossier.answered).some(
    (item) => item.kind === kind && !item.withheld && item.outcome !== 'withdrawn',
  );
}
