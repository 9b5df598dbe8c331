import type { MandateState } from './state.ts';

/** Ids that are not given again, with some more of them. */
export function withPast(
  { past }: MandateState,
  { mandates = [], consultations = [] }: Partial<MandateState['past']>,
): MandateState['past'] {
  return {
    mandates: [...past.mandates, ...mandates],
    consultations: [...past.consultations, ...consultations],
  };
}
