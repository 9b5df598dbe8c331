import type { ReactionsOf } from '../area.ts';
import type { FactOf, NewEvent } from '../events.ts';
import { reportedDone } from '../answered.ts';
import { dropped } from '../react-duties.ts';
import { activeParties, type CovenantState, type Obligation } from '../state.ts';
import { covers } from './audience.ts';
import type { DossierEvents } from './events.ts';
import { callsOff, termsOf } from './kinds.ts';
import { selfAssessmentOf, selfAssessments } from './projects.ts';

export const dossierReactions: ReactionsOf<DossierEvents> = {
  ItemAdded: (state, { data }) =>
    data.kind === 'project' ? selfAssessments(state, data.item) : addedValueTold(state, data.from),
  ItemDisclosed: (state, { data }) => addedValueTold(state, data.from),
  ItemAnswered: settleDuties,
};

/**
 * An outcome settles the duty that came of its item: reported done, or fallen away where nothing is left to do. The
 * other way round a report is no outcome: it can come back, and does not say what was found.
 */
function settleDuties(state: CovenantState, { data, sequence }: FactOf<'ItemAnswered'>): NewEvent[] {
  const { item, kind, outcome } = data;
  if (termsOf(kind).goesOn?.includes(outcome)) return [];
  const own = state.obligations[item];
  const settled = own ? settle(own, callsOff(outcome), sequence) : [];
  const assessment = state.obligations[selfAssessmentOf(item)];
  // A project that was finished is still assessed: it was carried out.
  return assessment && callsOff(outcome) ? [...settled, ...settle(assessment, true, sequence)] : settled;
}

function settle({ id, status }: Obligation, off: boolean, event: number): NewEvent[] {
  if (status === 'reported') return [];
  if (off) return [dropped(id, 'called-off')];
  return status === 'open' ? [reportedDone(id, 'report', event)] : [];
}

function addedValueTold(state: CovenantState, organisation: string): NewEvent[] {
  return Object.values(state.obligations)
    .filter(({ owner, status }) => owner === organisation && status === 'open')
    .flatMap((duty) => answeredByItem(state, duty));
}

/**
 * A duty that an item has met: its added value was told, or it was the item's own and suspended when the item ended.
 * What was told in confidence meets no duty that others can see, for that would tell them.
 */
export function answeredByItem(state: CovenantState, duty: Obligation): NewEvent[] {
  const { id, owner, answeredBy, returnedAt, audience } = duty;
  const ended = state.dossier.answered[id];
  if (ended && !callsOff(ended.outcome) && ended.event > returnedAt)
    return [reportedDone(id, 'report', ended.event)];
  if (answeredBy !== 'added-value') return [];
  const parties = activeParties(state);
  const told = Object.values(state.dossier.open)
    .filter(({ kind, from, event }) => kind === 'added-value' && from === owner && event > returnedAt)
    .find((item) => covers(item.audience, audience, parties));
  return told ? [reportedDone(id, 'added-value', told.event)] : [];
}
