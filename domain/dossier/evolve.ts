import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import { withObligation } from '../evolve-obligations.ts';
import type { CivilDate } from '../primitives.ts';
import type { CovenantState } from '../state.ts';
import { dutyAudience, isForParties } from './audience.ts';
import type { DossierEvents } from './events.ts';
import { termsOf } from './kinds.ts';
import { selfAssessmentOf } from './projects.ts';
import type { AnsweredItem, DossierItem } from './state.ts';

export const dossierEvolvers: EvolversOf<DossierEvents> = {
  ItemAdded: added,
  ItemAnswered: answered,
  ItemDisclosed: disclosed,
  ItemCarried: (state, { data }) => withItem(state, data.item, { obligation: data.obligation }),
};

function withItem(state: CovenantState, id: string, change: Partial<DossierItem>): CovenantState {
  const item = state.dossier.open[id];
  if (!item) return state;
  const open = { ...state.dossier.open, [id]: { ...item, ...change } };
  return { ...state, dossier: { ...state.dossier, open } };
}

function added(state: CovenantState, fact: FactOf<'ItemAdded'>, on: CivilDate): CovenantState {
  const { item: id, kind, from, owner, due, audience, words, beyondGuidelines, commitment } = fact.data;
  const item: DossierItem = {
    item: id,
    kind,
    event: fact.sequence,
    on,
    from,
    owner: owner ?? null,
    audience,
    words,
    obligation: owner !== undefined && due !== undefined ? id : null,
    standing: null,
    beyondGuidelines: beyondGuidelines ?? false,
    commitment: commitment ?? null,
  };
  return { ...state, dossier: { ...state.dossier, open: { ...state.dossier.open, [id]: item } } };
}

function answered(state: CovenantState, fact: FactOf<'ItemAnswered'>): CovenantState {
  const { item: id, kind, outcome, audience } = fact.data;
  if (termsOf(kind).goesOn?.includes(outcome))
    return withItem(state, id, { standing: { outcome, event: fact.sequence } });
  const { [id]: _, ...open } = state.dossier.open;
  const ended: AnsweredItem = { kind, outcome, event: fact.sequence };
  const entry = isForParties({ audience }) ? ended : { ...ended, withheld: true as const };
  return { ...state, dossier: { open, answered: { ...state.dossier.answered, [id]: entry } } };
}

/** Whoever may know of the item may know of the duties that came of it. */
function disclosed(state: CovenantState, { data }: FactOf<'ItemDisclosed'>): CovenantState {
  const { item, audience, from } = data;
  const known = withItem(state, item, { audience });
  return [item, selfAssessmentOf(item)].reduce((next, id) => {
    const owner = next.obligations[id]?.owner;
    return owner === undefined
      ? next
      : withObligation(next, id, { audience: dutyAudience({ audience, from, owner }) });
  }, known);
}
