import type { Step } from './steps.ts';

/**
 * Numbers of the events that a correction, or a ratification that was refused, took back. What was only noted as a mistake
 * is not among them: other facts rest on it, and it stands.
 */
export function takenBackIn(steps: readonly Step[]): ReadonlySet<number> {
  const numbers = steps.flatMap(({ fact }) => {
    const takesBack = fact.type === 'EventCorrected' || fact.type === 'RatificationRefused';
    return takesBack && fact.data.effect === 'undone' ? [fact.data.event] : [];
  });
  return new Set(numbers);
}
