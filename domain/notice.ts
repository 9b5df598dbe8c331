import { civilDate } from './calendar.ts';
import type { Fact } from './events.ts';
import type { PlannedNotice } from './plan.ts';
import { recipient } from './recipients.ts';
import type { CovenantState } from './state.ts';

/** One message of today about a fact, to whoever reads for an organisation. */
export function noticeOf(
  state: CovenantState,
  fact: Fact,
  about: Pick<PlannedNotice, 'organisation' | 'kind' | 'subject'>,
): PlannedNotice {
  return {
    ...about,
    step: `event:${fact.sequence}`,
    person: recipient(state, about.organisation, 'contact'),
    sendOn: civilDate(fact.recordedAt),
    due: null,
    words: null,
    open: [],
  };
}
