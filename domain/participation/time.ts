import type { TimeFact } from '../area.ts';
import type { CovenantState } from '../state.ts';
import { dayOfBeginning } from '../suspension.ts';
import { rightsArising } from './disputes.ts';
import { entryDay } from './standing.ts';

/** Facts that time makes of who takes part. */
export function participationFacts(state: CovenantState): TimeFact[] {
  return [...beginnings(state), ...rightsArising(state)];
}

/** Who joined before entry into force takes part from that day on, held up as long as the phase that begins with it. */
function beginnings(state: CovenantState): TimeFact[] {
  const { waiting } = state.participation;
  const entry = entryDay(state);
  if (entry === undefined || waiting.length === 0) return [];
  const on = dayOfBeginning(state, entry);
  return [
    {
      on: entry,
      events: waiting.map((organisation) => ({ type: 'ParticipationBegan', data: { organisation, on } })),
    },
  ];
}
