import type { DisclosuresOf } from '../area.ts';
import type { MeetingEvents } from './events.ts';

export const meetingDisclosures: DisclosuresOf<MeetingEvents> = {
  MeetingPlanned: () => ({ audience: 'secretariat', owner: null }),
  MeetingMoved: () => ({ audience: 'secretariat', owner: null }),
  MeetingCancelled: () => ({ audience: 'secretariat', owner: null }),
  AgendaItemPut: () => ({ audience: 'secretariat', owner: null }),
  AgendaItemTaken: () => ({ audience: 'secretariat', owner: null }),
  AttendanceRecorded: () => ({ audience: 'secretariat', owner: null }),
  ConductRecorded: () => ({ audience: 'secretariat', owner: null }),
  DecisionRecorded: () => ({ audience: 'secretariat', owner: null }),
  MinutesCirculated: () => ({ audience: 'secretariat', owner: null }),
  MinutesCommented: () => ({ audience: 'secretariat', owner: null }),
  MinutesAdopted: () => ({ audience: 'secretariat', owner: null }),
};
