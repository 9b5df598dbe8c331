import type { BodyEvents } from '../../../domain/bodies/events.ts';
import type { CovenantState } from '../../../domain/state.ts';
import { bodyName, organisationName } from '../names.ts';
import type { TellersOf } from './told.ts';

export const bodyTellers: TellersOf<BodyEvents> = {
  BodySetUp: [
    'people',
    ({ body, bodyKind, reason }, state) => ({
      names: { body: bodyName(state, body), kind: bodyKind },
      text: reason,
    }),
  ],
  BodyDissolved: [
    'people',
    ({ body, reason }, state) => ({ names: { body: bodyName(state, body) }, text: reason }),
  ],
  MemberSeated: [
    'people',
    ({ body, organisation, person, seat, reason }, state) => ({
      names: { body: bodyName(state, body), member: member(state, organisation, person), seat },
      text: reason,
    }),
  ],
  MemberUnseated: [
    'people',
    ({ body, organisation, person, because, reason }, state) => ({
      names: { body: bodyName(state, body), member: member(state, organisation, person), because },
      text: reason,
    }),
  ],
};

function member(state: CovenantState, organisation: string, person: string | undefined): string {
  const name = organisationName(state, organisation);
  return person === undefined ? name : `${person} (${name})`;
}
