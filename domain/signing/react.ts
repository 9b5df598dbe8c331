import { reportedDone } from '../answered.ts';
import type { ReactionsOf } from '../area.ts';
import { civilDate } from '../calendar.ts';
import type { Fact, FactOf, NewEvent } from '../events.ts';
import { hasBegun } from '../react-joining.ts';
import { dropped, leftOver, openTemplates } from '../react-duties.ts';
import type { CovenantState } from '../state.ts';
import type { SignedBy, SigningEvents } from './events.ts';
import {
  covenantPaper,
  isSigned,
  onRefusal,
  paperAsked,
  papersAtStake,
  papersToSign,
  signaturesOn,
  signatoriesOf,
  type SignedPaper,
} from './papers.ts';
import type { Signature, SigningRound } from './state.ts';

export const signingReactions: ReactionsOf<SigningEvents> = {
  SigningRoundOpened: (state, fact) => [
    ...fact.data.kept.flatMap(({ paper, organisations }) =>
      organisations.flatMap((organisation) => met(state, paper, organisation)),
    ),
    ...completed(state, fact),
  ],
  CovenantSigned: (state, fact) => [
    ...met(state, fact.data.paper ?? covenantPaper(state), fact.data.organisation),
    ...completed(state, fact),
  ],
  SignatureRefused: (state, fact) => {
    const { paper = covenantPaper(state) } = fact.data;
    const papers = papersAtStake(state, paper);
    return papers.includes(paper) ? [roundEnded(state, 'refused', papers)] : [];
  },
  SigningRoundEnded: (state, { data }) => (data.outcome === 'complete' ? [] : backToTheTable(state, data)),
};

/** Duties that a signature on a paper meets. */
function met(state: CovenantState, paper: string, organisation: string): NewEvent[] {
  const signature = signaturesOn(state, paper)[organisation];
  if (!signature) return [];
  return Object.values(state.obligations)
    .filter(
      ({ owner, answeredBy, status }) =>
        owner === organisation && answeredBy === 'signature' && status === 'open',
    )
    .filter(({ template }) => paperAsked(state, template) === paper)
    .map(({ id }) => reportedDone(id, 'signature', signature.event));
}

/**
 * What follows when the last signature is there, or the last one that was missing is not asked any more: each paper that
 * everybody has signed is sealed, the agreement is concluded with its own text, and the round ends with all of its
 * papers.
 */
export function completed(
  state: CovenantState,
  fact: FactOf<'CovenantSigned' | 'ParticipantLeft' | 'SigningRoundOpened'>,
): NewEvent[] {
  const { sealed, bound, round } = state.signing;
  const done = papersToSign(state.definition).filter(
    (paper) => sealed[paper.id] === undefined && isSigned(state, paper),
  );
  const isDone = (id: string): boolean => sealed[id] !== undefined || done.some((paper) => paper.id === id);
  return [
    ...done.flatMap(({ id }) => seal(id, bound[id])),
    ...concluded(state, fact, done),
    ...(round?.papers.every(isDone) ? [roundComplete(round)] : []),
  ];
}

function seal(paper: string, document: CovenantState['signing']['bound'][string] | undefined): NewEvent[] {
  if (!document) return [];
  return [{ type: 'PaperSealed', data: { paper, document, sealed: document.commitment } }];
}

function roundComplete({ round, papers }: SigningRound): NewEvent {
  return { type: 'SigningRoundEnded', data: { round, outcome: 'complete', papers, voided: [] } };
}

/** The day is that of the last signature, or the later day of what made it the last one. */
function concluded(state: CovenantState, fact: Fact, done: readonly SignedPaper[]): NewEvent[] {
  const own = done.find(({ kind }) => kind === 'covenant');
  if (!own || state.concludedOn !== null) return [];
  const signed = signaturesOn(state, own.id);
  const days = signatoriesOf(state, own).flatMap((organisation) => signed[organisation]?.on ?? []);
  if (fact.type !== 'CovenantSigned') days.push(fact.effectiveOn ?? civilDate(fact.recordedAt));
  const on = days.sort().at(-1);
  return on === undefined ? [] : [{ type: 'AgreementConcluded', data: { on }, rules: ['R75'] }];
}

/**
 * A track that begins anew asks again for every paper of which something was signed, kept or bound since then, whether
 * everybody had signed it or not; a paper that was signed before stands.
 */
