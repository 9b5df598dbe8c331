import type { Answer } from './definition.ts';
import type { NewEvent } from './events.ts';
import type { CovenantState } from './state.ts';

/** Duties that a fact answers: they are reported done by it, and nobody need report them. */

/** Every open duty of an organisation that waits for an answer of this kind. */
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

/** `answer` is the event that answered the duty. */
export function reportedDone(obligation: string, by: Answer, answer: number): NewEvent {
  return { type: 'ObligationReportedDone', data: { obligation, by, answer } };
}
