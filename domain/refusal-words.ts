import { dutyAnswers } from './duty-refusals.ts';
import { mandatedActs } from './mandates/refusals.ts';
import { facilitationRoles, kindsOfOrganisations } from './milestone-refusals.ts';
import type { LocalText } from './primitives.ts';

/** Words of ours in the parameters of refusals; every other parameter is an id, a date or a number. */

const obligationStates: Record<string, LocalText> = {
  open: { en: 'open', nl: 'open' },
  reported: { en: 'reported done', nl: 'gereedgemeld' },
  suspended: { en: 'suspended', nl: 'opgeschort' },
  'open/suspended': { en: 'open or suspended', nl: 'open of opgeschort' },
};

/** Kinds of phases; definitions mostly call their phases by these words too. */
const phases: Record<string, LocalText> = {
  preparation: { en: 'preparation', nl: 'voorbereiding' },
  information: { en: 'information', nl: 'informatiefase' },
  dialogue: { en: 'dialogue', nl: 'dialoog' },
  signing: { en: 'signing', nl: 'ondertekening' },
  implementation: { en: 'implementation', nl: 'uitvoering' },
  midterm: { en: 'midterm review', nl: 'midterm review' },
  evaluation: { en: 'evaluation', nl: 'evaluatie' },
};

/** As what an organisation takes part, or in which other capacity somebody acts. */
export const participationWords = {
  party: { en: 'party', nl: 'partij' },
  'affiliated-company': { en: 'affiliated company', nl: 'aangesloten bedrijf' },
  associate: { en: 'associate', nl: 'geassocieerd lid' },
  supporter: { en: 'supporter', nl: 'ondersteuner' },
  expert: { en: 'expert', nl: 'deskundige' },
  observer: { en: 'observer', nl: 'waarnemer' },
  facilitator: { en: 'facilitator', nl: 'procesbegeleider' },
  body: { en: 'body', nl: 'orgaan' },
  parties: { en: 'the parties together', nl: 'partijen samen' },
} as const satisfies Record<string, LocalText>;

/** Those who may do something, in any capacity of the policy. */
export const entitledWords: Record<string, LocalText> = {
  secretariat: { en: 'the secretariat’s officers', nl: 'medewerkers van het secretariaat' },
  party: { en: 'parties', nl: 'partijen' },
  'affiliated-company': { en: 'affiliated companies', nl: 'aangesloten bedrijven' },
  associate: { en: 'associates', nl: 'geassocieerde leden' },
  supporter: { en: 'supporters', nl: 'ondersteuners' },
  expert: { en: 'experts', nl: 'deskundigen' },
  observer: { en: 'observers', nl: 'waarnemers' },
  facilitator: { en: 'the facilitator', nl: 'de procesbegeleider' },
  body: { en: 'a body', nl: 'een orgaan' },
  parties: { en: 'the parties together', nl: 'partijen samen' },
  person: { en: 'the person whom it is about', nl: 'de persoon om wie het gaat' },
  officers: { en: 'the secretariat’s officers', nl: 'de medewerkers van het secretariaat' },
  nobody: { en: 'nobody', nl: 'niemand' },
  'chair-or-officer': {
    en: 'the chair or an officer of the secretariat',
    nl: 'de voorzitter of een medewerker van het secretariaat',
  },
};

const words: Record<string, Record<string, LocalText>> = {
  what: {
    gate: { en: 'This gate', nl: 'Dit beslismoment' },
    signing: { en: 'Signing', nl: 'Ondertekenen' },
    restart: { en: 'A restart', nl: 'Een herstart' },
    closing: { en: 'Closing', nl: 'Afsluiten' },
    'norms-test': { en: 'A test against the norms', nl: 'Een toets aan de normen' },
  },
  takers: kindsOfOrganisations,
  facilitationRole: facilitationRoles,
  roles: facilitationRoles,
  entitled: entitledWords,
  participation: participationWords,
  why: {
    DAY_TWICE: { en: 'it stands there twice', nl: 'de dag staat er tweemaal' },
    DAY_OPEN_AND_CLOSED: {
      en: 'it is both closed and opened again',
      nl: 'de dag is gesloten en weer geopend',
    },
    DAY_NOT_CLOSED: {
      en: 'it is opened again but was not closed',
      nl: 'de dag wordt weer geopend maar was niet gesloten',
    },
  },
  act: mandatedActs,
  answeredBy: dutyAnswers,
  status: {
    new: { en: 'not opened yet', nl: 'nog niet geopend' },
    stopped: { en: 'stopped', nl: 'gestopt' },
    closed: { en: 'closed', nl: 'afgesloten' },
  },
  role: {
    officer: { en: 'officer', nl: 'medewerker van het secretariaat' },
    chair: { en: 'chair', nl: 'voorzitter' },
  },
  to: {
    director: { en: 'a director', nl: 'een bestuurder' },
    chair: { en: 'the chair', nl: 'de voorzitter' },
    body: { en: 'a body', nl: 'een orgaan' },
  },
  state: obligationStates,
  phase: phases,
  wanted: { ...phases, ...obligationStates },
};

const OR: LocalText = { en: 'or', nl: 'of' };

/**
 * A parameter in the reader's language. A list (`party, expert`) that has a word of ours in it reads as a choice:
 * `parties or experts`; names that are not ours stay as they are.
 */
export function inWords(name: string, value: string, language: 'nl' | 'en'): string {
  const known = words[name];
  if (!known) return value;
  const parts = value.split(', ');
  if (!parts.some((part) => Object.hasOwn(known, part))) return value;
  return listed(
    parts.map((part) => (Object.hasOwn(known, part) ? known[part]?.[language] : undefined) ?? part),
    language,
  );
}

/** `a, b or c` */
export function listed(parts: readonly string[], language: 'nl' | 'en'): string {
  const all = [...parts];
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} ${OR[language]} ${last}`;
}
