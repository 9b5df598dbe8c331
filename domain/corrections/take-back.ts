import * as obligations from '../evolve-obligations.ts';
import { commitmentsTakenBack } from '../commitments/taken-back.ts';
import * as reminders from '../evolve-reminders.ts';
import { mandatesTakenBack } from '../mandates/taken-back.ts';
import { covenantPaper, signaturesOn } from '../signing/papers.ts';
import { withSignatures, withSigning } from '../signing/state-changes.ts';
import type { CovenantState } from '../state.ts';
import { adoptedBy, isAsked, signatureOf, type FoundSignature } from './find-fact.ts';

/**
 * The state without the open fact that an event recorded. What other facts hang on keeps standing: see `correction`.
 * `on` is the day from which clocks that ran out of turn count again.
 */
export function takeBack(state: CovenantState, event: number, on: string): CovenantState {
  const steps = [withoutRecorded, withoutDecision, withoutSignature, withoutRound];
  const stepped = steps.reduce((next, step) => step(next, event), state);
  const back = {
    ...stepped,
    mandates: mandatesTakenBack(stepped.mandates, event),
    commitments: commitmentsTakenBack(stepped.commitments, event),
  };
  return reminders.absenceTakenBack(obligations.takenBack(back, event, on), event);
}

/** Letters, positions, and milestones with their days. */
function withoutRecorded(state: CovenantState, event: number): CovenantState {
  const keep = <T extends { event: number }>(facts: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(facts).filter(([, recorded]) => recorded.event !== event));
  const gates = Object.entries(state.gates).map(
    ([id, gate]) => [id, { ...gate, positions: keep(gate.positions) }] as const,
  );
  const milestones = keep(state.milestones);
  const gone = Object.keys(state.milestones).filter((id) => !milestones[id]);
  const days = Object.fromEntries(
    Object.entries(state.days).filter(([anchor]) => !gone.some((id) => anchor === `milestone:${id}`)),
  );
  return { ...state, days, milestones, letters: keep(state.letters), gates: Object.fromEntries(gates) };
}

/** A no-go, after which the gate can be opened again as if it had not been closed; the adoption of a paper. */
function withoutDecision(state: CovenantState, event: number): CovenantState {
  const gates = Object.entries(state.gates).map(([id, gate]) => {
    const refused = gate.closedBy === event && gate.outcome === 'no-go';
    return [id, refused ? { ...gate, outcome: null, closedBy: null } : gate] as const;
  });
  const back = { ...state, gates: Object.fromEntries(gates) };
  const id = adoptedBy(state, event);
  const paper = id === undefined ? undefined : state.papers[id];
  if (id === undefined || !paper) return back;
  const { agreed, ...days } = state.days;
  const own = id === covenantPaper(state) && agreed?.from === paper.adopted?.on;
  return {
    ...back,
    papers: { ...state.papers, [id]: { ...paper, adopted: null } },
    days: own ? days : state.days,
  };
}

function withoutSignature(state: CovenantState, event: number): CovenantState {
  const found = signatureOf(state, event);
  if (!found) return state;
  const { paper, organisation } = found;
  if (found.aside) return withoutKept(state, found);
  const { [organisation]: _, ...signatures } = signaturesOn(state, paper);
  const back = withSignatures(state, paper, signatures);
  const { [paper]: bound, ...otherBound } = back.signing.bound;
  const { [paper]: sealed, ...otherSealed } = back.signing.sealed;
  const inRound = back.signing.round?.papers.includes(paper) ?? false;
  // With the last signature goes the text that the first one bound; with one that is asked, the seal.
  const freed = !inRound && Object.keys(signatures).length === 0;
  return withSigning(back, {
    bound: freed || bound === undefined ? otherBound : back.signing.bound,
    sealed: isAsked(state, found) || sealed === undefined ? otherSealed : back.signing.sealed,
  });
}

function withoutKept(state: CovenantState, { paper, organisation }: FoundSignature): CovenantState {
  const { [paper]: aside, ...others } = state.signing.kept;
  if (!aside) return state;
  const { [organisation]: _, ...signatures } = aside.signatures;
  const some = Object.keys(signatures).length > 0;
  return withSigning(state, { kept: some ? { ...others, [paper]: { ...aside, signatures } } : others });
}

/** A round that nobody signed in, a figure of market coverage, a proposal. */
function withoutRound(state: CovenantState, event: number): CovenantState {
  const { round, coverage, bound } = state.signing;
  const { [`${event}`]: _, ...proposed } = state.corrections.proposed;
  const back = { ...state, corrections: { ...state.corrections, proposed } };
  if (round?.event === event) {
    const free = Object.entries(bound).filter(([paper]) => !round.papers.includes(paper));
    return withSigning(back, { round: null, bound: Object.fromEntries(free) });
  }
  return coverage?.event === event ? withSigning(back, { coverage: null }) : back;
}
