import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import type { MeetingEvents } from './events.ts';

/** A meeting is known to those who are invited and to whom its audience names beside them. */
export const meetingDisclosures: DisclosuresOf<MeetingEvents> = {
  MeetingPlanned: ({ audience }) => ({ audience, owner: null }),
  MeetingMoved: ({ audience }) => ({ audience, owner: null }),
  MeetingCancelled: ({ audience }) => ({ audience, owner: null }),
  AgendaItemPut: ({ meeting, audience }, state) =>
    audience === undefined ? ofMeeting(state, meeting) : { audience, owner: null },
  AgendaItemTaken: ({ meeting }, state) => ofMeeting(state, meeting),
  AttendanceRecorded: ({ meeting }, state) => ofMeeting(state, meeting),
  ConductRecorded: ({ meeting }, state) => ofMeeting(state, meeting),
  DecisionRecorded: ({ audience }) => ({ audience, owner: null }),
  // A draft is of those who were there; the others see the minutes once they are adopted.
  MinutesCirculated: ({ to }) => ({ audience: { only: to }, owner: null }),
  MinutesCommented: ({ meeting, organisation }, state) => ({
    audience: { only: state.meetings.open[meeting]?.draft?.to ?? [organisation] },
    owner: organisation,
  }),
  MinutesAdopted: ({ audience }) => ({ audience, owner: null }),
};

function ofMeeting(state: CovenantState, id: string): Disclosure {
  return { audience: state.meetings.open[id]?.audience ?? 'secretariat', owner: null };
}
