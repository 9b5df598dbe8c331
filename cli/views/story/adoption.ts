import type { AdoptionEvents, ImportedFact } from '../../../domain/adoption/events.ts';
import { subjectOf } from '../../../domain/adoption/contradictions.ts';
import type { LocalText } from '../../../domain/primitives.ts';
import type { CovenantState } from '../../../domain/state.ts';
import { fill, messages } from '../../messages.ts';
import {
  both,
  dateName,
  dutyName,
  gateName,
  milestoneName,
  organisationName,
  phaseName,
  templateIn,
} from '../names.ts';
import { windowOf } from './days.ts';
import type { TellersOf } from './told.ts';

export const adoptionTellers: TellersOf<AdoptionEvents> = {
  CovenantAdopted: [
    'course',
    ({ definition, asOf, source }) => ({ names: { name: definition.name, day: asOf }, text: source }),
  ],
  PastFactImported: [
    'course',
    (fact, state) => ({
      names: { what: whatHappened(fact, state), day: windowOf(fact.from, fact.to) },
      text: fact.source,
    }),
  ],
  AdoptionCompleted: ['course', ({ notChased }) => ({ names: { count: `${notChased.length}` } })],
};

/** A fact of the past in words, such as "phase dialogue began". */
function whatHappened(fact: ImportedFact, state: CovenantState): LocalText {
  const name = nameIn(fact, state);
  const { nl, en } = messages[`past.${fact.kind}`];
  return { nl: fill(nl, { name: name.nl }), en: fill(en, { name: name.en }) };
}

function nameIn(fact: ImportedFact, state: CovenantState): LocalText {
  const subject = subjectOf(fact) ?? '';
  switch (fact.kind) {
    case 'milestone':
      return milestoneName(state, subject);
    case 'phase':
      return phaseName(state, subject);
    case 'gate':
      return gateName(state, subject);
    case 'date':
      return dateName(state, subject);
    case 'done': {
      const { nl, en } = dutyName(state, templateIn(subject), subject);
      return { nl: `${nl} [${subject}]`, en: `${en} [${subject}]` };
    }
    default:
      return both(organisationName(state, subject));
  }
}
