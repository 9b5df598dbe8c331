import type { CovenantState } from '../state.ts';
import type { ItemKind } from './kinds.ts';

/** Items of one kind that have no outcome yet, by their names; the kind itself where there is none at all. */
export function missingItems(state: CovenantState, kind: ItemKind): string[] {
  const open = Object.values(state.dossier.open).filter((item) => item.kind === kind);
  if (open.length > 0) return open.map(({ item }) => `${kind}/${item}`);
  return Object.values(state.dossier.answered).some((item) => item.kind === kind) ? [] : [kind];
}
