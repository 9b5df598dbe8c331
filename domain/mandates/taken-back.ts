import type { NewEvent } from '../events.ts';
import type { CovenantState } from '../state.ts';
import { withPast } from './past.ts';
import type { Consultation, Consulted, MandateState } from './state.ts';

/**
 * Events that a correction can take back: a mandate that was registered, a consultation that was opened, the result of an
 * organisation's last one, a ratification that is not final.
 */
export function openMandateEvents(state: CovenantState): number[] {
  const { registered, consultations } = state.mandates;
  return [
    ...[...Object.values(registered), ...Object.values(consultations)].map(({ event }) => event),
    ...resultsOf(state),
    ...ratificationsOf(state),
  ];
}

/** Results of rounds that somebody is there to conclude anew. */
function resultsOf({ mandates, participants }: CovenantState): number[] {
  return Object.entries(mandates.consulted)
    .filter(([organisation, { last }]) => last && participants[organisation]?.leftOn === null)
    .map(([, { event }]) => event);
}

/** Ratifications whose duty can open again, of an act that nobody has taken back since. */
function ratificationsOf({ mandates, obligations, corrected }: CovenantState): number[] {
  return Object.entries(mandates.ratified)
    .filter(([ratification, { event, obligation }]) => {
      const reported = obligations[obligation]?.reported?.event;
      return reported === Number(ratification) && !corrected.includes(event);
    })
    .map(([ratification]) => Number(ratification));
}

/**
 * Takes back what an event recorded of mandates; the id of what was registered or opened is not given again, since other
 * facts may name it. A round without its result is open again, and an act without its ratification waits again.
 */
export function mandatesTakenBack(mandates: MandateState, event: number): MandateState {
  const registered = without(mandates.registered, event);
  const consultations = without(mandates.consultations, event);
  const taken = {
    ...mandates,
    registered: registered.kept,
    consultations: consultations.kept,
    past: withPast(mandates, { mandates: registered.gone, consultations: consultations.gone }),
  };
  return withoutRatification(withoutResult(taken, event), event);
}

/** Whoever may not know of the round itself sees at least that it has no result any more. */
function withoutResult(mandates: MandateState, event: number): MandateState {
  const [organisation, result] =
    Object.entries(mandates.consulted).find(([, each]) => each.event === event) ?? [];
  if (organisation === undefined || !result) return mandates;
  const { [organisation]: _, ...others } = mandates.consulted;
  const consulted = { ...others, ...resultBefore(organisation, result) };
  return withRound({ ...mandates, consulted }, result.last && { ...result.last, organisation });
}

function withRound(mandates: MandateState, round: Consultation | undefined): MandateState {
  if (!round) return mandates;
  const { consultation: id } = round;
  const past = mandates.past.consultations.filter((one) => one !== id);
  return {
    ...mandates,
    consultations: { ...mandates.consultations, [id]: round },
    past: { ...mandates.past, consultations: past },
  };
}

function resultBefore(organisation: string, { rounds, before }: Consulted): MandateState['consulted'] {
  return before ? { [organisation]: { rounds: rounds - 1, ...before } } : {};
}

function withoutRatification(mandates: MandateState, event: number): MandateState {
  const { [`${event}`]: act, ...ratified } = mandates.ratified;
  if (!act) return mandates;
  return { ...mandates, ratified, awaited: { ...mandates.awaited, [act.event]: act } };
}

/** The duty to conclude a round falls away with the round. */
export function dropConsultation({ mandates, obligations }: CovenantState, event: number): NewEvent[] {
  const round = Object.values(mandates.consultations).find((each) => each.event === event);
  const obligation = round?.obligation ?? '';
  return obligation in obligations
    ? [{ type: 'ObligationDropped', data: { obligation, because: 'decided' } }]
    : [];
}

function without<T extends { event: number }>(
  items: Record<string, T>,
  event: number,
): { kept: Record<string, T>; gone: string[] } {
  const all = Object.entries(items);
  return {
    kept: Object.fromEntries(all.filter(([, item]) => item.event !== event)),
    gone: all.filter(([, item]) => item.event === event).map(([id]) => id),
  };
}
