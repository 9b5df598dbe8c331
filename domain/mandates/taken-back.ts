import type { CovenantState } from '../state.ts';
import { withPast } from './past.ts';
import type { MandateState } from './state.ts';

/** Events that a correction can take back: a mandate that was registered, a consultation that was opened. */
export function openMandateEvents({ mandates }: CovenantState): number[] {
  return [...Object.values(mandates.registered), ...Object.values(mandates.consultations)].map(
    ({ event }) => event,
  );
}

/** Takes back what an event recorded of mandates; its id is not given again, since other facts may name it. */
export function mandatesTakenBack(mandates: MandateState, event: number): MandateState {
  const registered = without(mandates.registered, event);
  const consultations = without(mandates.consultations, event);
  return {
    ...mandates,
    registered: registered.kept,
    consultations: consultations.kept,
    past: withPast(mandates, { mandates: registered.gone, consultations: consultations.gone }),
  };
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
