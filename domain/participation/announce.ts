import type { AnnouncementsOf } from '../area.ts';
import { civilDate } from '../calendar.ts';
import { dueDay } from '../due-day.ts';
import type { FactOf } from '../events.ts';
import { isAwaited } from '../obligation.ts';
import type { PlannedNotice } from '../plan.ts';
import { recipient } from '../recipients.ts';
import type { CovenantState } from '../state.ts';
import type { ParticipationEvents } from './events.ts';

export const participationAnnouncements: AnnouncementsOf<ParticipationEvents> = {
  ObligationHandedOver: handedOver,
};

/** The new owner hears what it has taken over; the earlier one hears that it need do nothing more (see duty news). */
function handedOver(
  state: CovenantState,
  { data: { obligation: id, to }, sequence, recordedAt }: FactOf<'ObligationHandedOver'>,
): PlannedNotice[] {
  const obligation = state.obligations[id];
  if (!obligation || !isAwaited(state, obligation)) return [];
  const notice: PlannedNotice = {
    subject: id,
    step: `event:${sequence}`,
    kind: 'handed-over',
    organisation: to,
    person: recipient(state, to, 'contact'),
    sendOn: civilDate(recordedAt),
    due: dueDay(state, obligation) ?? null,
    words: null,
    open: [],
  };
  return [notice];
}
