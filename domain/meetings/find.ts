import { isOfficer } from '../authority.ts';
import type { Command } from '../commands.ts';
import type { Context } from '../decision.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { maySee, viewerOf, type Viewer } from '../visibility.ts';
import { ofInvitation } from './disclose.ts';
import type { Meeting } from './state.ts';

/** The meeting that a command is about, or why there is none for it. */
export type FoundMeeting = { meeting: Meeting } | Refusal;

/** One that is not over. */
export function findMeeting(state: CovenantState, id: string): FoundMeeting {
  const meeting = state.meetings.open[id];
  if (meeting) return { meeting };
  return id in state.meetings.past
    ? refuse('MEETING_OVER', { meeting: id })
    : refuse('UNKNOWN_MEETING', { meeting: id });
}

/** One of which the sender may know; to everybody else it does not exist. */
export function findKnown(state: CovenantState, command: Command, id: string): FoundMeeting {
  const found = findMeeting(state, id);
  if ('code' in found) return found;
  return mayKnow(state, senderOf(state, command), found.meeting)
    ? found
    : refuse('UNKNOWN_MEETING', { meeting: id });
}

/** The eyes of whoever sends a command; an officer types for others and sees all the same. */
export function senderOf(state: CovenantState, command: Command): Viewer {
  const person = state.people[command.actor];
  return person && isOfficer(state, person) ? 'secretariat' : viewerOf(state, command.actor);
}

/** Whether somebody may know of a meeting. */
export function mayKnow(
  state: CovenantState,
  viewer: Viewer,
  meeting: Pick<Meeting, 'audience' | 'guests'>,
): boolean {
  return maySee(state, viewer, ofInvitation(state, meeting));
}

export function isChair(state: CovenantState, person: string): boolean {
  return state.people[person]?.roles.includes('chair') === true;
}

/** Id of a meeting that there is or was; one that was cancelled is none. */
export function dayOfMeeting(state: CovenantState, id: string): CivilDate | null {
  return state.meetings.open[id]?.on ?? state.meetings.past[id] ?? null;
}

/** The day on which it happened that a command tells of. */
export function dayOf({ effectiveOn }: Pick<Command, 'effectiveOn'>, { today }: Context): CivilDate {
  return effectiveOn ?? today;
}

/** What is told of a meeting happened there, so not before its day. */
export function checkCame({ meeting, on }: Meeting, day: CivilDate): Refusal | null {
  return day < on ? refuse('MEETING_NOT_HELD', { meeting, date: on }) : null;
}

/** What can change only while nobody has met: day, invitation, agenda. */
export function checkToCome({ meeting, present, draft }: Meeting): Refusal | null {
  return present !== null || draft !== null ? refuse('MEETING_HELD', { meeting }) : null;
}
