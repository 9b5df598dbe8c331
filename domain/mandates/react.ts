import { vacatedBy } from '../bodies/vacate.ts';
import { answered, reportedDone } from '../answered.ts';
import type { ReactionsOf } from '../area.ts';
import { civilDate } from '../calendar.ts';
import type { Answer } from '../definition.ts';
import type { FactOf, NewEvent } from '../events.ts';
import type { CovenantState } from '../state.ts';
import { ratificationDuty } from './awaited.ts';
import type { MandateEvents } from './events.ts';

export const mandateReactions: ReactionsOf<MandateEvents> = {
  MandateRegistered: mandateRegistered,
  ConsultationOpened: consultationOpened,
  ConsultationConcluded: consultationConcluded,
  ActingEnded: (state, { data }) => vacatedBy(state, data),
  RatificationAwaited: (state, fact) => [ratificationDuty(state, fact.data, civilDate(fact.recordedAt))],
  ActRatified: (state, fact) => met(state, fact.data.obligation, 'ratification', fact.sequence),
  RatificationRefused: (state, fact) => met(state, fact.data.obligation, 'ratification', fact.sequence),
};

/** A mandate that had run out before it was recorded answers no duty to have one. */
function mandateRegistered(state: CovenantState, fact: FactOf<'MandateRegistered'>): NewEvent[] {
  const { organisation, until } = fact.data;
  if (until !== undefined && until < civilDate(fact.recordedAt)) return [];
  return answered(state, organisation, 'mandate', fact.sequence);
}

/** A round with a last day is a duty of the organisation to conclude it by then. */
function consultationOpened(_state: CovenantState, fact: FactOf<'ConsultationOpened'>): NewEvent[] {
  const { organisation, until, obligation, question } = fact.data;
  if (until === undefined || obligation === undefined) return [];
  return [
    {
      type: 'ObligationOpened',
      data: {
        obligation,
        owner: organisation,
        template: null,
        occurrence: 1,
        text: question,
        due: until,
        answeredBy: 'consultation',
      },
      rules: ['R32'],
    },
  ];
}

/** Members who reject the mandate that they were asked about end it: what is done after that is outside it. */
function consultationConcluded(state: CovenantState, fact: FactOf<'ConsultationConcluded'>): NewEvent[] {
  const { organisation, obligation, mandate, result, words: reason } = fact.data;
  const agreed = answered(state, organisation, 'consultation', fact.sequence).filter(
    (event) => event.type === 'ObligationReportedDone' && isAgreed(state, event.data.obligation),
  );
  const own = obligation === undefined ? [] : met(state, obligation, 'consultation', fact.sequence);
  const standing = mandate !== undefined && state.mandates.registered[mandate]?.revokedOn === null;
  const revoked: NewEvent[] =
    result === 'rejected' && standing
      ? [
          {
            type: 'MandateRevoked',
            data: { mandate, organisation, because: 'consultation-rejected', ...(reason && { reason }) },
            rules: ['R31', 'R32'],
          },
        ]
      : [];
  return [...own, ...agreed, ...revoked];
}

/** True for a duty of the agreed terms, which any round answers; a round's own duty is answered by that round. */
function isAgreed(state: CovenantState, id: string): boolean {
  return state.obligations[id]?.template !== null;
}

/** The duty has its answer; one whose clock stood still is dropped, since nothing is left to resume. */
function met(state: CovenantState, id: string, by: Answer, answer: number): NewEvent[] {
  const obligation = state.obligations[id];
  if (obligation?.status === 'open') return [reportedDone(id, by, answer)];
  if (obligation?.status !== 'suspended') return [];
  return [{ type: 'ObligationDropped', data: { obligation: id, because: 'decided' } }];
}
