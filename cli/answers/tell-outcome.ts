import { answer, type Session } from '../session.ts';
import type { Outcome } from './record.ts';

/** Prints what a decision did. */
export function tellOutcome(session: Session, outcome: Outcome): void {
  answer(session, outcome, () => outcomeLine(session, outcome));
}

function outcomeLine({ t }: Session, { number, status, covenant, events }: Outcome): string {
  const recorded = events.map(({ sequence, type }) => `${sequence} ${type}`).join(', ');
  const added =
    events.length === 0 ? '' : t('answers.done.events', { events: recorded, covenant: covenant ?? '' });
  return t(status === 'proposed' ? 'answers.none' : `answers.done.${status}`, { number, events: added });
}
