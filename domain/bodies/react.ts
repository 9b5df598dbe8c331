import type { ReactionsOf } from '../area.ts';
import type { FactOf, NewEvent } from '../events.ts';
import { reportedDone } from '../answered.ts';
import type { CovenantState } from '../state.ts';
import type { BodyEvents } from './events.ts';
import { nextChairDuty, openChairDuties } from './rotation.ts';
import { bodyOf } from './seats.ts';

export const bodyReactions: ReactionsOf<BodyEvents> = {
  MemberSeated: chairSeated,
  BodyDissolved: (state, { data: { body } }) =>
    openChairDuties(state, body).map((obligation) => ({
      type: 'ObligationDropped',
      data: { obligation, because: 'decided' },
    })),
};

/** A chair who is seated answers the duty to seat one, and brings the next by the last day of this one (R46). */
function chairSeated(state: CovenantState, { data, sequence }: FactOf<'MemberSeated'>): NewEvent[] {
  const body = bodyOf(state, data.body);
  if (!body || data.seat !== 'chair') return [];
  const answered = openChairDuties(state, body.id).map((obligation) =>
    reportedDone(obligation, 'report', sequence),
  );
  if (data.until === undefined) return answered;
  const duty = {
    obligation: nextChairDuty(state, body),
    owner: body.reachedThrough,
    template: null,
    occurrence: 1,
    due: data.until,
    audience: { only: [body.id] },
    body: body.id,
  };
  return [...answered, { type: 'ObligationOpened', data: duty, rules: ['R46'] }];
}
