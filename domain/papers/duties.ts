import { definitionOf, type CovenantState, type Obligation } from '../state.ts';
import { answeringPaper } from './terms.ts';

/** Duties that the adoption of a paper answers. */

export function paperOf(state: CovenantState, { template: id }: Obligation): string | null {
  const definition = definitionOf(state);
  const template = definition.obligations.find((each) => each.id === id);
  return template ? answeringPaper(definition, template) : null;
}

/**
 * The event by which a duty's paper was adopted already, for a duty that opens after it. A duty that recurs asks for a
 * new adoption each time.
 */
export function adoptionFor(state: CovenantState, obligation: Obligation): { event: number } | null {
  const template = definitionOf(state).obligations.find(({ id }) => id === obligation.template);
  if (template?.every !== undefined) return null;
  return state.papers[paperOf(state, obligation) ?? '']?.adopted ?? null;
}
