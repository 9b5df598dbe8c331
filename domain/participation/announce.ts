import type { AnnouncementsOf } from '../area.ts';
import { dueDay } from '../due-day.ts';
import type { FactOf } from '../events.ts';
import { noticeOf } from '../notice.ts';
import { isAwaited } from '../obligation.ts';
import type { PlannedNotice } from '../plan.ts';
import type { CovenantState } from '../state.ts';
import type { ParticipationEvents } from './events.ts';

export const participationAnnouncements: AnnouncementsOf<ParticipationEvents> = {
  ObligationHandedOver: handedOver,
};

/** The new owner hears what it has taken over; the earlier one hears that it need do nothing more (see duty news). */
function handedOver(state: CovenantState, fact: FactOf<'ObligationHandedOver'>): PlannedNotice[] {
  const { obligation: subject, to: organisation } = fact.data;
  const obligation = state.obligations[subject];
  if (!obligation || !isAwaited(state, obligation)) return [];
  const notice = noticeOf(state, fact, { organisation, kind: 'handed-over', subject });
  return [{ ...notice, due: dueDay(state, obligation) ?? null }];
}
