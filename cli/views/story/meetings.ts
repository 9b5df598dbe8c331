import type { MeetingEvents } from '../../../domain/meetings/events.ts';
import type { TellersOf } from './told.ts';

export const meetingTellers: TellersOf<MeetingEvents> = {
  MeetingPlanned: ['course', () => ({ names: {} })],
  MeetingMoved: ['course', () => ({ names: {} })],
  MeetingCancelled: ['course', () => ({ names: {} })],
  AgendaItemPut: ['course', () => ({ names: {} })],
  AgendaItemTaken: ['course', () => ({ names: {} })],
  AttendanceRecorded: ['course', () => ({ names: {} })],
  ConductRecorded: ['course', () => ({ names: {} })],
  DecisionRecorded: ['course', () => ({ names: {} })],
  MinutesCirculated: ['course', () => ({ names: {} })],
  MinutesCommented: ['course', () => ({ names: {} })],
  MinutesAdopted: ['course', () => ({ names: {} })],
};
