import type { LocalText } from '../../domain/primitives.ts';
import type { CovenantState } from '../../domain/state.ts';
import { both, dateName, gateName, milestoneName, phaseName } from './names.ts';

const known: Readonly<Record<string, LocalText>> = {
  opening: { nl: 'de opening', en: 'the opening' },
  agreed: { nl: 'de dag van akkoord', en: 'the day of agreement' },
  signing: { nl: 'de laatste handtekening', en: 'the last signature' },
  'entry-into-force': { nl: 'de inwerkingtreding', en: 'entry into force' },
  'term-end': { nl: 'het einde van de looptijd', en: 'the end of the term' },
  joining: { nl: 'de aansluiting', en: 'joining' },
  opened: { nl: 'de dag dat zij openging', en: 'the day it opened' },
};

/** An anchor as people know it: a day by its own name, or the phase, gate, milestone or date that makes it. */
export function anchorName(state: CovenantState, anchor: string): LocalText {
  const [kind, id = ''] = anchor.split(':');
  switch (kind) {
    case 'phase':
      return phaseName(state, id);
    case 'gate':
      return gateName(state, id);
    case 'milestone':
      return milestoneName(state, id);
    case 'date':
      return dateName(state, id);
    default:
      return known[anchor] ?? both(anchor);
  }
}
