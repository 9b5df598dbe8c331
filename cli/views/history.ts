import type { CivilDate, Instant } from '../../domain/primitives.ts';
import type { Range } from '../../ledger/read.ts';
import type { Step } from './steps.ts';

/**
 * An event as somebody else than the secretariat may see it: without envelope, hash, the ledger's number, and the rules
 * behind it, which can tell of a mandate that is its owner's to tell.
 */
export interface SeenEvent {
  /** Its place among what this viewer may see. */
  number: number;
  type: string;
  /** The civil day on which it happened, Europe/Amsterdam. */
  on: CivilDate;
  recordedAt: Instant;
  /** Who did it, where that is of the viewer's own organisation or done for it. */
  by: string | null;
  /** Organisation or body acted for. */
  for: string | null;
  data: object;
}

/** What somebody may see of a stream, by places in it. */
export function seenHistory(steps: readonly Step[], { from = 1, to = Infinity }: Range): SeenEvent[] {
  return steps
    .map(({ envelope, fact, on }, index) => ({
      number: index + 1,
      type: fact.type,
      on,
      recordedAt: fact.recordedAt,
      by: envelope.actor.person,
      for: envelope.principal?.organisation ?? null,
      data: dataOf(fact),
    }))
    .filter(({ number }) => number >= from && number <= to);
}

/** The agreed terms are a file of their own, which the parties have; here they would hide the rest. */
function dataOf({ type, data }: Step['fact']): object {
  if (type !== 'CovenantOpened' && type !== 'CovenantAdopted') return data;
  const { definition: _, ...rest } = data;
  return rest;
}
