import type { AnnouncementsOf } from '../area.ts';
import { noticeOf } from '../notice.ts';
import { mayRead, paperTerms } from '../papers/terms.ts';
import { activeParties } from '../state.ts';
import type { SigningEvents } from './events.ts';
import { covenantPaper, unsignedBy } from './papers.ts';

export const signingAnnouncements: AnnouncementsOf<SigningEvents> = {
  /** To everybody who has something to sign in the round that is for their eyes. */
  SigningRoundOpened: (state, fact) => {
    const waiting = new Set(
      fact.data.documents.flatMap(({ paper }) =>
        unsignedBy(state, paper).filter((each) =>
          mayRead(state, { organisation: each }, paperTerms(state, paper) ?? {}),
        ),
      ),
    );
    return [...waiting]
      .sort()
      .map((organisation) =>
        noticeOf(state, fact, { organisation, kind: 'signing-opened', subject: covenantPaper(state) }),
      );
  },
  /** To the other parties, by name and without the reason. */
  SignatureRefused: (state, fact) =>
    activeParties(state)
      .filter((party) => party !== fact.data.organisation)
      .map((party) =>
        noticeOf(state, fact, {
          organisation: party,
          kind: 'signature-refused',
          subject: fact.data.organisation,
        }),
      ),
};
