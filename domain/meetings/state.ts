import type { Audience } from '../definition-table.ts';
import type { CivilDate, ContentReference } from '../primitives.ts';
import type { AgendaAbout, MeetingKind } from './commands.ts';

export interface AgendaItem {
  agendaItem: string;
  about: AgendaAbout | null;
  words: ContentReference | null;
  audience: Audience | null;
}

/** Draft minutes, and who has them. */
export interface MinutesDraft {
  event: number;
  document: ContentReference;
  to: string[];
}

/** A meeting whose minutes are not adopted yet. */
export interface Meeting {
  meeting: string;
  kind: MeetingKind;
  title: ContentReference;
  body: string | null;
  series: string | null;
  on: CivilDate;
  /** Start in Amsterdam, `HH:MM`. */
  time: string;
  minutes: number;
  place: ContentReference | null;
  host: string | null;
  invited: string[];
  guests: string[];
  audience: Audience;
  /** Calendar number since the invitation last changed: a calendar takes a change only under a higher one. */
  changedAt: number;
  /** Empty again once it was held: the ledger keeps it. */
  agenda: AgendaItem[];
  /** Organisations and people who were there; null while nobody has recorded it. */
  present: string[] | null;
  conduct: boolean;
  draft: MinutesDraft | null;
}

export interface MeetingState {
  open: Record<string, Meeting>;
  /** The day of each meeting that is over, null where it was cancelled: no id is given twice. */
  past: Record<string, CivilDate | null>;
  /** Ids of decisions; what they say stands in the ledger. */
  decisions: string[];
}

export const noMeetings: MeetingState = { open: {}, past: {}, decisions: [] };
