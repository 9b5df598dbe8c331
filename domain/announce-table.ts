import type { AnnouncementsOf } from './area.ts';
import { dossierAnnouncements } from './dossier/announce.ts';
import { mandateAnnouncements } from './mandates/announce.ts';
import { meetingAnnouncements } from './meetings/announce.ts';
import { paperAnnouncements } from './papers/announce.ts';
import { commitmentAnnouncements } from './commitments/announce.ts';
import { signingAnnouncements } from './signing/announce.ts';
import { participationAnnouncements } from './participation/announce.ts';
import { bodyAnnouncements } from './bodies/announce.ts';
import { correctionAnnouncements } from './corrections/announce.ts';
import { adoptionAnnouncements } from './adoption/announce.ts';
import type { EventData, EventType, Fact, FactOf } from './events.ts';
import type { PlannedNotice } from './plan.ts';
import type { CovenantState } from './state.ts';

const announcements: AnnouncementsOf<EventData> = {
  ...dossierAnnouncements,
  ...mandateAnnouncements,
  ...meetingAnnouncements,
  ...paperAnnouncements,
  ...commitmentAnnouncements,
  ...signingAnnouncements,
  ...participationAnnouncements,
  ...bodyAnnouncements,
  ...correctionAnnouncements,
  ...adoptionAnnouncements,
};

/** Messages that a fact of the table brings. */
export function announceTable<T extends EventType>(
  state: CovenantState,
  fact: Fact & { type: T },
): PlannedNotice[] {
  const announcement = announcements[fact.type];
  return announcement?.(state, fact as FactOf<T>) ?? [];
}
