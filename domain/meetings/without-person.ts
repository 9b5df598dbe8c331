import type { Person } from '../definition.ts';
import type { Meeting, MeetingState } from './state.ts';

/** Meetings of which somebody who is of an organisation no more is no guest; who was there was there for it. */
export function meetingsWithout(
  meetings: MeetingState,
  person: Pick<Person, 'id' | 'organisation'>,
): MeetingState {
  const open = Object.entries(meetings.open).map(
    ([id, meeting]) => [id, withoutOne(meeting, person)] as const,
  );
  return { ...meetings, open: Object.fromEntries(open) };
}

function withoutOne(meeting: Meeting, { id, organisation }: Pick<Person, 'id' | 'organisation'>): Meeting {
  const { guests, present } = meeting;
  if (!guests.includes(id) && !present?.includes(id)) return meeting;
  const came = present?.map((each) => (each === id ? organisation : each)) ?? null;
  return {
    ...meeting,
    guests: guests.filter((guest) => guest !== id),
    present: came && [...new Set(came)],
  };
}
