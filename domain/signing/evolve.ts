import type { EvolversOf } from '../area.ts';
import type { FactOf } from '../events.ts';
import { takenBack } from '../evolve-obligations.ts';
import type { ContentReference } from '../primitives.ts';
import { withDay } from '../state-changes.ts';
import type { CovenantState } from '../state.ts';
import type { SignedBy, SigningEvents } from './events.ts';
import { covenantPaper, paperAsked, papersToSign, signaturesOn } from './papers.ts';
import { withSignatures, withSigning } from './state-changes.ts';
import type { Signature, SigningState } from './state.ts';

export const signingEvolvers: EvolversOf<SigningEvents> = {
  SigningRoundOpened: roundOpened,
  CovenantSigned: signed,
  SignatureRefused: (state) => state,
  SigningRoundEnded: roundEnded,
  PaperSealed: (state, { data }) =>
    withSigning(state, { sealed: { ...state.signing.sealed, [data.paper]: data.sealed } }),
  AgreementConcluded: concluded,
  AgreementReopened: reopened,
  MarketCoverageRecorded: coverageRecorded,
};

function roundOpened(
  state: CovenantState,
  { sequence, data }: FactOf<'SigningRoundOpened'>,
  on: string,
): CovenantState {
  const { round, documents, signingOrder: order = [], until = null, kept } = data;
  const papers = documents.map(({ paper }) => paper);
  const opened = { round, event: sequence, openedOn: on, until, papers, order };
  const bound = documents.map(({ paper, document }) => [paper, document] as const);
  const again = kept.reduce(countAgain, state);
  return withSigning(again, {
    round: opened,
    rounds: round,
    bound: { ...again.signing.bound, ...Object.fromEntries(bound) },
    kept: {},
  });
}

/** Signatures that a refusal left standing count again, beside those that were set since. */
function countAgain(state: CovenantState, { paper, organisations }: SignedBy): CovenantState {
  const aside = state.signing.kept[paper]?.signatures ?? {};
  const again = Object.entries(aside).filter(([organisation]) => organisations.includes(organisation));
  return withSignatures(state, paper, { ...Object.fromEntries(again), ...signaturesOn(state, paper) });
}

function signed(
  state: CovenantState,
  { sequence, data }: FactOf<'CovenantSigned'>,
  on: string,
): CovenantState {
  const { organisation, document, paper = covenantPaper(state), mandate = null } = data;
  const signature = { event: sequence, on, document: document.ref, mandate };
  const signatures = { ...signaturesOn(state, paper), [organisation]: signature };
  const bound = { [paper]: document, ...state.signing.bound };
  return withSigning(withSignatures(state, paper, signatures), { bound });
}

/**
 * A complete round leaves everything as it is. After a refusal no signature of the round counts any more: the text is
 * free again, duties that a signature met are open again, and what the definition keeps is set aside.
 */
function roundEnded(state: CovenantState, fact: FactOf<'SigningRoundEnded'>, on: string): CovenantState {
  const { outcome, papers, voided, anew = false } = fact.data;
  const closed = withSigning(state, { round: null });
  if (outcome === 'complete') return closed;
  const cleared = papers.reduce((next, paper) => clear(next, paper, voided, on), closed);
  // Beginning anew says itself whether consent to the text is asked again.
  if (anew) return papers.reduce(forget, cleared);
  if (state.concludedOn !== null || !papers.includes(covenantPaper(state))) return cleared;
  const { agreed: _, ...days } = cleared.days;
  return { ...cleared, days };
}

function clear(state: CovenantState, paper: string, voided: readonly SignedBy[], on: string): CovenantState {
  const signatures = signaturesOn(state, paper);
  const gone = voided.find((each) => each.paper === paper)?.organisations ?? [];
  const standing = Object.entries(signatures).filter(([organisation]) => !gone.includes(organisation));
  const { [paper]: document, ...bound } = state.signing.bound;
  const kept = document ? setAside(state, paper, document, standing) : state.signing.kept;
  const freed = withSigning(withSignatures(state, paper, {}), { bound, kept });
  const owed = Object.values(signatures).reduce((next, { event }) => takenBack(next, event, on), freed);
  return { ...owed, settled: withoutSettled(owed, paper, Object.keys(signatures)) };
}

