import type { Answer } from './definition.ts';
import type { NewEvent } from './events.ts';
import type { CovenantState } from './state.ts';

/** Duties that something other than a report answers: a letter, a signature, or a fact of the table. */

/** The event by which an owner has answered a duty already, by what answers it; undefined where it has not. */
type AnswerOf = (state: CovenantState, owner: string) => number | undefined;

const answerOf: Partial<Record<Answer, AnswerOf>> = {
  'letter-of-intent': ({ letters }, owner) => letters[owner]?.event,
  signature: ({ signatures }, owner) => signatures[owner]?.event,
  estimate: ({ commitments }, owner) => commitments.estimates[owner],
  // The parties set priorities together, so they answer whoever was asked for them.
  priorities: ({ commitments }) => commitments.priorities?.event,
};

/** A duty that opens or is resumed after its answer was given is met at once; one that came back needs a new answer. */
export function answeredBefore(state: CovenantState, id: string): NewEvent[] {
  const obligation = state.obligations[id];
  if (!obligation) return [];
  const { owner, answeredBy, returnedAt } = obligation;
  const answer = answerOf[answeredBy]?.(state, owner);
  return answer !== undefined && answer > returnedAt ? [reportedDone(id, answeredBy, answer)] : [];
}

/** What an event of this owner answers; `null` for what is answered whoever owns it. */
export function answered(
  state: CovenantState,
  organisation: string | null,
  answer: Exclude<Answer, 'report'>,
  event: number,
): NewEvent[] {
  return Object.values(state.obligations)
    .filter((each) => organisation === null || each.owner === organisation)
    .filter((each) => each.answeredBy === answer && each.status === 'open')
    .map((each) => reportedDone(each.id, answer, event));
}

export function reportedDone(obligation: string, by: Answer, answer: number): NewEvent {
  return { type: 'ObligationReportedDone', data: { obligation, by, answer } };
}