export function signedAnew(state: CovenantState, isSince: (signature: Signature) => boolean): NewEvent[] {
  const { round, kept } = state.signing;
  const voided = papersToSign(state.definition)
    .map(({ id: paper }) => ({
      paper,
      signed: signaturesOn(state, paper),
      aside: kept[paper]?.signatures ?? {},
    }))
    .filter(
      ({ paper, signed, aside }) =>
        round?.papers.includes(paper) || Object.keys(aside).length > 0 || Object.values(signed).some(isSince),
    )
    .map(({ paper, signed, aside }) => ({ paper, organisations: Object.keys({ ...signed, ...aside }) }));
  if (voided.length === 0) return [];
  const papers = voided.map(({ paper }) => paper);
  const some = voided.filter(({ organisations }) => organisations.length > 0);
  const data = { round: round?.round ?? 0, outcome: 'withdrawn', papers, voided: some, anew: true } as const;
  return [{ type: 'SigningRoundEnded', data }];
}

function roundEnded(
  state: CovenantState,
  outcome: 'refused' | 'withdrawn',
  atStake: readonly string[],
): NewEvent {
  const round = state.signing.round?.round ?? 0;
  // An agreement that is concluded stands, also where nobody has told which text was signed.
  const papers = atStake.filter((id) => state.concludedOn === null || id !== covenantPaper(state));
  return { type: 'SigningRoundEnded', data: { round, outcome, papers, voided: voidedOf(state, papers) } };
}

/** Signatures that end with the round: all of them, or none where the definition keeps them. */
function voidedOf(state: CovenantState, papers: readonly string[]): SignedBy[] {
  const keeps = onRefusal(state) === 'keep';
  return papers.flatMap((paper) => {
    const organisations = Object.keys(signaturesOn(state, paper));
    const kept = keeps && state.signing.bound[paper] !== undefined;
    return organisations.length === 0 || kept ? [] : [{ paper, organisations }];
  });
}

/**
 * Without an agreement nobody owes a signature: the duties to sign end, and open again with the next signing phase. A
 * refusal leads back to the dialogue, where the definition has one; otherwise, where the agreement itself is concluded or
 * not among the papers, and for what an old course leaves open, the duties stay and who signed in vain owes a signature
 * again.
 */
function backToTheTable(
  state: CovenantState,
  { outcome, papers, anew = false }: SigningEvents['SigningRoundEnded'],
): NewEvent[] {
  const asksFor = (template: string | null): boolean => papers.includes(paperAsked(state, template));
  const dialogue = dialogueBefore(state);
  const isOfAgreement = state.concludedOn === null && papers.includes(covenantPaper(state));
  if (anew || !isOfAgreement || (outcome === 'refused' && dialogue === undefined))
    return [
      // Of a text that had been complete, somebody may have signed who has left since.
      ...leftOver(state),
      ...openTemplates(
        state,
        (template) =>
          template.answeredBy === 'signature' && asksFor(template.id) && hasBegun(state, template),
      ),
    ];
  const duties = Object.values(state.obligations)
    .filter(({ answeredBy, template }) => answeredBy === 'signature' && asksFor(template))
    .map(({ id }) => dropped(id, 'signing-ended'));
  if (outcome !== 'refused' || dialogue === undefined) return duties;
  return [...duties, { type: 'PhaseStarted', data: { phase: dialogue, previous: state.phase } }];
}

/** The last dialogue before the present phase. */
function dialogueBefore({ definition, phase }: CovenantState): string | undefined {
  const phases = definition?.phases ?? [];
  const now = phases.findIndex(({ id }) => id === phase);
  return phases.slice(0, Math.max(0, now)).findLast(({ kind }) => kind === 'dialogue')?.id;
}

/** Going back to a phase before signing ends the signing of the covenant, as a refusal does. */
export function leftSigning(state: CovenantState): NewEvent[] {
  if (state.concludedOn !== null) return [];
  const phases = state.definition?.phases ?? [];
  const signing = phases.findIndex(({ kind }) => kind === 'signing');
  const now = phases.findIndex(({ id }) => id === state.phase);
  const own = covenantPaper(state);
  const begun = state.signing.round?.papers.includes(own) || Object.keys(state.signatures).length > 0;
  return begun && now < signing ? [roundEnded(state, 'withdrawn', papersAtStake(state, own))] : [];
}
