import { principalOf } from '../authority.ts';
import type { CommandOf } from '../commands.ts';
import { accept, type Decision } from '../decision.ts';
import type { Audience } from '../definition-table.ts';
import { refuse } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import { comingOf, excluded, mayKnowAbout } from './about.ts';
import { hidden } from './decide-planning.ts';
import type { AgendaAbout } from './commands.ts';
import { checkToCome, findKnown, findMeeting, isChair, senderOf } from './find.ts';

/**
 * Puts an item on the agenda. What somebody who is invited may not see does not get there, whoever asks; and nobody
 * learns by asking that there is something of which he may not know.
 */
export function put(state: CovenantState, command: CommandOf<'PutOnAgenda'>): Decision {
  const { meeting: id, agendaItem, words = null, about = null } = command.fields;
  const found = findKnown(state, command, id);
  if ('code' in found) return found;
  const { meeting } = found;
  const held = checkToCome(meeting);
  if (held) return held;
  if (meeting.agenda.some((item) => item.agendaItem === agendaItem))
    return refuse('AGENDA_ITEM_EXISTS', { meeting: id, agendaItem });
  if (words === null && about === null) return refuse('AGENDA_ITEM_EMPTY', { agendaItem });
  if (about !== null && !(isThere(state, about) && knowsOf(state, command, about, meeting.invited)))
    return refuse('AGENDA_ABOUT_UNKNOWN', { about: `${about.kind}:${about.id}` });
  const audience = audienceOf(state, command);
  const who = excluded(state, meeting.invited, { about, audience });
  if (who.length > 0) return hidden(id, agendaItem, who);
  return accept({ type: 'AgendaItemPut', data: { ...command.fields, ...(audience && { audience }) } });
}

/** There is nothing to say of minutes before somebody has drafted them. */
function isThere({ meetings }: CovenantState, { kind, id }: AgendaAbout): boolean {
  return kind !== 'minutes' || (meetings.open[id]?.draft ?? null) !== null;
}

/** By the sender's own eyes; who chairs the table knows of what everybody there knows. */
function knowsOf(
  state: CovenantState,
  command: CommandOf<'PutOnAgenda'>,
  about: AgendaAbout,
  invited: readonly string[],
): boolean {
  if (mayKnowAbout(state, senderOf(state, command), about)) return true;
  const byAll = comingOf(state, invited).every((organisation) =>
    mayKnowAbout(state, { organisation }, about),
  );
  return isChair(state, command.actor) && byAll;
}

/** An item for its owner alone is for whoever puts it there. */
function audienceOf(state: CovenantState, command: CommandOf<'PutOnAgenda'>): Audience | null {
  const { audience = null } = command.fields;
  return audience === 'owner' ? { only: [principalOf(state, command)] } : audience;
}

export function takeOff(state: CovenantState, command: CommandOf<'TakeOffAgenda'>): Decision {
  const { meeting: id, agendaItem } = command.fields;
  const found = findMeeting(state, id);
  if ('code' in found) return found;
  const held = checkToCome(found.meeting);
  if (held) return held;
  const known = found.meeting.agenda.some((item) => item.agendaItem === agendaItem);
  if (!known) return refuse('UNKNOWN_AGENDA_ITEM', { meeting: id, agendaItem });
  return accept({ type: 'AgendaItemTaken', data: command.fields });
}
