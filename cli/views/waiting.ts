import { dueDay, isLate } from '../../domain/obligation.ts';
import type { CivilDate, LocalText } from '../../domain/primitives.ts';
import { activeParties, unsignedParties, type CovenantState, type Obligation } from '../../domain/state.ts';
import { dutyName, organisationName } from './names.ts';

/** One thing that somebody is waited for. */
export interface Waiting {
  organisation: string;
  organisationName: string;
  /** Id of the person through whom the organisation is reached. */
  contact: string | null;
  what: 'obligation' | 'verification' | 'position' | 'signature';
  /** Obligation or gate; `signature` for the agreement. */
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

/** A duty waits for its owner, or, once reported, for the secretariat that verifies it. */
function waitingForDuty(state: CovenantState, obligation: Obligation, today: CivilDate): Waiting[] {
  const { id, owner, status, binding, chase, verify, openedOn, reported } = obligation;
  const name = dutyName(state, obligation.template, id);
  if (status === 'reported' && verify && state.definition) {
    const to = reached(state, state.definition.secretariat);
    const since = reported?.on ?? openedOn;
    return [{ ...to, what: 'verification', subject: id, name, since, due: null, late: false }];
  }
  if (status !== 'open' || !binding || !chase) return [];
  const due = dueDay(state, obligation) ?? null;
  const late = isLate(state, obligation, today);
  return [{ ...reached(state, owner), what: 'obligation', subject: id, name, since: openedOn, due, late }];
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

/** Signatures that no duty of the definition asks for already. */
function waitingForSignatures(state: CovenantState): Waiting[] {
  const phase = state.definition?.phases.find((candidate) => candidate.id === state.phase);
  if (phase?.kind !== 'signing') return [];
  const asked = new Set(
    Object.values(state.obligations)
      .filter((obligation) => obligation.answeredBy === 'signature')
      .map((obligation) => obligation.owner),
  );
  return unsignedParties(state)
    .filter((party) => !asked.has(party))
    .map((organisation) => ({
      ...reached(state, organisation),
      what: 'signature' as const,
      subject: 'signature',
      name: null,
      since: state.days[`phase:${phase.id}`]?.from ?? '',
      due: null,
      late: false,
    }));
}
