import { principalOf } from '../authority.ts';
import { bodyOf } from '../bodies/seats.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import type { Audience } from '../definition-table.ts';
import type { NewEvent } from '../events.ts';
import { isTaken } from '../obligation.ts';
import { inPlaceOf } from '../participation/standing.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import { checkCame, dayOf, dayOfMeeting, findMeeting } from './find.ts';
import { reviewOf } from './review.ts';
import type { Meeting } from './state.ts';

/** Decisions about what happened at a meeting: who was there, the conduct on competition, what was decided. */

export function attendance(
  state: CovenantState,
  command: CommandOf<'RecordAttendance'>,
  context: Context,
): Decision {
  const { meeting: id, present, members = [] } = command.fields;
  const found = findMeeting(state, id);
  if ('code' in found) return found;
  const { meeting } = found;
  const early = checkCame(meeting, dayOf(command, context));
  if (early) return early;
  const stranger = present.find((name) => !state.participants[name] && !state.people[name]);
  if (stranger !== undefined) return refuse('UNKNOWN_ATTENDEE', { name: stranger });
  const other = members.find(({ organisation }) => !state.participants[organisation]);
  if (other) return refuse('UNKNOWN_ORGANISATION', { organisation: other.organisation });
  const organisations = organisationsAmong(state, present);
  const absent = awaitedAt(state, meeting).filter((organisation) => !organisations.includes(organisation));
  const rules = members.length > 0 ? ['R32'] : [];
  return accept({ type: 'AttendanceRecorded', data: { ...command.fields, organisations, absent }, rules });
}

/** Who was invited and had not left by the day of the meeting. */
function awaitedAt(state: CovenantState, { invited, on }: Meeting): string[] {
  return invited.filter((organisation) => (state.participants[organisation]?.leftOn ?? on) >= on);
}

/** Organisations that take part and were there, by themselves or through their people. */
export function organisationsAmong(state: CovenantState, present: readonly string[]): string[] {
  const all = present.map((name) =>
    state.participants[name] ? name : (state.people[name]?.organisation ?? name),
  );
  return [...new Set(all)].filter((organisation) => state.participants[organisation]);
}

/** Agreed conduct at a meeting, in every phase: competition rules hold while a covenant is made as when it runs. */
export function conduct(
  state: CovenantState,
  command: CommandOf<'RecordConduct'>,
  context: Context,
): Decision {
  const { meeting: id, readBy } = command.fields;
  const found = findMeeting(state, id);
  if ('code' in found) return found;
  const early = checkCame(found.meeting, dayOf(command, context));
  if (early) return early;
  if (readBy !== undefined && !state.participants[readBy] && !state.people[readBy])
    return refuse('UNKNOWN_ATTENDEE', { name: readBy });
  return accept({ type: 'ConductRecorded', data: command.fields, rules: ['R62', 'D08', 'R55'] });
}

export function decision(
  state: CovenantState,
  command: CommandOf<'RecordDecision'>,
  context: Context,
): Decision {
  const { decision: id, reviewOn } = command.fields;
  const wrong = checkDecision(state, command, context);
  if (wrong) return wrong;
  const principal = principalOf(state, command);
  const body = bodyOf(state, principal) ? principal : 'parties';
  const audience = command.fields.audience ?? usualAudience(state, command, body);
  return accept(
    { type: 'DecisionRecorded', data: { ...command.fields, body, audience }, rules: ['R10'] },
    ...(reviewOn === undefined ? [] : [lookingBack(state, command, { id, body, audience, reviewOn })]),
  );
}

function checkDecision(
  state: CovenantState,
  command: CommandOf<'RecordDecision'>,
  context: Context,
): Refusal | null {
  const { decision: id, meeting, reviewOn, minority = [] } = command.fields;
  if (state.meetings.decisions.includes(id)) return refuse('DECISION_EXISTS', { decision: id });
  const stranger = minority.find(({ organisation }) => !state.participants[organisation]);
  if (stranger) return refuse('UNKNOWN_ORGANISATION', { organisation: stranger.organisation });
  const elsewhere = meeting === undefined ? null : checkTakenAt(state, meeting, dayOf(command, context));
  if (elsewhere || reviewOn === undefined) return elsewhere;
  if (reviewOn < context.today) return refuse('DATE_IN_THE_PAST', { date: reviewOn });
  return isTaken(state, reviewOf(id)) ? refuse('OBLIGATION_EXISTS', { obligation: reviewOf(id) }) : null;
}

/** Also at a meeting whose minutes are adopted, so that what was forgotten can still be recorded. */
function checkTakenAt(state: CovenantState, id: string, day: string): Refusal | null {
  const on = dayOfMeeting(state, id);
  if (on === null) {
    const found = findMeeting(state, id);
    return 'code' in found ? found : null;
  }
  return day < on ? refuse('MEETING_NOT_HELD', { meeting: id, date: on }) : null;
}

/** Who was there heard it; else it is known to the body that decided. */
function usualAudience(
  state: CovenantState,
  { fields }: CommandOf<'RecordDecision'>,
  body: string,
): Audience {
  const meeting = state.meetings.open[fields.meeting ?? ''];
  if (meeting) return meeting.audience;
  return body === 'parties' ? 'parties' : { only: [body] };
}

interface Review {
  id: string;
  body: string;
  audience: Audience;
  reviewOn: string;
}

/**
 * A day to look back makes a duty of the body, which outlives the organisation through which it is reached now; of the
 * secretariat for the parties.
 */
function lookingBack(
  state: CovenantState,
  { fields }: CommandOf<'RecordDecision'>,
  { id, body, audience, reviewOn }: Review,
): NewEvent {
  const standing = bodyOf(state, body);
  const through = standing?.reachedThrough;
  const owner =
    through !== undefined && state.participants[through]?.leftOn === null
      ? through
      : inPlaceOf(state, definitionOf(state).secretariat);
  const data = { obligation: reviewOf(id), owner, template: null, occurrence: 1, text: fields.words };
  const { meeting } = fields;
  const of = { ...(standing && { body }), ...(meeting !== undefined && { meeting }) };
  return { type: 'ObligationOpened', data: { ...data, due: reviewOn, audience, ...of } };
}
