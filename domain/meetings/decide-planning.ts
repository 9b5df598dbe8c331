import { bodyOf } from '../bodies/seats.ts';
import { canonicalJson } from '../canonical.ts';
import type { Command, CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import type { EventData } from '../events.ts';
import type { CivilDate } from '../primitives.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { excluded } from './about.ts';
import { checkToCome, dayOf, findMeeting } from './find.ts';
import * as invitations from './invitation.ts';
import type { Meeting } from './state.ts';

/** Decisions before a meeting: who comes, when and where. */

export function plan(state: CovenantState, command: CommandOf<'PlanMeeting'>, context: Context): Decision {
  const { meeting, meetingKind: kind, body = null, group = null, host, on, ...rest } = command.fields;
  const wrong = checkNew(state, command.fields) ?? checkDay(command, on, context) ?? checkHost(state, host);
  if (wrong) return wrong;
  const named = rest.invited ?? invitations.usuallyInvited(state, { kind, body, group, on });
  const invited = [...new Set(named)];
  if (invited.length === 0) return refuse('INVITED_MISSING', { meeting });
  const guests = invitations.readGuests(state, rest.guests ?? []);
  const stranger = invitations.checkInvited(state, invited);
  if (stranger || 'code' in guests) return stranger ?? (guests as Refusal);
  const audience =
    rest.audience === undefined
      ? invitations.usualAudience(state, body, invited)
      : invitations.audienceOf(state, rest.audience, invited);
  const data = { ...command.fields, invited, ...guests, audience };
  return accept({ type: 'MeetingPlanned', data, rules: rulesBehind(data) });
}

function checkNew(
  state: CovenantState,
  { meeting, meetingKind, body }: CommandOf<'PlanMeeting'>['fields'],
): Refusal | null {
  const { open, past } = state.meetings;
  if (meeting in open || meeting in past) return refuse('MEETING_EXISTS', { meeting });
  if (body === undefined) return meetingKind === 'body' ? refuse('MEETING_BODY_MISSING', { meeting }) : null;
  return bodyOf(state, body) ? null : refuse('MEETING_BODY_UNKNOWN', { body });
}

/** Nobody can be invited to a day that has passed; what was planned in time and recorded late says when. */
function checkDay(command: Pick<Command, 'effectiveOn'>, on: CivilDate, context: Context): Refusal | null {
  return on < dayOf(command, context) ? refuse('MEETING_IN_THE_PAST', { date: on }) : null;
}

function checkHost(state: CovenantState, host: string | undefined): Refusal | null {
  return host === undefined ? null : invitations.checkInvited(state, [host]);
}

/** Rules of the reference that stand behind what an invitation says. */
function rulesBehind(data: EventData['MeetingPlanned']): string[] {
  const { meetingKind, series, group, host, guests } = data;
  return [
    ...(meetingKind === 'feedback' ? ['R16'] : []),
    ...(series !== undefined || group !== undefined ? ['R18'] : []),
    ...(host === undefined ? [] : ['R46']),
    ...(guests.length > 0 ? ['R47'] : []),
    ...(meetingKind === 'informal' || meetingKind === 'field-visit' ? ['R49'] : []),
  ];
}

export function move(state: CovenantState, command: CommandOf<'MoveMeeting'>, context: Context): Decision {
  const found = findMeeting(state, command.fields.meeting);
  if ('code' in found) return found;
  const { meeting } = found;
  const held = checkToCome(meeting);
  if (held) return held;
  const changed = changedBy(state, meeting, command.fields);
  if ('code' in changed) return changed;
  const wrong =
    checkDay(command, changed.on, context) ??
    checkHost(state, command.fields.host) ??
    invitations.checkInvited(state, command.fields.invited ?? []) ??
    checkAgenda(state, meeting, changed.invited);
  return wrong ?? accept({ type: 'MeetingMoved', data: changed });
}

/** The invitation as it will be. */
function changedBy(
  state: CovenantState,
  meeting: Meeting,
  fields: CommandOf<'MoveMeeting'>['fields'],
): EventData['MeetingMoved'] | Refusal {
  const { on = meeting.on, time = meeting.time, minutes = meeting.minutes, reason } = fields;
  const { place = meeting.place, host = meeting.host } = fields;
  const invited = [...new Set(fields.invited ?? meeting.invited)];
  const read = invitations.readGuests(state, fields.guests ?? meeting.guests);
  if ('code' in read) return read;
  const { guests, cards } = read;
  const now = { on, time, minutes, place, host, invited, guests };
  const before = { ...previousOf(meeting), place: meeting.place, host: meeting.host };
  if (canonicalJson(now) === canonicalJson(before))
    return refuse('NOTHING_TO_MOVE', { meeting: meeting.meeting });
  const audience = invitations.audienceOf(state, meeting.audience, invited);
  const previous = previousOf(meeting);
  return { meeting: meeting.meeting, ...now, cards, audience, ...(reason && { reason }), previous };
}

export function previousOf({ on, time, minutes, invited, guests }: Meeting) {
  return { on, time, minutes, invited, guests };
}

/** Whoever is invited later must be allowed to see what stands on the agenda already. */
function checkAgenda(state: CovenantState, before: Meeting, invited: readonly string[]): Refusal | null {
  const { meeting, agenda } = before;
  const added = invited.filter((organisation) => !before.invited.includes(organisation));
  for (const item of agenda) {
    const who = excluded(state, added, item);
    if (who.length > 0) return hidden(meeting, item.agendaItem, who);
  }
  return null;
}

/** Names a few of those who may not see an item. */
export function hidden(meeting: string, agendaItem: string, who: readonly string[]): Refusal {
  const names = who.length > 5 ? [...who.slice(0, 5), `+${who.length - 5}`] : who;
  return refuse('AGENDA_ITEM_HIDDEN', { meeting, agendaItem, who: names.join(', ') });
}

export function cancel(state: CovenantState, command: CommandOf<'CancelMeeting'>): Decision {
  const found = findMeeting(state, command.fields.meeting);
  if ('code' in found) return found;
  const { meeting } = found;
  const held = checkToCome(meeting);
  const { title, audience } = meeting;
  const data = { ...command.fields, title, audience, previous: previousOf(meeting) };
  return held ?? accept({ type: 'MeetingCancelled', data });
}
