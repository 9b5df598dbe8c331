import { checkBody, checkParties, principalOf } from '../authority.ts';
import { bodyOf } from '../bodies/seats.ts';
import type { CommandOf } from '../commands.ts';
import { blocks } from '../decide-table.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { organisationsAmong } from './decide-held.ts';
import { checkCame, dayOf, findKnown, findMeeting } from './find.ts';
import type { Meeting } from './state.ts';

/** Decisions about minutes: a draft to those who attended, their comments, adoption at a later meeting. */

export function circulate(
  state: CovenantState,
  command: CommandOf<'CirculateMinutes'>,
  context: Context,
): Decision {
  const { meeting: id, commentsUntil } = command.fields;
  const found = findMeeting(state, id);
  if ('code' in found) return found;
  const { meeting } = found;
  const early = checkCame(meeting, dayOf(command, context));
  if (early) return early;
  if (commentsUntil !== undefined && commentsUntil < context.today)
    return refuse('DATE_IN_THE_PAST', { date: commentsUntil });
  if (!meeting.conduct && blocks(state, 'R62')) return refuse('CONDUCT_MISSING', { meeting: id });
  const data = { ...command.fields, ...readersOf(state, meeting), missing: missingOf(meeting) };
  return accept({ type: 'MinutesCirculated', data, rules: meeting.conduct ? [] : ['R62'] });
}

/** Who attended, or everybody who was invited where nobody has recorded who came. */
function readersOf(state: CovenantState, { invited, guests, present }: Meeting) {
  if (present === null) return { to: invited, guests };
  return {
    to: organisationsAmong(state, present),
    guests: guests.filter((guest) => present.includes(guest)),
  };
}

/** What is advised and was not recorded; it blocks nothing. */
function missingOf({ conduct, present }: Meeting): string[] {
  return [...(conduct ? [] : ['conduct']), ...(present === null ? ['attendance'] : [])];
}

export function comment(state: CovenantState, command: CommandOf<'CommentOnMinutes'>): Decision {
  const { meeting: id } = command.fields;
  const found = findKnown(state, command, id);
  if ('code' in found) return found;
  const { draft } = found.meeting;
  if (!draft) return refuse('MINUTES_NOT_CIRCULATED', { meeting: id });
  const organisation = principalOf(state, command);
  if (!draft.to.includes(organisation)) return refuse('NOT_AT_MEETING', { meeting: id, organisation });
  return accept({ type: 'MinutesCommented', data: { ...command.fields, organisation } });
}

export function adopt(state: CovenantState, command: CommandOf<'AdoptMinutes'>, context: Context): Decision {
  const { meeting: id, at } = command.fields;
  const found = findMeeting(state, id);
  if ('code' in found) return found;
  const { draft, audience } = found.meeting;
  if (!draft) return refuse('MINUTES_NOT_CIRCULATED', { meeting: id });
  const wrong =
    checkAdopter(state, command, found.meeting) ??
    checkLater(state, found.meeting, at, dayOf(command, context));
  if (wrong) return wrong;
  const { document = draft.document } = command.fields;
  return accept({ type: 'MinutesAdopted', data: { meeting: id, at, document, audience } });
}

/** Who met adopts: the body whose meeting it was, or else the parties. What a dissolved body left is theirs too. */
function checkAdopter(
  state: CovenantState,
  command: CommandOf<'AdoptMinutes'>,
  { body }: Meeting,
): Refusal | null {
  const standing = body !== null && bodyOf(state, body) !== undefined;
  return standing ? checkBody(state, command, body) : checkParties(state, command);
}

/** Adopted at a meeting that came after: on a later day, or later on the same day. */
function checkLater(state: CovenantState, meeting: Meeting, at: string, day: string): Refusal | null {
  const later = state.meetings.open[at];
  const on = later?.on ?? state.meetings.past[at] ?? null;
  if (on === null) {
    const found = findMeeting(state, at);
    return 'code' in found ? found : null;
  }
  const isLater = on > meeting.on || (on === meeting.on && later !== undefined && later.time > meeting.time);
  if (!isLater) return refuse('MEETING_NOT_LATER', { meeting: meeting.meeting, at, date: meeting.on });
  return day < on ? refuse('MEETING_NOT_HELD', { meeting: at, date: on }) : null;
}
