import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import type { SigningEvents } from './events.ts';
import { covenantPaper } from './papers.ts';

const parties = { audience: 'parties', owner: null } as const;
const everybody = { audience: 'public', owner: null } as const;

/** Who may read a paper may know who signs it; its signatory always does. */
function signatureOn(state: CovenantState, paper: string | undefined, owner: string | null): Disclosure {
  const id = paper ?? covenantPaper(state);
  const terms = state.definition?.papers?.find((each) => each.id === id);
  return { audience: terms?.audience ?? 'parties', owner };
}

export const signingDisclosures: DisclosuresOf<SigningEvents> = {
  SigningRoundOpened: () => parties,
  /** Once the covenant is concluded its signatories are public, see `toldLater`; under which mandate is not. */
  CovenantSigned: ({ paper, organisation }, state) => ({
    ...signatureOn(state, paper, organisation),
    narrower: { mandate: 'owner' },
  }),
  SignatureRefused: ({ organisation }) => ({ audience: 'parties', owner: organisation }),
  /** Whose signature counts no longer knows it, and with it that the duty is open again. */
  SigningRoundEnded: ({ voided }) => ({
    ...parties,
    also: voided.flatMap(({ organisations }) => organisations),
  }),
  PaperSealed: ({ paper }, state) => signatureOn(state, paper, null),
  /** A covenant that is concluded is a public fact; who signed it is told by its signatures. */
  AgreementConcluded: () => everybody,
  AgreementReopened: () => everybody,
  MarketCoverageRecorded: () => parties,
};
