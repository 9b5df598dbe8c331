import { dueDay, isAwaited, isLate } from '../../domain/obligation.ts';
import { secretariatOf } from '../../domain/participation/standing.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import { nextToSign, paperAsked, papersToSign, type SignedPaper } from '../../domain/signing/papers.ts';
import { activeParties, type CovenantState, type Obligation } from '../../domain/state.ts';
import { dutyName, organisationName } from './names.ts';

/** One thing that somebody is waited for. */
export interface Waiting {
  organisation: string;
  organisationName: string;
  /** Id of the person through whom the organisation is reached. */
  contact: string | null;
  what: 'obligation' | 'verification' | 'request' | 'position' | 'signature';
  /** Obligation or gate; `signature` for the agreement, `signature/PAPER` for another paper. */
  subject: string;
  name: LocalText | null;
  since: CivilDate;
  due: CivilDate | null;
  late: boolean;
}

/** Everyone who is waited for, the longest due first. */
export function waitingFor(state: CovenantState, today: CivilDate): Waiting[] {
  const waiting = [
    ...Object.values(state.obligations).flatMap((obligation) => waitingForDuty(state, obligation, today)),
    ...waitingForPositions(state),
    ...waitingForSignatures(state),
  ];
  return waiting.sort((one, other) => order(one).localeCompare(order(other)));
}

function order({ due, since, organisation, subject }: Waiting): string {
  return `${due ?? '9999-12-31'} ${since} ${organisation} ${subject}`;
}

/** An organisation as people know it, and the person through whom it is reached. */
function reached(
  state: CovenantState,
  organisation: string,
): Pick<Waiting, 'organisation' | 'organisationName' | 'contact'> {
  const participant = state.participants[organisation];
  const contact = participant?.contact ?? participant?.deputy ?? participant?.mailbox ?? null;
  return { organisation, organisationName: organisationName(state, organisation), contact };
}

/**
 * A duty waits for its owner; once reported, or while a request about it is open, for the secretariat. While its clock
 * stands still it waits for nobody, and while a request that came in time is open not for its owner.
 */
function waitingForDuty(state: CovenantState, obligation: Obligation, today: CivilDate): Waiting[] {
  const { id, owner, status, verify, openedOn, reported } = obligation;
  const name = dutyName(state, obligation.template, id);
  if (status === 'reported' && verify && state.definition) {
    const to = reached(state, secretariatOf(state));
    const since = reported?.on ?? openedOn;
    return [{ ...to, what: 'verification', subject: id, name, since, due: null, late: false }];
  }
  const asked = waitingForAnswer(state, obligation);
  if (!isAwaited(state, obligation)) return asked;
  const due = dueDay(state, obligation) ?? null;
  const late = isLate(state, obligation, today);
  const own = { what: 'obligation', subject: id, name, since: openedOn, due, late } as const;
  return [...asked, { ...reached(state, owner), ...own }];
}

function waitingForAnswer(state: CovenantState, { id, template, request, status }: Obligation): Waiting[] {
  if (!request || status === 'reported' || !state.definition) return [];
  const name = dutyName(state, template, id);
  const answer = { what: 'request', subject: id, name, since: request.on, due: null, late: false } as const;
  return [{ ...reached(state, secretariatOf(state)), ...answer }];
}

function waitingForPositions(state: CovenantState): Waiting[] {
  const asked = (state.definition?.gates ?? []).filter(
    (gate) => gate.decision.by === 'positions' && state.gates[gate.id]?.open,
  );
  return asked.flatMap((gate) => {
    const open = state.gates[gate.id];
    if (!open) return [];
    const { positions, openedOn, silentOn } = open;
    return activeParties(state)
      .filter((party) => !positions[party])
      .map((organisation) => ({
        ...reached(state, organisation),
        what: 'position' as const,
        subject: gate.id,
        name: gate.name,
        since: openedOn,
        due: silentOn,
        late: false,
      }));
  });
}

/** Signatures that no duty of the definition asks for already: on the covenant, and on the papers of an open round. */
function waitingForSignatures(state: CovenantState): Waiting[] {
  const phase = state.definition?.phases.find((candidate) => candidate.id === state.phase);
  const { round } = state.signing;
  const papers = papersToSign(state.definition).filter(
    ({ id, kind }) => round?.papers.includes(id) || (kind === 'covenant' && phase?.kind === 'signing'),
  );
  const since = round?.openedOn ?? state.days[`phase:${state.phase}`]?.from ?? '';
  return papers.flatMap((paper) => {
    const asked = Object.values(state.obligations)
      .filter(
        ({ answeredBy, template }) => answeredBy === 'signature' && paperAsked(state, template) === paper.id,
      )
      .map(({ owner }) => owner);
    return nextToSign(state, paper)
      .filter((organisation) => !asked.includes(organisation))
      .map((organisation) => waitingForSignature(state, organisation, { paper, since }));
  });
}

function waitingForSignature(
  state: CovenantState,
  organisation: string,
  { paper, since }: { paper: SignedPaper; since: CivilDate },
): Waiting {
  return {
    ...reached(state, organisation),
    what: 'signature',
    subject: paper.kind === 'covenant' ? 'signature' : `signature/${paper.id}`,
    name: paper.name,
    since,
    due: null,
    late: false,
  };
}
