import type { MeetingEvents } from '../../../domain/meetings/events.ts';
import type { LocalText } from '../../../domain/primitives.ts';
import type { CovenantState } from '../../../domain/state.ts';
import { missingWords } from '../missing.ts';
import { bodyName, organisationName } from '../names.ts';
import type { TellersOf } from './told.ts';

export const meetingTellers: TellersOf<MeetingEvents> = {
  MeetingPlanned: [
    'course',
    ({ meeting, meetingKind, on, time, title }) => ({
      names: { meeting, kind: meetingKind, day: on, time },
      text: title,
    }),
  ],
  MeetingMoved: [
    'course',
    ({ meeting, on, time, previous, reason }) => ({
      names: { meeting, day: on, time, previous: previous.on },
      text: reason,
    }),
  ],
  MeetingCancelled: [
    'course',
    ({ meeting, previous, reason }) => ({ names: { meeting, day: previous.on }, text: reason }),
  ],
  AgendaItemPut: [
    'course',
    ({ meeting, agendaItem, words }) => ({ names: { meeting, agendaItem }, text: words }),
  ],
  AgendaItemTaken: ['course', ({ meeting, agendaItem }) => ({ names: { meeting, agendaItem } })],
  AttendanceRecorded: [
    'course',
    ({ meeting, organisations, absent }, state) => ({
      names: { meeting, present: namesOf(state, organisations), absent: namesOf(state, absent) },
    }),
  ],
  ConductRecorded: ['course', ({ meeting, measure }) => ({ names: { meeting }, text: measure })],
  DecisionRecorded: [
    'course',
    ({ decision, body, words }, state) => ({
      names: { decision, body: deciderName(state, body) },
      text: words,
    }),
  ],
  MinutesCirculated: [
    'course',
    ({ meeting, missing }, state) => ({
      names: { meeting, ...(missing.length > 0 ? { missing: missingWords(state, missing) } : {}) },
    }),
  ],
  MinutesCommented: [
    'course',
    ({ meeting, organisation, words }, state) => ({
      names: { meeting, organisation: organisationName(state, organisation) },
      text: words,
    }),
  ],
  MinutesAdopted: ['course', ({ meeting, at }) => ({ names: { meeting, at } })],
};

function namesOf(state: CovenantState, organisations: readonly string[]): string {
  return organisations.map((id) => organisationName(state, id)).join(', ') || '–';
}

const PARTIES: LocalText = { nl: 'partijen', en: 'the parties' };

/** Who took a decision: a body, or the parties together. */
export function deciderName(state: CovenantState, body: string): LocalText {
  return body === 'parties' ? PARTIES : bodyName(state, body);
}
