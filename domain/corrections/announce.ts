import type { AnnouncementsOf, Disclosure } from '../area.ts';
import { noticeOf } from '../notice.ts';
import { secretariatOf } from '../participation/standing.ts';
import { activeParties, type CovenantState } from '../state.ts';
import { maySee } from '../visibility.ts';
import type { CorrectionEvents } from './events.ts';

export const correctionAnnouncements: AnnouncementsOf<CorrectionEvents> = {
  EventCorrected: (state, fact) =>
    misinformed(state, fact.data.known ?? { audience: 'parties', owner: null }).map((organisation) =>
      noticeOf(state, fact, { organisation, kind: 'corrected', subject: `${fact.data.event}` }),
    ),
};

/** Parties that could know of the event, and whose it was; the secretariat recorded it itself. */
function misinformed(state: CovenantState, known: Disclosure): string[] {
  const { owner } = known;
  const candidates = new Set([...activeParties(state), ...(owner === null ? [] : [owner])]);
  return [...candidates].filter(
    (organisation) =>
      organisation !== secretariatOf(state) &&
      state.participants[organisation]?.leftOn === null &&
      maySee(state, { organisation }, known),
  );
}
