import { civilDate } from '../calendar.ts';
import type { FactOf, NewEvent } from '../events.ts';
import type { CovenantState } from '../state.ts';
import { excluded } from './about.ts';
import { previousOf } from './decide-planning.ts';
import { checkToCome } from './find.ts';
import { audienceOf } from './invitation.ts';
import type { Meeting } from './state.ts';

/** Invitations to meetings to come that pass to whoever takes an organisation's place. */

/**
 * A name on an invitation is replaced by the newcomer's, which is invited as anybody is. An agenda on which something
 * stands that it may not know waits for the secretariat: inviting it then says what is in the way (R61).
 */
export function invitationsPassed(
  state: CovenantState,
  fact: FactOf<'OrganisationExchanged' | 'OrganisationSucceeded'>,
  { from, to }: { from: string; to: string },
): NewEvent[] {
  const today = fact.effectiveOn ?? civilDate(fact.recordedAt);
  return Object.values(state.meetings.open)
    .filter((meeting) => meeting.on >= today && checkToCome(meeting) === null)
    .filter(({ invited, host }) => invited.includes(from) || host === from)
    .filter(({ agenda }) => agenda.every((item) => excluded(state, [to], item).length === 0))
    .map((meeting) => passedOn(state, meeting, { from, to }));
}

function passedOn(
  state: CovenantState,
  meeting: Meeting,
  { from, to }: { from: string; to: string },
): NewEvent {
  const { on, time, minutes, place, guests } = meeting;
  const named = (name: string): string => (name === from ? to : name);
  const invited = [...new Set(meeting.invited.map(named))];
  return {
    type: 'MeetingMoved',
    data: {
      meeting: meeting.meeting,
      on,
      time,
      minutes,
      place,
      guests,
      invited,
      host: meeting.host === null ? null : named(meeting.host),
      cards: [],
      audience: audienceOf(state, meeting.audience, invited),
      previous: previousOf(meeting),
      inPlaceOf: from,
    },
  };
}
