import type { Disclosure, DisclosuresOf } from '../area.ts';
import type { CovenantState } from '../state.ts';
import type { PaperEvents } from './events.ts';
import { papersOf, readersOf } from './terms.ts';

/** A paper by its readers, a comment by its own audience; who tabled or said it knows of it. */
export const paperDisclosures: DisclosuresOf<PaperEvents> = {
  PaperTabled: ({ paper, organisation }, state) => ({ ...toReaders(state, paper), owner: organisation }),
  PaperCommented: ({ audience, organisation }, state) => ({
    audience,
    owner: organisation,
    also: audience === 'parties' ? penholders(state) : [],
  }),
  PaperAdopted: ({ paper }, state) => ({ ...toReaders(state, paper), owner: null }),
};

/** Who holds the pen (penvoerder) reads what the parties read. */
function toReaders(state: CovenantState, paper: string): Pick<Disclosure, 'audience' | 'also'> {
  const terms = papersOf(state.definition ?? {}).find(({ id }) => id === paper);
  const audience = terms ? readersOf(terms) : 'secretariat';
  return { audience, also: audience === 'parties' ? penholders(state) : [] };
}

function penholders({ definition }: CovenantState): string[] {
  return definition ? [definition.facilitator, definition.secretariat] : [];
}
