import type { Audience } from '../definition-table.ts';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { MeetingKind } from './commands.ts';

export interface AgendaItem {
  agendaItem: string;
  about: { kind: string; id: string } | null;
  words: ContentReference | null;
  audience: Audience | null;
}

/** A meeting whose minutes are not adopted yet. */
export interface Meeting {
  meeting: string;
  kind: MeetingKind;
  title: ContentReference;
  body: string | null;
  series: string | null;
  on: CivilDate;
  time: string;
  minutes: number;
  place: ContentReference | null;
  host: string | null;
  invited: string[];
  guests: string[];
  audience: Audience;
  /** Sequence of the event that last changed day, time or place: a calendar takes a change only under a higher number. */
  changedAt: number;
  agenda: AgendaItem[];
  present: string[] | null;
  conduct: boolean;
  /** Draft minutes, where they were circulated. */
  minutesDraft: { event: number; document: ContentReference; annexAudience: Audience | null } | null;
}

export interface MeetingState {
  open: Record<string, Meeting>;
  /** Ids of meetings and decisions that are over, so that none is given twice. */
  past: string[];
}

export const noMeetings: MeetingState = { open: {}, past: [] };
