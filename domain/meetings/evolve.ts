import type { EvolversOf } from '../area.ts';
import type { MeetingEvents } from './events.ts';

export const meetingEvolvers: EvolversOf<MeetingEvents> = {
  MeetingPlanned: (state) => state,
  MeetingMoved: (state) => state,
  MeetingCancelled: (state) => state,
  AgendaItemPut: (state) => state,
  AgendaItemTaken: (state) => state,
  AttendanceRecorded: (state) => state,
  ConductRecorded: (state) => state,
  DecisionRecorded: (state) => state,
  MinutesCirculated: (state) => state,
  MinutesCommented: (state) => state,
  MinutesAdopted: (state) => state,
};
