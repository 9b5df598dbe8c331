import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import type { SigningEvents } from './events.ts';
import { covenantPaper } from './papers.ts';

const parties = { audience: 'parties', owner: null } as const;
const everybody = { audience: 'public', owner: null } as const;

/** Who may read a paper may know who signs it; its signatory always does. */
export function signatureOn(
  state: CovenantState,
  paper: string | undefined,
  owner: string | null,
): Disclosure<never> {
  const id = paper ?? covenantPaper(state);
  const terms = state.definition?.papers?.find((each) => each.id === id);
  return { audience: terms?.audience ?? 'parties', owner };
}

/** The same for what is between the parties, whoever may read the text. */
function atTheTable(disclosure: Disclosure<never>): Disclosure<never> {
  return disclosure.audience === 'public' ? { ...disclosure, audience: 'parties' } : disclosure;
}

/** A round about several papers is known to whoever may read one of them, each with the own part. */
function ofRound(state: CovenantState, papers: readonly string[]): Disclosure<never> {
  const audiences = papers.map((paper) => atTheTable(signatureOn(state, paper, null)).audience);
  if (audiences.length === 0 || audiences.includes('parties')) return parties;
  const only = audiences.flatMap((audience) => (typeof audience === 'string' ? [] : audience.only));
  return { audience: { only: [...new Set(only)] }, owner: null };
}

export const signingDisclosures: DisclosuresOf<SigningEvents> = {
  SigningRoundOpened: ({ documents }, state) =>
    ofRound(
      state,
      documents.map(({ paper }) => paper),
    ),
  /** Once the covenant is concluded its signatories are public, see `toldLater`; under which mandate is not. */
  CovenantSigned: ({ paper, organisation }, state) => ({
    ...signatureOn(state, paper, organisation),
    narrower: { mandate: 'owner' },
  }),
  SignatureRefused: ({ paper, organisation }, state) => atTheTable(signatureOn(state, paper, organisation)),
  /** Whose signature counts no longer knows it, and with it that the duty is open again. */
  SigningRoundEnded: ({ papers, voided }, state) => ({
    ...ofRound(state, papers),
    also: voided.flatMap(({ organisations }) => organisations),
  }),
  PaperSealed: ({ paper }, state) => signatureOn(state, paper, null),
  /** A covenant that is concluded is a public fact; who signed it is told by its signatures. */
  AgreementConcluded: () => everybody,
  AgreementReopened: () => everybody,
  MarketCoverageRecorded: () => parties,
};
