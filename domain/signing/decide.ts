import type { DecidersOf } from '../area.ts';
import type { CommandOf } from '../commands.ts';
import { principalOf } from '../authority.ts';
import { accept, type Context, type Decision } from '../decision.ts';
import { refuse, type Refusal } from '../refusals.ts';
import type { CovenantState } from '../state.ts';
import type { signingCommands } from './commands.ts';
import { coveringPapers, openRound } from './open-round.ts';
import {
  checkSigningTime,
  covenantPaper,
  isSameDocument,
  papersToSign,
  paperToSign,
  signaturesOn,
  signatoriesOf,
  waitsFor,
  type SignedPaper,
} from './papers.ts';

function sign(state: CovenantState, command: CommandOf<'SignCovenant'>): Decision {
  const organisation = principalOf(state, command);
  const { document, method, provider } = command.fields;
  const found = unsignedPaper(state, command, organisation);
  if ('code' in found) return found;
  const { paper } = found;
  const unfit =
    checkSigningTime(state, paper.id) ??
    checkDocument(state, paper, command) ??
    checkTurn(state, paper, organisation) ??
    (method === 'qualified-electronic' && !provider ? refuse('PROVIDER_MISSING') : null);
  if (unfit) return unfit;
  const data = {
    organisation,
    document,
    method,
    ...(paper.kind === 'covenant' ? {} : { paper: paper.id }),
    ...(provider === undefined ? {} : { provider }),
  };
  return accept({ type: 'CovenantSigned', data, rules: coveringPapers([paper]) });
}

/** The paper that a signatory speaks of and has not signed, or why there is none. */
function unsignedPaper(
  state: CovenantState,
  command: CommandOf<'SignCovenant' | 'RefuseToSign'>,
  organisation: string,
): { paper: SignedPaper } | Refusal {
  const { paper: id = covenantPaper(state) } = command.fields;
  const paper = paperToSign(state, id);
  if (!paper) {
    const papers = papersToSign(state.definition).map((each) => each.id);
    return refuse('NO_PAPER_TO_SIGN', { paper: id, papers: papers.join(', ') });
  }
  if (!signatoriesOf(state, paper).includes(organisation)) {
    const participation = state.participants[organisation]?.participation ?? 'body';
    return refuse('NOT_A_PARTY', { organisation, participation, command: command.type });
  }
  if (signaturesOn(state, id)[organisation]) return refuse('ALREADY_SIGNED', { organisation, paper: id });
  return { paper };
}

/** Every signatory signs one document: the one that the round binds, or that the first signature bound. */
function checkDocument(
  state: CovenantState,
  { id: paper }: SignedPaper,
  { fields: { document } }: CommandOf<'SignCovenant'>,
): Refusal | null {
  const bound = state.signing.bound[paper];
  // Signatures that an earlier build recorded name their document alone, and imported ones none.
  const earlier = Object.values(signaturesOn(state, paper)).find((signature) => signature.document !== '');
  const same = bound ? isSameDocument(bound, document) : (earlier?.document ?? document.ref) === document.ref;
  return same ? null : refuse('OTHER_DOCUMENT', { paper });
}

function checkTurn(state: CovenantState, paper: SignedPaper, organisation: string): Refusal | null {
  const first = waitsFor(state, paper, organisation);
  return first.length > 0
    ? refuse('OUT_OF_TURN', { organisation, paper: paper.id, first: first.join(', ') })
    : null;
}

function refuseToSign(state: CovenantState, command: CommandOf<'RefuseToSign'>): Decision {
  const organisation = principalOf(state, command);
  const found = unsignedPaper(state, command, organisation);
  if ('code' in found) return found;
  const { paper } = found;
  const early = checkSigningTime(state, paper.id);
  if (early) return early;
  const { reason } = command.fields;
  const data = { organisation, reason, ...(paper.kind === 'covenant' ? {} : { paper: paper.id }) };
  return accept({ type: 'SignatureRefused', data, rules: coveringPapers([paper]) });
}

function recordCoverage(
  _state: CovenantState,
  command: CommandOf<'RecordCoverage'>,
  context: Context,
): Decision {
  const { percentFrom, percentTo = percentFrom, on } = command.fields;
  if (percentTo < percentFrom)
    return refuse('PERCENT_REVERSED', { from: `${percentFrom}`, to: `${percentTo}` });
  if (on > context.today) return refuse('FUTURE_DATE', { date: on });
  return accept({ type: 'MarketCoverageRecorded', data: { ...command.fields, percentTo }, rules: ['R132'] });
}

export const signingDeciders: DecidersOf<typeof signingCommands> = {
  OpenSigningRound: openRound,
  SignCovenant: sign,
  RefuseToSign: refuseToSign,
  RecordCoverage: recordCoverage,
};
