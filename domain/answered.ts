import type { Answer } from './definition.ts';
import type { NewEvent } from './events.ts';
import { standingOf } from './mandates/cover.ts';
import { templateOf } from './obligation.ts';
import { adoptionFor } from './papers/duties.ts';
import { paperAsked, signaturesOn } from './signing/papers.ts';
import type { CovenantState, Obligation } from './state.ts';

/** Duties that a fact of another kind answers: a letter, a signature, a mandate, a consultation. */

/** What one fact answers now: every open duty that waits for such a fact, of its organisation or, with null, of whoever. */
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

/** A duty that opens or is resumed after its answer was given is met at once. */
export function answeredBefore(state: CovenantState, id: string): NewEvent[] {
  const obligation = state.obligations[id];
  if (!obligation) return [];
  const { answeredBy, returnedAt } = obligation;
  const answer = earlierAnswer(state, obligation);
  return answer && answer.event > returnedAt ? [reportedDone(id, answeredBy, answer.event)] : [];
}

/** The last fact that answers a duty of this kind, whenever it was recorded. */
function earlierAnswer(state: CovenantState, obligation: Obligation): { event: number } | undefined {
  const { owner, answeredBy } = obligation;
  switch (answeredBy) {
    case 'letter-of-intent':
      return state.letters[owner];
    case 'signature':
      return signaturesOn(state, paperAsked(state, obligation.template))[owner];
    case 'paper':
      return adoptionFor(state, obligation) ?? undefined;
    case 'mandate':
      return isAskedOnce(state, obligation) ? standingMandate(state, obligation) : undefined;
    case 'consultation':
      return isAskedOnce(state, obligation) ? state.mandates.consulted[owner] : undefined;
    case 'estimate':
      return isAskedOnce(state, obligation) ? byEvent(state.commitments.estimates[owner]) : undefined;
    // The parties set priorities together, so they answer whoever was asked for them.
    case 'priorities':
      return isAskedOnce(state, obligation) ? (state.commitments.priorities ?? undefined) : undefined;
    default:
      return undefined;
  }
}

function byEvent(event: number | undefined): { event: number } | undefined {
  return event === undefined ? undefined : { event };
}

/** What comes round again asks for something new each time. */
function isAskedOnce(state: CovenantState, { template }: Obligation): boolean {
  return template !== null && templateOf(state, template)?.every === undefined;
}

/** A mandate of the owner that holds on the day on which the duty opened. */
function standingMandate(
  { mandates }: CovenantState,
  { owner, openedOn }: Obligation,
): { event: number } | undefined {
  return Object.values(mandates.registered).find(
    (mandate) => mandate.organisation === owner && standingOf(mandate, openedOn) === 'valid',
  );
}
