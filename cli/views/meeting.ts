import { guestHears, maySeeItem } from '../../domain/meetings/about.ts';
import { agendaLine, type AgendaLine } from '../../domain/meetings/agenda-line.ts';
import { dueDay, isLate } from '../../domain/obligation.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import type { Obligation } from '../../domain/state.ts';
import { maySee, type Viewer } from '../../domain/visibility.ts';
import {
  decisionLines,
  documentName,
  headOf,
  named,
  wordsOf,
  type DecisionLine,
  type MeetingHead,
  type Named,
  type Sight,
} from './meeting-lines.ts';
import type { DraftRecord, MeetingRecord } from './meeting-records.ts';
import type { ObligationCourse } from './obligation-courses.ts';
import type { OwnWords } from './own-words.ts';

/** All of one meeting, as far as somebody may know of it. */
export interface MeetingView extends MeetingHead {
  covenant: string;
  as: string | null;
  place: string | null;
  /** Day and start before each change of the invitation, with the day of the change. */
  moves: { on: CivilDate; from: { on: CivilDate; time: string }; reason: string | null }[];
  cancelled: { on: CivilDate; reason: string | null } | null;
  attendance: { present: Named[]; absent: Named[]; members: (Named & { count: number })[] } | null;
  conduct: { on: CivilDate; measure: string | null; readBy: string | null; document: string | null }[];
  agenda: AgendaItemLine[];
  decisions: DecisionLine[];
  actions: ActionLine[];
  drafts: DraftLine[];
  comments: (Named & { on: CivilDate; words: string | null; late: boolean })[];
  adopted: { on: CivilDate; at: string; document: string } | null;
}

export interface AgendaItemLine {
  agendaItem: string;
  /** What it is about, `obligation:annual-report#1`; null for an item in words. */
  about: string | null;
  kind: AgendaLine['kind'];
  title: LocalText;
}

export interface ActionLine {
  obligation: string;
  words: string;
  owner: string;
  ownerName: string;
  due: CivilDate | null;
  standing: 'open' | 'late' | 'reported' | 'suspended' | 'done' | 'dropped';
}

export interface DraftLine {
  on: CivilDate;
  to: Named[];
  guests: string[];
  document: string;
  /** Null for who may not know of it, as where there is none. */
  annex: string | null;
  commentsUntil: CivilDate | null;
  missing: string[];
}

export interface MeetingContext extends Sight {
  covenant: string;
  as: string | null;
  today: CivilDate;
  /** Duties as they were first recorded, also when they are over, and how each went. */
  duties: readonly Obligation[];
  courses: readonly ObligationCourse[];
  ownWords: OwnWords;
}

export function meetingView(record: MeetingRecord, context: MeetingContext): MeetingView {
  const { covenant, as, state } = context;
  const { cancelled, attendance, conduct, moves } = record;
  return {
    covenant,
    as,
    ...headOf(record, context),
    place: wordsOf(context, record.place),
    moves: moves.map(({ on, data }) => ({
      on,
      from: { on: data.previous.on, time: data.previous.time },
      reason: wordsOf(context, data.reason),
    })),
    cancelled: cancelled && { on: cancelled.on, reason: wordsOf(context, cancelled.reason) },
    attendance: attendance && {
      present: attendance.data.organisations.map((each) => named(state, each)),
      absent: attendance.data.absent.map((each) => named(state, each)),
      members: (attendance.data.members ?? []).map(({ organisation, count }) => ({
        ...named(state, organisation),
        count,
      })),
    },
    conduct: conduct.map(({ on, data }) => ({
      on,
      measure: wordsOf(context, data.measure),
      readBy: data.readBy ?? null,
      document: data.document ? documentName(context, data.document) : null,
    })),
    agenda: agendaOf(record, context),
    decisions: decisionLines(record.decisions, context),
    actions: record.actions.flatMap((id) => actionOf(id, context)),
    ...minutesOf(record, context),
  };
}

/** Who was invited saw every item; guests and others see what they may see now. */
export function agendaOf(record: MeetingRecord, sight: Sight): AgendaItemLine[] {
  const { state, viewer } = sight;
  return record.agenda
    .filter((item) => {
      if (isInvited(record, viewer)) return true;
      const guest = viewer !== 'secretariat' && viewer?.person;
      return guest ? guestHears(state, guest, item) : maySeeItem(state, viewer, item);
    })
    .map((item) => toItem(item, sight));
}

function toItem(item: MeetingRecord['agenda'][number], sight: Sight): AgendaItemLine {
  const { kind, name, text, id } = agendaLine(sight.state, item);
  const words = wordsOf(sight, text) ?? id;
  const about = item.about && `${item.about.kind}:${item.about.id}`;
  return { agendaItem: item.agendaItem, about, kind, title: name ?? { nl: words, en: words } };
}

function isInvited({ invited }: MeetingRecord, viewer: Viewer): boolean {
  return viewer === 'secretariat' || (viewer !== null && invited.includes(viewer.organisation));
}

function actionOf(id: string, context: MeetingContext): ActionLine[] {
  const { state, viewer, duties, courses, ownWords, today } = context;
  const first = duties.find((duty) => duty.id === id);
  const present = state.obligations[id];
  const duty = present ?? first;
  if (!duty || !maySee(state, viewer, duty)) return [];
  const { owner } = duty;
  const course = courses.find(({ obligation }) => obligation === id);
  const late = present !== undefined && isLate(state, present, today);
  const ended = course?.dropped ? 'dropped' : 'done';
  return [
    {
      obligation: id,
      words: ownWords.get(id) ?? id,
      owner,
      ownerName: named(state, owner).name,
      due: (present ? dueDay(state, present) : first?.ownDue) ?? null,
      standing: late ? 'late' : (present?.status ?? ended),
    },
  ];
}

/** A draft and what is said of it are of those who have it; the rest see the minutes once they are adopted. */
function minutesOf(
  record: MeetingRecord,
  context: MeetingContext,
): Pick<MeetingView, 'drafts' | 'comments' | 'adopted'> {
  const { state, viewer } = context;
  const { adopted, drafts, comments } = record;
  const own = drafts.filter((draft) => hasDraft(draft, viewer));
  const until = drafts.at(-1)?.data.commentsUntil ?? null;
  return {
    drafts: own.map((draft) => toDraft(draft, context)),
    comments:
      own.length === 0
        ? []
        : comments.map(({ on, data }) => ({
            ...named(state, data.organisation),
            on,
            words: wordsOf(context, data.words),
            late: until !== null && on > until,
          })),
    adopted: adopted && {
      on: adopted.on,
      at: adopted.at,
      document: documentName(context, adopted.document),
    },
  };
}

function hasDraft({ data }: DraftRecord, viewer: Viewer): boolean {
  if (viewer === 'secretariat' || viewer === null) return viewer === 'secretariat';
  const { organisation, person } = viewer;
  return data.to.includes(organisation) || (person !== undefined && data.guests.includes(person));
}

function toDraft({ on, data }: DraftRecord, sight: Sight): DraftLine {
  const { state, viewer } = sight;
  const { to, guests, document, annex, commentsUntil = null, missing } = data;
  const mayRead = annex !== undefined && maySee(state, viewer, { audience: annex.audience, owner: null });
  return {
    on,
    to: to.map((organisation) => named(state, organisation)),
    guests,
    document: documentName(sight, document),
    annex: mayRead ? documentName(sight, annex.document) : null,
    commentsUntil,
    missing,
  };
}
