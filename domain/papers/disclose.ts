import type { DisclosuresOf } from '../area.ts';
import type { Audience } from '../definition.ts';
import type { CovenantState } from '../state.ts';
import type { PaperEvents } from './events.ts';
import { paperTerms, readersOf } from './terms.ts';

/** A paper by its readers, a comment by its own audience; who tabled or said it knows of it. */
export const paperDisclosures: DisclosuresOf<PaperEvents> = {
  PaperTabled: ({ paper, organisation }, state) => ({
    audience: readersIn(state, paper),
    owner: organisation,
  }),
  PaperCommented: ({ audience, organisation }) => ({ audience, owner: organisation }),
  PaperAdopted: ({ paper }, state) => ({ audience: readersIn(state, paper), owner: null }),
};

function readersIn(state: CovenantState, paper: string): Audience {
  const terms = paperTerms(state, paper);
  return terms ? readersOf(terms) : 'secretariat';
}
