import type { RefusalTexts } from '../area.ts';

export const adoptionRefusals = {
  ADOPTION_CONTRADICTS: {
    en: '{one} on {on} and {other} on {day} contradict each other: by the agreed terms they cannot both be so. Correct one, or give a window (from, to) where its day is not known exactly.',
    nl: '{one} op {on} en {other} op {day} spreken elkaar tegen: volgens de overeengekomen definitie kan niet beide waar zijn. Verbeter er een, of geef een venster (from, to) waar de dag niet precies bekend is.',
  },
  ADOPTION_UNKNOWN_NAME: {
    en: 'The past fact {fact} names something that the definition does not have. Check the name, or add it to the definition.',
    nl: 'Het feit {fact} noemt iets wat de definitie niet kent. Controleer de naam, of voeg haar toe aan de definitie.',
  },
  ADOPTION_DUTY_OF_EACH: {
    en: 'Each organisation owes {fact} for itself. Tell who has met it, one fact each: {duties}.',
    nl: 'Iedere organisatie heeft {fact} voor zichzelf te doen. Vertel wie het gedaan heeft, een feit per organisatie: {duties}.',
  },
  ADOPTION_FACT_TWICE: {
    en: 'The past fact {fact} is told twice. Keep one.',
    nl: 'Het feit {fact} staat er tweemaal. Houd er een.',
  },
  ADOPTION_AFTER_ITS_DAY: {
    en: 'The past fact {fact} reaches to {day}, after {asOf}, the day as of which the covenant is adopted. Correct it, or record it after the adoption.',
    nl: 'Het feit {fact} reikt tot {day}, na {asOf}, de dag per wanneer het convenant wordt overgenomen. Verbeter het, of leg het na de overname vast.',
  },
  ADOPTION_PHASE_UNDATED: {
    en: 'The covenant is in phase {phase}, but no fact says when that began. Add it, with a window where it is not known exactly.',
    nl: 'Het convenant is in fase {phase}, maar geen feit zegt wanneer die begon. Voeg het toe, met een venster waar het niet precies bekend is.',
  },
  ADOPTION_PHASE_LATER: {
    en: 'The covenant is in phase {phase}, but phase {later}, which comes after it, is told to have begun. Make them agree.',
    nl: 'Het convenant is in fase {phase}, maar fase {later}, die erna komt, zou begonnen zijn. Maak ze gelijk.',
  },
  ADOPTION_NOT_CONCLUDED: {
    rule: 'R75',
    en: 'Phase {phase} comes after the signing, but no fact says when the agreement was concluded. Add the conclusion, with a window where needed.',
    nl: 'Fase {phase} komt na de ondertekening, maar geen feit zegt wanneer de overeenkomst gesloten is. Voeg de sluiting (conclusion) toe, zo nodig met een venster.',
  },
  ADOPTION_ALL_SIGNED: {
    rule: 'R75',
    en: 'Every party is told to have signed, but no fact says when the agreement was concluded. Add the conclusion, with a window where needed.',
    nl: 'Elke partij zou getekend hebben, maar geen feit zegt wanneer de overeenkomst gesloten is. Voeg de sluiting (conclusion) toe, zo nodig met een venster.',
  },
} as const satisfies RefusalTexts;