/** Nothing that was kept or sealed of a paper is left. */
function forget(state: CovenantState, paper: string): CovenantState {
  const { [paper]: _, ...kept } = state.signing.kept;
  const { [paper]: __, ...sealed } = state.signing.sealed;
  return withSigning(state, { kept, sealed });
}

function setAside(
  state: CovenantState,
  paper: string,
  document: ContentReference,
  standing: [string, Signature][],
): SigningState['kept'] {
  if (standing.length === 0) return state.signing.kept;
  return { ...state.signing.kept, [paper]: { document, signatures: Object.fromEntries(standing) } };
}

/**
 * Who leaves before everybody has signed a text is bound by it no more and binds nobody to it: outside a round the text
 * is free again with the last signature of who is still there. Whoever comes back signs anew.
 */
export function withoutSigner(state: CovenantState, organisation: string, on: string): CovenantState {
  return papersToSign(state.definition)
    .filter(({ id }) => state.signing.sealed[id] === undefined)
    .reduce((next, { id }) => withoutSignatureOf(next, id, organisation, on), state);
}

function withoutSignatureOf(
  state: CovenantState,
  paper: string,
  organisation: string,
  on: string,
): CovenantState {
  const { [organisation]: gone, ...signatures } = signaturesOn(state, paper);
  if (!gone) return state;
  const { bound, round } = state.signing;
  const { [paper]: _, ...others } = bound;
  const isFree = Object.keys(signatures).length === 0 && !round?.papers.includes(paper);
  const freed = withSigning(withSignatures(state, paper, signatures), { bound: isFree ? others : bound });
  const owed = takenBack(freed, gone.event, on);
  return { ...owed, settled: withoutSettled(owed, paper, [organisation]) };
}

/** A duty to sign that was over is owed again by whose signature no longer counts. */
function withoutSettled(
  state: CovenantState,
  paper: string,
  owners: readonly string[],
): CovenantState['settled'] {
  const keys = (state.definition?.obligations ?? [])
    .filter(
      ({ id, answeredBy, every }) => answeredBy === 'signature' && !every && paperAsked(state, id) === paper,
    )
    .flatMap(({ id }) => owners.map((owner) => `${id}/${owner}`));
  return Object.fromEntries(Object.entries(state.settled).filter(([key]) => !keys.includes(key)));
}

/**
 * Nothing is in force before the last signature (R75): where the day that was set came while a signature was missing
 * after all, the agreement is in force from its conclusion.
 */
function concluded(state: CovenantState, { data: { on } }: FactOf<'AgreementConcluded'>): CovenantState {
  const entry = state.days['entry-into-force'];
  const waited = entry !== undefined && entry.from < on;
  const next = waited ? withDay(state, 'entry-into-force', on) : state;
  return { ...withDay(next, 'signing', on), concludedOn: on };
}

/** The day of signing and the seal go; no phase goes back, since the right signature is expected at once. */
function reopened(state: CovenantState): CovenantState {
  const { signing: _, ...days } = state.days;
  const { [covenantPaper(state)]: __, ...sealed } = state.signing.sealed;
  return withSigning({ ...state, days, concludedOn: null }, { sealed });
}

/** The figure of the latest day counts, in whichever order figures were recorded. */
function coverageRecorded(state: CovenantState, fact: FactOf<'MarketCoverageRecorded'>): CovenantState {
  const { percentFrom: from, percentTo: to = from, on } = fact.data;
  const { coverage } = state.signing;
  if (coverage !== null && coverage.on > on) return state;
  return withSigning(state, { coverage: { event: fact.sequence, from, to, on } });
}
