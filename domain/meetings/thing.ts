import type { Disclosure } from '../area.ts';
import { ofPartiesAnd } from '../commitments/disclose.ts';
import { disclosureOf } from '../dossier/audience.ts';
import { definitionOf, type CovenantState } from '../state.ts';
import type { AgendaAbout } from './commands.ts';

const ofParties: Disclosure<never> = { audience: 'parties', owner: null };

/**
 * Who may know of the thing that an item of an agenda is about; undefined where there is no such thing. Gates, commitments
 * and risks are the parties', a commitment its owners' too; minutes are known to whoever knows of their meeting.
 */
export function disclosureOfThing(
  state: CovenantState,
  { kind, id }: AgendaAbout,
): Disclosure<never> | undefined {
  switch (kind) {
    case 'item': {
      const item = state.dossier.open[id];
      return item && disclosureOf(item);
    }
    case 'obligation': {
      const duty = state.obligations[id];
      return duty && { audience: duty.audience, owner: duty.owner };
    }
    case 'paper': {
      const terms = definitionOf(state).papers?.find((paper) => paper.id === id);
      if (!terms && !state.papers[id]) return undefined;
      return { audience: terms?.audience ?? 'parties', owner: null };
    }
    case 'gate':
      return definitionOf(state).gates.some((gate) => gate.id === id) ? ofParties : undefined;
    case 'minutes': {
      const meeting = state.meetings.open[id];
      return meeting && { audience: meeting.audience, owner: null };
    }
    case 'commitment': {
      const owners = state.commitments.made[id]?.owners;
      return owners && ofPartiesAnd(state, owners);
    }
    case 'risk':
      return state.commitments.risks[id] ? ofParties : undefined;
  }
}
