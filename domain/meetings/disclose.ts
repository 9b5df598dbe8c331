import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { Audience } from '../definition.ts';
import { activeParties, type CovenantState } from '../state.ts';
import type { MeetingEvents } from './events.ts';
import type { AgendaItem, Meeting } from './state.ts';
import { disclosureOfThing } from './thing.ts';

/**
 * A meeting is known to those who are invited, guests among them, and to whom its audience names beside them. Whoever is
 * invited no more is told so.
 */
export const meetingDisclosures: DisclosuresOf<MeetingEvents> = {
  MeetingPlanned: (data, state) => ({ ...ofInvitation(state, data), narrower: { cards: 'secretariat' } }),
  MeetingMoved: ({ audience, invited, guests, previous }, state) => {
    const { also = [] } = ofInvitation(state, { audience, guests });
    return {
      audience,
      owner: null,
      also: [...also, ...previous.invited, ...previous.guests],
      narrower: {
        cards: 'secretariat',
        invited: audience,
        guests: audience,
        reason: toTheTable(audience, [...invited, ...guests]),
      },
    };
  },
  MeetingCancelled: ({ audience, previous }, state) => ({
    ...ofInvitation(state, { audience, ...previous }),
    narrower: { reason: toTheTable(audience, [...previous.invited, ...previous.guests]) },
  }),
  AgendaItemPut: ({ meeting, about = null, audience = null }, state) =>
    ofItem(state, meeting, { about, audience }),
  // Who did not see it come does not see it go.
  AgendaItemTaken: ({ meeting, agendaItem }, state, before) => {
    const agenda = before?.meetings.open[meeting]?.agenda ?? [];
    const item = agenda.find((each) => each.agendaItem === agendaItem);
    return item ? ofItem(state, meeting, item) : closed;
  },
  AttendanceRecorded: ({ meeting }, state) => ofMeeting(state, meeting),
  ConductRecorded: ({ meeting }, state) => ofMeeting(state, meeting),
  /** As of a go: why the parties decided so and who thought otherwise is between them. */
  DecisionRecorded: ({ audience }) => ({
    audience,
    owner: null,
    ...(audience === 'public' && { narrower: { reason: 'parties', minority: 'parties' } }),
  }),
  // A draft is of those who were there; the others see the minutes once they are adopted.
  MinutesCirculated: ({ to, guests, annex }) => ({
    audience: { only: to },
    owner: null,
    also: guests,
    ...(annex && { narrower: { annex: annex.audience } }),
  }),
  MinutesCommented: ({ meeting, organisation }, state) => ({
    audience: { only: state.meetings.open[meeting]?.draft?.to ?? [organisation] },
    owner: organisation,
  }),
  MinutesAdopted: ({ audience }) => ({ audience, owner: null }),
};

/** Who is invited knows of a meeting, guests too; others by its audience. Who chairs the table knows when it meets. */
export function ofInvitation(
  { people }: CovenantState,
  { audience, guests }: Pick<Meeting, 'audience' | 'guests'>,
): Disclosure<never> {
  const chairs = Object.values(people).filter(
    ({ roles }) => audience === 'parties' && roles.includes('chair'),
  );
  return { audience, owner: null, also: [...guests, ...chairs.map(({ id }) => id)] };
}

/** No reason is public: that of a public meeting is for the parties and for who was to come. */
function toTheTable(audience: Audience, also: readonly string[]): Disclosure<never> {
  return { audience: audience === 'public' ? 'parties' : audience, owner: null, also };
}

const closed: Disclosure<never> = { audience: 'secretariat', owner: null };

function ofMeeting(state: CovenantState, id: string): Disclosure<never> {
  const meeting = state.meetings.open[id];
  return meeting ? ofInvitation(state, meeting) : closed;
}

/**
 * An item of an agenda by the audience that it was given, or else as its meeting. What it is about nobody learns from it:
 * whoever may not know of that does not see the item, save who chairs there and so hears what everybody hears.
 */
function ofItem(
  state: CovenantState,
  meeting: string,
  { about, audience }: Pick<AgendaItem, 'about' | 'audience'>,
): Disclosure<never> {
  const item = audience === null ? ofMeeting(state, meeting) : { audience, owner: null };
  if (about === null) return item;
  const thing = disclosureOfThing(state, about) ?? { audience: { only: [] }, owner: null };
  return { ...item, about: { ...thing, also: [...(thing.also ?? []), ...chairsAt(state, meeting)] } };
}

/** Who chairs the table chairs a meeting of all parties, and comes to any other as a guest. */
function chairsAt(state: CovenantState, id: string): string[] {
  const meeting = state.meetings.open[id];
  if (!meeting) return [];
  const ofAll = activeParties(state).every((party) => meeting.invited.includes(party));
  return Object.values(state.people)
    .filter(({ roles }) => roles.includes('chair'))
    .map((person) => person.id)
    .filter((person) => ofAll || meeting.guests.includes(person));
}
