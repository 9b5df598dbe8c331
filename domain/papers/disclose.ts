import type { Disclosure, DisclosuresOf } from '../area.ts';
import { facilitatorOf, secretariatOf } from '../participation/standing.ts';
import type { CovenantState } from '../state.ts';
import type { PaperEvents } from './events.ts';
import { papersOf, readersOf } from './terms.ts';

/** A paper by its readers, a comment by its own audience; who tabled or said it knows of it. */
export const paperDisclosures: DisclosuresOf<PaperEvents> = {
  PaperTabled: ({ paper, organisation }, state) => ({
    ...toReaders(state, paper),
    owner: organisation,
    narrower: { note: { ...toTheTable(state, paper), owner: organisation } },
  }),
  PaperCommented: ({ audience, organisation }, state) => ({
    audience,
    owner: organisation,
    also: audience === 'parties' ? penholders(state) : [],
  }),
  PaperAdopted: ({ paper }, state) => {
    const table = toTheTable(state, paper);
    return {
      ...toReaders(state, paper),
      owner: null,
      narrower: { reason: table, goOnBecause: table, missing: table },
    };
  },
};

/** What is said of a public paper is for the parties all the same. */
function toTheTable(state: CovenantState, paper: string): Disclosure<never> {
  const { audience, also } = toReaders(state, paper);
  if (audience !== 'public') return { audience, owner: null, ...(also && { also }) };
  return { audience: 'parties', owner: null, also: penholders(state) };
}

/** Who holds the pen (penvoerder) reads what the parties read. */
function toReaders(state: CovenantState, paper: string): Pick<Disclosure, 'audience' | 'also'> {
  const terms = papersOf(state.definition ?? {}).find(({ id }) => id === paper);
  const audience = terms ? readersOf(terms) : 'secretariat';
  return { audience, also: audience === 'parties' ? penholders(state) : [] };
}

function penholders(state: CovenantState): string[] {
  return state.definition ? [facilitatorOf(state), secretariatOf(state)] : [];
}
