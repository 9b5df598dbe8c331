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
  CovenantSigned: ({ paper, organisation }, state) => signatureOn(state, paper, organisation),
  SignatureRefused: ({ organisation }) => ({ audience: 'parties', owner: organisation }),
  SigningRoundEnded: () => parties,
  PaperSealed: ({ paper }, state) => signatureOn(state, paper, null),
  /** A covenant that is concluded is a public fact; who signed it is told by its signatures. */
  AgreementConcluded: () => everybody,
  AgreementReopened: () => parties,
  MarketCoverageRecorded: () => parties,
};
