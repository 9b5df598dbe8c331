import type { EventType, Fact } from '../events.ts';
import type { CovenantState } from '../state.ts';
import { signatureOf } from './find-fact.ts';

/**
 * Signatures, decisions of the parties and releases: others act on these at once, so no one person takes them back. What
 * an organisation says of itself, such as a letter or a position, is an ordinary fact.
 */
const WEIGHTY: ReadonlySet<EventType> = new Set<EventType>([
  'CovenantSigned',
  'SignatureRefused',
  'GateClosed',
  'PaperAdopted',
  'DecisionRecorded',
  'ItemDisclosed',
  'ObligationDropped',
  'CovenantSuspended',
  'CovenantResumed',
  'CovenantStopped',
  'CovenantRestarted',
  'CovenantClosed',
]);

/** The state with a fact remembered whose correction takes a second person. */
export function rememberWeighty(state: CovenantState, fact: Fact): CovenantState {
  if (!WEIGHTY.has(fact.type) || isConsequence(fact)) return state;
  const { corrections } = state;
  const decisions = [...corrections.decisions, fact.sequence];
  return { ...state, corrections: { ...corrections, decisions } };
}

/** What silence or the terms brought about is nobody's decision. */
function isConsequence(fact: Fact): boolean {
  if (fact.type === 'GateClosed') return fact.data.outcome === 'lapsed';
  return fact.type === 'ObligationDropped' && fact.data.because !== 'decided';
}

/** Whether the correction of an event takes a second person. Signatures of earlier builds are known by themselves. */
export function takesSecondPerson(state: CovenantState, event: number): boolean {
  return state.corrections.decisions.includes(event) || signatureOf(state, event) !== undefined;
}
