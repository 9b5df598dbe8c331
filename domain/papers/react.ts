import type { ReactionsOf } from '../area.ts';
import type { FactOf, NewEvent } from '../events.ts';
import { obligationId, ownersOf } from '../obligation.ts';
import { obligationOpened } from '../opening.ts';
import { reportedDone } from '../answered.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { PaperEvents } from './events.ts';
import { paperOf } from './duties.ts';
import { answeringPaper } from './terms.ts';

export const paperReactions: ReactionsOf<PaperEvents> = { PaperAdopted: answerDuties };

/** The adoption of a paper meets every open duty that waits for it, whoever owes it. */
function answerDuties(state: CovenantState, { data, sequence }: FactOf<'PaperAdopted'>): NewEvent[] {
  return Object.values(state.obligations)
    .filter((each) => each.status === 'open' && paperOf(state, each) === data.paper)
    .map((each) => reportedDone(each.id, 'paper', sequence));
}

/** Duties that an adoption had met for good open again when it is taken back. */
export function reopenedByCorrection(state: CovenantState, event: number): NewEvent[] {
  const paper = Object.values(state.papers).find(({ adopted }) => adopted?.event === event);
  if (!paper || state.status === 'closed') return [];
  const definition = definitionOf(state);
  return definition.obligations
    .filter((template) => !template.every && answeringPaper(definition, template) === paper.paper)
    .flatMap((template) =>
      ownersOf(state, template)
        .filter((owner) => state.settled[`${template.id}/${owner}`])
        .filter((owner) => !state.obligations[obligationId(template, owner, 1)])
        .map((owner) => obligationOpened(template, owner, 1)),
    );
}
