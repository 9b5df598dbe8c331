import type { Answer } from './definition.ts';
import type { EventData, NewEvent } from './events.ts';
import type { CovenantState } from './state.ts';

/** Events by which duties are met or fall away because of another fact. */

/** A duty that is over without having been done. */
export function dropped(obligation: string, because: EventData['ObligationDropped']['because']): NewEvent {
  return { type: 'ObligationDropped', data: { obligation, because } };
}

/** A duty that another fact has met; `answer` is the event that recorded that fact. */
export function reportedDone(obligation: string, by: Answer, answer: number): NewEvent {
  return { type: 'ObligationReportedDone', data: { obligation, by, answer } };
}

/** Open duties of an organisation that a fact of this kind answers. */
export function answered(
  state: CovenantState,
  organisation: string,
  answer: Exclude<Answer, 'report'>,
  event: number,
): NewEvent[] {
  return Object.values(state.obligations)
    .filter((each) => each.owner === organisation && each.answeredBy === answer && each.status === 'open')
    .map((each) => reportedDone(each.id, answer, event));
}
