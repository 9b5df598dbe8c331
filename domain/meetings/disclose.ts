import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import type { MeetingEvents } from './events.ts';
import type { Meeting } from './state.ts';

/**
 * A meeting is known to those who are invited, guests among them, and to whom its audience names beside them. Whoever is
 * invited no more is told so.
 */
export const meetingDisclosures: DisclosuresOf<MeetingEvents> = {
  MeetingPlanned: (data, state) => ({ ...ofInvitation(state, data), narrower: { cards: 'secretariat' } }),
  MeetingMoved: ({ audience, guests, previous }, state) => {
    const { also = [] } = ofInvitation(state, { audience, guests });
    return {
      audience,
      owner: null,
      also: [...also, ...previous.invited, ...previous.guests],
      narrower: { cards: 'secretariat', invited: audience, guests: audience, reason: audience },
    };
  },
  MeetingCancelled: ({ audience, previous }, state) => ofInvitation(state, { audience, ...previous }),
  AgendaItemPut: ({ meeting, audience }, state) =>
    audience === undefined ? ofMeeting(state, meeting) : { audience, owner: null },
  AgendaItemTaken: ({ meeting }, state) => ofMeeting(state, meeting),
  AttendanceRecorded: ({ meeting }, state) => ofMeeting(state, meeting),
  ConductRecorded: ({ meeting }, state) => ofMeeting(state, meeting),
  DecisionRecorded: ({ audience }) => ({ audience, owner: null }),
  // A draft is of those who were there; the others see the minutes once they are adopted.
  MinutesCirculated: ({ to, guests, annex }) => ({
    audience: { only: to },
    owner: null,
    also: guests,
    ...(annex && { narrower: { annex: annex.audience } }),
  }),
  MinutesCommented: ({ meeting, organisation }, state) => ({
    audience: { only: state.meetings.open[meeting]?.draft?.to ?? [organisation] },
    owner: organisation,
  }),
  MinutesAdopted: ({ audience }) => ({ audience, owner: null }),
};

/** Who is invited knows of a meeting, guests too; others by its audience. Who chairs the table knows when it meets. */
export function ofInvitation(
  { people }: CovenantState,
  { audience, guests }: Pick<Meeting, 'audience' | 'guests'>,
): Disclosure<never> {
  const chairs = Object.values(people).filter(
    ({ roles }) => audience === 'parties' && roles.includes('chair'),
  );
  return { audience, owner: null, also: [...guests, ...chairs.map(({ id }) => id)] };
}

function ofMeeting(state: CovenantState, id: string): Disclosure<never> {
  const meeting = state.meetings.open[id];
  return meeting ? ofInvitation(state, meeting) : { audience: 'secretariat', owner: null };
}
