import type * as z from 'zod/mini';
import type { Audience } from '../definition-table.ts';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { meetingCommands } from './commands.ts';

type Fields<T extends keyof typeof meetingCommands> = z.infer<(typeof meetingCommands)[T]>;

export interface MeetingEvents {
  /** `invited` and `audience` are never left out. */
  MeetingPlanned: Omit<Fields<'PlanMeeting'>, 'invited' | 'audience'> & {
    invited: string[];
    audience: Audience;
  };
  MeetingMoved: Fields<'MoveMeeting'> & { previous: { on: CivilDate; time: string } };
  MeetingCancelled: Fields<'CancelMeeting'>;
  AgendaItemPut: Fields<'PutOnAgenda'>;
  AgendaItemTaken: Fields<'TakeOffAgenda'>;
  /** `absent` are the invited organisations of which nobody was present. */
  AttendanceRecorded: Fields<'RecordAttendance'> & { absent: string[] };
  ConductRecorded: Fields<'RecordConduct'>;
  DecisionRecorded: Fields<'RecordDecision'> & { body: string; audience: Audience };
  /** `missing` is what was advised and not recorded, such as the conduct on competition. */
  MinutesCirculated: Fields<'CirculateMinutes'> & { missing: string[] };
  MinutesCommented: Fields<'CommentOnMinutes'> & { organisation: string };
  MinutesAdopted: { meeting: string; at: string; document: ContentReference };
}
