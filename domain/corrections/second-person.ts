import type { ActType } from '../act-policy.ts';
import { termsOf } from '../dossier/kinds.ts';
import type { EventData, EventType, Fact } from '../events.ts';
import type { CovenantState } from '../state.ts';
import { signatureOf } from './find-fact.ts';

/** What records each decision: the acts that the policy leaves to the parties together, or to a body of theirs. */
const decisions = {
  CloseGate: 'GateClosed',
  AdoptPaper: 'PaperAdopted',
  RecordDecision: 'DecisionRecorded',
  AdoptMinutes: 'MinutesAdopted',
  SetPriorities: 'PrioritiesSet',
  WithdrawCommitment: 'CommitmentWithdrawn',
  SetUpBody: 'BodySetUp',
  DissolveBody: 'BodyDissolved',
  NameChair: 'ChairNamed',
  ExchangeOrganisation: 'OrganisationExchanged',
  DropObligation: 'ObligationDropped',
  SuspendCovenant: 'CovenantSuspended',
  ResumeCovenant: 'CovenantResumed',
  StopCovenant: 'CovenantStopped',
  RestartCovenant: 'CovenantRestarted',
  CloseCovenant: 'CovenantClosed',
} as const satisfies Partial<Record<ActType, EventType>>;

/**
 * Decisions, signatures and releases: others act on these at once, so no one person takes them back. What an
 * organisation says of itself, such as a letter or a position, is an ordinary fact.
 */
const WEIGHTY: ReadonlySet<EventType> = new Set<EventType>([
  ...Object.values(decisions),
  'CovenantSigned',
  'SignatureRefused',
  'ItemDisclosed',
]);

/** The same among the facts from before an adoption, and the days on which most deadlines hang. */
const WEIGHTY_PAST: ReadonlySet<EventData['PastFactImported']['kind']> = new Set([
  'gate',
  'signature',
  'conclusion',
  'entry-into-force',
  'phase',
]);

/** The state with a fact remembered whose correction takes a second person. */
export function rememberWeighty(state: CovenantState, fact: Fact): CovenantState {
  if (!isWeighty(fact)) return state;
  const { corrections } = state;
  const weighty = [...corrections.decisions, fact.sequence];
  return { ...state, corrections: { ...corrections, decisions: weighty } };
}

/** What silence or the terms brought about is nobody's decision, and an item may end by its teller's word alone. */
function isWeighty(fact: Fact): boolean {
  switch (fact.type) {
    case 'GateClosed':
      return fact.data.outcome !== 'lapsed';
    case 'ObligationDropped':
      return fact.data.because === 'decided';
    case 'ItemAnswered':
      return isDecidedTogether(fact.data);
    case 'PastFactImported':
      return WEIGHTY_PAST.has(fact.data.kind);
    default:
      return WEIGHTY.has(fact.type);
  }
}

/** An outcome that takes the word of the parties, or of a body of theirs. */
function isDecidedTogether({ kind, outcome }: EventData['ItemAnswered']): boolean {
  const answerer = termsOf(kind).outcomes[outcome];
  return answerer === 'parties' || answerer === 'body';
}

/** Whether the correction of an event takes a second person. Signatures of earlier builds are known by themselves. */
export function takesSecondPerson(state: CovenantState, event: number): boolean {
  return state.corrections.decisions.includes(event) || signatureOf(state, event) !== undefined;
}
