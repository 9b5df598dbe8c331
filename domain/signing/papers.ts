import type { Definition, PaperKind } from '../definition.ts';
import { agreementPaper } from '../papers/terms.ts';
import { facilitatorOf } from '../participation/standing.ts';
import type { CovenantState } from '../state.ts';
import { activeParties, definitionOf } from '../state.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { ContentReference, LocalText } from '../primitives.ts';
import type { Signature } from './state.ts';

/** Which papers are signed, by whom, and what is signed already. */

/** A paper that is signed (te ondertekenen stuk). */
export interface SignedPaper {
  id: string;
  kind: PaperKind;
  name: LocalText;
  /** Whether the facilitator signs it too. */
  facilitator: boolean;
}

/** Who signs papers of a kind where the definition does not say: R63 for the protocol, R64 for the engagement. */
const SIGNATORIES: Partial<Record<PaperKind, 'parties' | 'parties-and-facilitator'>> = {
  covenant: 'parties',
  'confidentiality-protocol': 'parties',
  'engagement-agreement': 'parties-and-facilitator',
};

/** The covenant's own text, in a definition that does not list it among its papers. */
const OWN_TEXT: SignedPaper = {
  id: 'covenant',
  kind: 'covenant',
  name: { nl: 'het convenant', en: 'the agreement' },
  facilitator: false,
};

/**
 * Papers that are signed under a definition; the covenant's own text is always among them. An outline agreement that is
 * signed instead of a detailed text (R39) is that text.
 */
export function papersToSign(definition: Pick<Definition, 'papers'> | null): SignedPaper[] {
  const own = agreementPaper(definition ?? {})?.id;
  const papers = (definition?.papers ?? []).flatMap(({ id, name, signatories, ...paper }): SignedPaper[] => {
    const kind = id === own ? 'covenant' : paper.kind;
    const by = signatories ?? SIGNATORIES[kind];
    return by ? [{ id, kind, name, facilitator: by === 'parties-and-facilitator' }] : [];
  });
  return own === undefined ? [OWN_TEXT, ...papers] : papers;
}

export function paperToSign({ definition }: CovenantState, id: string): SignedPaper | undefined {
  return papersToSign(definition).find((paper) => paper.id === id);
}

/** Id of the covenant's own text. */
export function covenantPaper({ definition }: Pick<CovenantState, 'definition'>): string {
  return (papersToSign(definition).find(({ kind }) => kind === 'covenant') ?? OWN_TEXT).id;
}

/** Organisations whose signature a paper asks now, in a fixed order: every party, and the facilitator where it signs. */
export function signatoriesOf(state: CovenantState, { facilitator: signs }: SignedPaper): string[] {
  const facilitator = facilitatorOf(state);
  const { leftOn, participation } = state.participants[facilitator] ?? { leftOn: '' };
  const too = signs && leftOn === null && participation !== 'party';
  return [...activeParties(state), ...(too ? [facilitator] : [])];
}

/** Signatures that count on a paper, by organisation. */
export function signaturesOn(state: CovenantState, paper: string): Record<string, Signature> {
  return paper === covenantPaper(state) ? state.signatures : (state.signing.others[paper] ?? {});
}

/** Organisations that still have to sign a paper. */
export function missingOn(state: CovenantState, paper: SignedPaper): string[] {
  const signed = signaturesOn(state, paper.id);
  return signatoriesOf(state, paper).filter((organisation) => !signed[organisation]);
}

/** The same by the paper's id. */
export function unsignedBy(state: CovenantState, id: string): string[] {
  const paper = paperToSign(state, id);
  return paper ? missingOn(state, paper) : [];
}

/** Everybody whose signature a paper asks has signed it. */
export function isSigned(state: CovenantState, paper: SignedPaper): boolean {
  return activeParties(state).length > 0 && missingOn(state, paper).length === 0;
}

/** Organisations of earlier groups in the signing order, for whose signature on a paper this one waits. */
export function waitsFor(state: CovenantState, paper: SignedPaper, organisation: string): string[] {
  const order = state.signing.round?.papers.includes(paper.id) ? state.signing.round.order : [];
  const turn = order.findIndex((group) => group.includes(organisation));
  const missing = missingOn(state, paper);
  return order.slice(0, Math.max(0, turn)).flatMap((group) => group.filter((id) => missing.includes(id)));
}

/**
 * The covenant is signed from its phase on: nothing keeps a later phase from beginning while a signature is missing, and
 * a party may join later. Other papers are signed when their text is there.
 */
export function isSigningTime({ definition, phase, concludedOn }: CovenantState, id: string): boolean {
  if (id !== covenantPaper({ definition }) || concludedOn !== null) return true;
  const phases = definition?.phases ?? [];
  const signing = phases.findIndex(({ kind }) => kind === 'signing');
  return phases.findIndex((each) => each.id === phase) >= signing;
}

/** Why a paper is not signed yet, nor refused, nor bound by a round; null when it is time. */
export function checkSigningTime(state: CovenantState, id: string): Refusal | null {
  if (isSigningTime(state, id)) return null;
  const signing = definitionOf(state).phases.find(({ kind }) => kind === 'signing');
  return refuse('WRONG_PHASE', { what: 'signing', wanted: signing?.id ?? '', phase: state.phase ?? '' });
}

/** Organisations that can sign a paper now. */
export function nextToSign(state: CovenantState, paper: SignedPaper): string[] {
  if (!isSigningTime(state, paper.id)) return [];
  return missingOn(state, paper).filter((organisation) => waitsFor(state, paper, organisation).length === 0);
}

/**
 * Papers of which the signing ends with that of one of them; without those that are sealed. In a round those of the
 * round; with the covenant's own text all that is being signed. A paper outside the round ends nothing, and where the
 * covenant is not being signed each paper stands by itself.
 */
export function papersAtStake(state: CovenantState, paper: string): string[] {
  const { round, sealed } = state.signing;
  const own = covenantPaper(state);
  const all = papersToSign(state.definition).map(({ id }) => id);
  const unsealed = (papers: readonly string[]): string[] => papers.filter((id) => sealed[id] === undefined);
  if (round?.papers.includes(paper)) return unsealed(round.papers);
  if (paper === own) return state.concludedOn === null ? unsealed(all) : [];
  if (round) return [];
  return state.concludedOn === null && isSigningTime(state, own) ? unsealed(all) : unsealed([paper]);
}

/** The paper that a duty to sign is about: the covenant's own text unless its template names another. */
export function paperAsked(state: CovenantState, template: string | null): string {
  const terms = state.definition?.obligations.find(({ id }) => id === template);
  return terms?.paper ?? covenantPaper(state);
}

/** Whether two references name one document: the same content under the same commitment. */
export function isSameDocument(
  one: Pick<ContentReference, 'ref' | 'commitment'>,
  other: Pick<ContentReference, 'ref' | 'commitment'>,
): boolean {
  return one.ref === other.ref && one.commitment === other.commitment;
}

/** What a refusal does to the signatures that were set before it: they are void unless the definition keeps them. */
export function onRefusal({ definition }: CovenantState): 'void' | 'keep' {
  return definition?.signing?.onRefusal ?? 'void';
}
