import type { NewEvent } from '../events.ts';
import type { CovenantState } from '../state.ts';
import type { CivilDate } from '../primitives.ts';
import { mandatesOf, standingOf } from './cover.ts';
import { withPast } from './past.ts';

/** What ends with an organisation's part in the covenant. */

/** Its mandates, and the right of others to act for it. */
export function endMandates(state: CovenantState, organisation: string, on: CivilDate): NewEvent[] {
  const ended = mandatesOf(state, organisation)
    .filter((mandate) => ['valid', 'not-yet'].includes(standingOf(mandate, on)))
    .map(({ mandate }): NewEvent => ({
      type: 'MandateRevoked',
      data: { mandate, organisation, because: 'organisation-left' },
      rules: ['R31'],
    }));
  const acting = Object.keys(state.mandates.actsFor)
    .filter((person) => state.mandates.actsFor[person]?.includes(organisation))
    .map((person): NewEvent => ({ type: 'ActingEnded', data: { organisation, person } }));
  return [...ended, ...acting];
}

/**
 * Its consultations close without a result, and nobody represents it. An act of its that waited for ratification keeps
 * standing as it was done, and waits no more: nobody is left to ratify it, and at gates and signing an organisation that
 * has left counts no longer.
 */
export function withoutTable(state: CovenantState, organisation: string): CovenantState {
  const { mandates } = state;
  const others = <T extends { organisation: string }>(items: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(items).filter(([, item]) => item.organisation !== organisation));
  const closed = Object.values(mandates.consultations).filter((each) => each.organisation === organisation);
  const { [organisation]: _, ...representatives } = mandates.representatives;
  return {
    ...state,
    mandates: {
      ...mandates,
      consultations: others(mandates.consultations),
      past: withPast(mandates, { consultations: closed.map(({ consultation }) => consultation) }),
      awaited: others(mandates.awaited),
      ratified: others(mandates.ratified),
      representatives,
    },
  };
}
