import type { AnnouncementsOf } from '../area.ts';
import { civilDate } from '../calendar.ts';
import type { FactOf } from '../events.ts';
import type { PlannedNotice } from '../plan.ts';
import { recipient } from '../recipients.ts';
import { activeParties, type CovenantState } from '../state.ts';
import type { MandateEvents } from './events.ts';

/** Of mandates nobody is told beyond what the duties themselves ask; leaders and directors are never written to. */
export const mandateAnnouncements: AnnouncementsOf<MandateEvents> = {
  RatificationRefused: tellParties,
};

/** An act that is taken back misinformed the parties, who hear it once, as of a correction. */
function tellParties(state: CovenantState, fact: FactOf<'RatificationRefused'>): PlannedNotice[] {
  return activeParties(state).map((organisation) => ({
    subject: `${fact.data.event}`,
    step: `event:${fact.sequence}`,
    kind: 'corrected',
    organisation,
    person: recipient(state, organisation, 'contact'),
    sendOn: civilDate(fact.recordedAt),
    due: null,
    words: null,
    open: [],
  }));
}
