import type * as z from 'zod/mini';
import type { Person } from '../definition.ts';
import type { Audience } from '../definition-table.ts';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { meetingCommands } from './commands.ts';

type Fields<T extends keyof typeof meetingCommands> = z.infer<(typeof meetingCommands)[T]>;

/** Day, hour and invitation of a meeting before something changed them: who has to hear of it. */
export interface EarlierInvitation {
  on: CivilDate;
  time: string;
  minutes: number;
  invited: string[];
  guests: string[];
}

export interface MeetingEvents {
  /** `invited` and `audience` are never left out; `cards` are of guests whom the covenant did not know. */
  MeetingPlanned: Omit<Fields<'PlanMeeting'>, 'invited' | 'audience' | 'guests'> & {
    invited: string[];
    guests: string[];
    cards: Person[];
    audience: Audience;
  };
  /**
   * The whole invitation as it is now. `inPlaceOf` is whose place somebody has taken on it, where nothing else has
   * changed.
   */
  MeetingMoved: EarlierInvitation & {
    meeting: string;
    place: ContentReference | null;
    host: string | null;
    cards: Person[];
    audience: Audience;
    reason?: ContentReference | undefined;
    previous: EarlierInvitation;
    inPlaceOf?: string | undefined;
  };
  /** What nobody knows any more once it is gone: whom it was for, and when. */
  MeetingCancelled: Fields<'CancelMeeting'> & {
    title: ContentReference;
    audience: Audience;
    previous: EarlierInvitation;
  };
  AgendaItemPut: Fields<'PutOnAgenda'>;
  AgendaItemTaken: Fields<'TakeOffAgenda'>;
  /** `organisations` were there; `absent` are the invited ones of which nobody was. */
  AttendanceRecorded: Fields<'RecordAttendance'> & { organisations: string[]; absent: string[] };
  ConductRecorded: Fields<'RecordConduct'>;
  /** `body` is the body that decided, or `parties`. */
  DecisionRecorded: Fields<'RecordDecision'> & { body: string; audience: Audience };
  /**
   * `to` and `guests` are who gets them; `missing` is what was advised and not recorded, such as the conduct on
   * competition.
   */
  MinutesCirculated: Fields<'CirculateMinutes'> & { to: string[]; guests: string[]; missing: string[] };
  MinutesCommented: Fields<'CommentOnMinutes'> & { organisation: string };
  MinutesAdopted: { meeting: string; at: string; document: ContentReference; audience: Audience };
}
