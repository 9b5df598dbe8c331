import type { CommandOf } from '../commands.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import type { SignedBy } from './events.ts';
import {
  checkSigningTime,
  covenantPaper,
  isSameDocument,
  isSigningTime,
  papersToSign,
  paperToSign,
  signaturesOn,
  signatoriesOf,
  type SignedPaper,
} from './papers.ts';

type Fields = CommandOf<'OpenSigningRound'>['fields'];

/** A round binds each document by its hash before anybody signs, and says who signs first. */
export function openRound(
  state: CovenantState,
  command: CommandOf<'OpenSigningRound'>,
  context: Context,
): Decision {
  const { fields, effectiveOn = context.today } = command;
  const { round, rounds } = state.signing;
  if (round) return refuse('ROUND_OPEN', { round: `${round.round}`, event: `${round.event}` });
  const unfit = checkPapers(state, fields) ?? checkBound(state, fields) ?? checkOrder(state, fields);
  if (unfit) return unfit;
  if (fields.until !== undefined && fields.until < effectiveOn)
    return refuse('DATE_IN_THE_PAST', { date: fields.until });
  const { kept, voided } = earlierSignatures(state, fields);
  const papers = fields.documents.flatMap(({ paper }) => paperToSign(state, paper) ?? []);
  const data = { ...fields, round: rounds + 1, kept, voided };
  return accept({ type: 'SigningRoundOpened', data, rules: coveringPapers(papers) });
}

/** Rules that stand behind what is signed: the protocol by the parties, the engagement by the facilitator too. */
export function coveringPapers(papers: readonly SignedPaper[]): string[] {
  const rules = papers.flatMap(({ kind }) => {
    if (kind === 'covenant') return ['R73'];
    if (kind === 'confidentiality-protocol') return ['R63'];
    return kind === 'engagement-agreement' ? ['R64'] : [];
  });
  return [...new Set(rules)];
}

/**
 * Papers that are signed, each once and not complete yet. Once it is time to sign the covenant, its own text is among
 * them, so that nobody is asked for other papers instead; before that a round is about those alone.
 */
function checkPapers(state: CovenantState, { documents }: Fields): Refusal | null {
  const ids = documents.map(({ paper }) => paper);
  const known = papersToSign(state.definition).map(({ id }) => id);
  const stranger = ids.find((id) => !known.includes(id));
  if (stranger !== undefined)
    return refuse('NO_PAPER_TO_SIGN', { paper: stranger, papers: known.join(', ') });
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) return refuse('PAPER_TWICE', { paper: twice });
  const sealed = ids.find((id) => state.signing.sealed[id] !== undefined);
  if (sealed !== undefined) return refuse('PAPER_SEALED', { paper: sealed });
  const own = covenantPaper(state);
  if (ids.includes(own)) return checkSigningTime(state, own);
  return state.concludedOn === null && isSigningTime(state, own)
    ? refuse('COVENANT_NOT_IN_ROUND', { paper: own })
    : null;
}

/** What was signed without a round has bound its text already. */
function checkBound(state: CovenantState, { documents }: Fields): Refusal | null {
  const other = documents.find(({ paper, document }) => {
    const bound = state.signing.bound[paper];
    return bound !== undefined && !isSameDocument(bound, document);
  });
  return other ? refuse('OTHER_DOCUMENT', { paper: other.paper }) : null;
}

/** The order names signatories, each once; who is not named need not wait. */
function checkOrder(state: CovenantState, { documents, signingOrder = [] }: Fields): Refusal | null {
  const papers = documents.flatMap(({ paper }) => paperToSign(state, paper) ?? []);
  const signatories = new Set(papers.flatMap((paper) => signatoriesOf(state, paper)));
  const named = signingOrder.flat();
  const stranger = named.find((organisation) => !signatories.has(organisation));
  if (stranger !== undefined) return refuse('ORDER_NAMES_STRANGER', { organisation: stranger });
  const twice = named.find((organisation, index) => named.indexOf(organisation) < index);
  return twice === undefined ? null : refuse('ORDER_TWICE', { organisation: twice });
}

/** Signatures from before the round: those on the same document go on counting, those on another one end. */
function earlierSignatures(
  state: CovenantState,
  { documents }: Fields,
): { kept: SignedBy[]; voided: SignedBy[] } {
  const kept: SignedBy[] = [];
  const voided: SignedBy[] = [];
  for (const { paper, document } of documents) {
    const aside = state.signing.kept[paper];
    const same = aside !== undefined && isSameDocument(aside.document, document);
    const set = Object.keys(signaturesOn(state, paper));
    const organisations = [...set, ...(same ? Object.keys(aside.signatures) : [])];
    if (organisations.length > 0) kept.push({ paper, organisations });
    if (aside && !same) voided.push({ paper, organisations: Object.keys(aside.signatures) });
  }
  return { kept, voided };
}
