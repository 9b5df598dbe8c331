import type { AnnouncementsOf } from '../area.ts';
import { civilDate } from '../calendar.ts';
import type { Fact } from '../events.ts';
import type { NoticeKind, PlannedNotice } from '../plan.ts';
import type { CivilDate } from '../primitives.ts';
import { recipient } from '../recipients.ts';
import type { CovenantState } from '../state.ts';
import type { EarlierInvitation, MeetingEvents } from './events.ts';
import { meetingSubject } from './subject.ts';

/** Invitations and what changes them, to each organisation's contact and to guests; draft minutes to who was there. */
export const meetingAnnouncements: AnnouncementsOf<MeetingEvents> = {
  MeetingPlanned: (state, fact) => {
    return isToCome(fact, fact.data.on) ? tell(state, fact, 'meeting-planned', fact.data) : [];
  },
  MeetingMoved: (state, fact) => {
    const { meeting, on, previous } = fact.data;
    if (!isToCome(fact, on > previous.on ? on : previous.on)) return [];
    const { both, first, second } = compare(previous, fact.data);
    // The others come as before, and whose place was taken is leaving.
    if (fact.data.inPlaceOf !== undefined)
      return tell(state, fact, 'meeting-planned', { meeting, on, ...second });
    return [
      ...tell(state, fact, 'meeting-planned', { meeting, on, ...second }),
      ...tell(state, fact, 'meeting-moved', { meeting, on, ...both }),
      ...tell(state, fact, 'meeting-cancelled', { meeting, on: previous.on, ...first }),
    ];
  },
  MeetingCancelled: (state, fact) => {
    const { meeting, previous } = fact.data;
    return isToCome(fact, previous.on)
      ? tell(state, fact, 'meeting-cancelled', { meeting, ...previous })
      : [];
  },
  MinutesCirculated: (state, fact) => {
    const { meeting, to, guests } = fact.data;
    return tell(state, fact, 'minutes-circulated', { meeting, invited: to, guests });
  },
};

/** What was planned in time and is recorded after its day needs no invitation any more. */
function isToCome(fact: Fact, on: CivilDate): boolean {
  return on >= civilDate(fact.recordedAt);
}

type Invited = Pick<EarlierInvitation, 'invited' | 'guests'>;

/** Who is invited as before, whoever was invited first and no longer is, and who is invited only now. */
function compare(before: Invited, after: Invited): Record<'both' | 'first' | 'second', Invited> {
  const within = (one: Invited, other: Invited, wanted: boolean): Invited => ({
    invited: one.invited.filter((id) => other.invited.includes(id) === wanted),
    guests: one.guests.filter((id) => other.guests.includes(id) === wanted),
  });
  return {
    both: within(after, before, true),
    first: within(before, after, false),
    second: within(after, before, false),
  };
}

/** One message for each contact and guest; whoever has left is not written to any more. */
function tell(
  state: CovenantState,
  fact: Fact,
  kind: NoticeKind,
  { meeting, on, invited, guests }: Invited & { meeting: string; on?: CivilDate },
): PlannedNotice[] {
  const contacts = invited
    .filter((organisation) => state.participants[organisation]?.leftOn === null)
    .map((organisation) => ({ organisation, person: recipient(state, organisation, 'contact') }));
  const known = guests.map((person) => ({
    organisation: state.people[person]?.organisation ?? '',
    person,
  }));
  const readers = new Map([...contacts, ...known].map((reader) => [reader.person, reader]));
  return [...readers.values()].map(({ organisation, person }) => ({
    subject: meetingSubject(meeting),
    step: `event:${fact.sequence}`,
    kind,
    organisation,
    person,
    sendOn: civilDate(fact.recordedAt),
    due: null,
    words: null,
    open: [],
    ...(on === undefined ? {} : { before: on }),
  }));
}
