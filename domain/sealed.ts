import type { Fact, NewEvent } from './events.ts';
import { covenantPaper } from './signing/papers.ts';
import type { CovenantState } from './state.ts';

/**
 * Once everybody has signed, each later event names the text that it stands under: `sealed`, the commitment to the
 * covenant's own document. It proves which text an event was recorded under and is no part of the fact, so the fold
 * never sees it.
 */

/** Data of an event as the ledger keeps it; `state` is the state before the event. */
export function anchored({ type, data }: NewEvent, state: CovenantState): Fact['data'] {
  const sealed = state.signing.sealed[covenantPaper(state)];
  // What seals a paper names that paper's own document.
  return sealed === undefined || type === 'PaperSealed' ? data : { ...data, sealed };
}

/** The fact without the text that it stands under. */
export function withoutAnchor<F extends Fact>(fact: F): F {
  if (fact.type === 'PaperSealed' || !('sealed' in fact.data)) return fact;
  const { sealed: _, ...data } = fact.data;
  return { ...fact, data };
}
