import type { LocalText } from '../domain/primitives.ts';
import type { Language } from './notice-payload.ts';

/** Everything that a notice says, by key. `{name}` stands for a parameter. */
const messages = {
  'subject.one': {
    nl: '{covenant}: een punt vraagt uw aandacht',
    en: '{covenant}: one item for your attention',
  },
  'subject.many': {
    nl: '{covenant}: {count} punten vragen uw aandacht',
    en: '{covenant}: {count} items for your attention',
  },
  'subject.several': {
    nl: '{count} punten uit {covenants} convenanten vragen uw aandacht',
    en: '{count} items from {covenants} covenants for your attention',
  },
  greeting: { nl: 'Geachte {name},', en: 'Dear {name},' },
  introduction: {
    nl: 'Hieronder staat wat er op {day} van u of uw organisatie gevraagd wordt in het kader van:',
    en: 'This is what is asked of you or your organisation on {day}, in the course of:',
  },
  'introduction.news': {
    nl: 'Hieronder staat wat er op {day} te melden is in het kader van:',
    en: 'This is what there is to tell on {day}, in the course of:',
  },
  item: { nl: '{subject} ({organisation})', en: '{subject} ({organisation})' },
  'item.occurrence': {
    nl: '{subject}, {occurrence}e keer ({organisation})',
    en: '{subject}, no. {occurrence} ({organisation})',
  },
  'item.unnamed': { nl: 'Afspraak {id}', en: 'Commitment {id}' },
  reminder: {
    nl: 'Graag uiterlijk op {due} ({distance}).',
    en: 'Please do this by {due} ({distance}).',
  },
  overdue: {
    nl: 'De termijn liep tot en met {due} ({distance}). Wilt u laten weten wanneer wij uw antwoord mogen verwachten?',
    en: 'This was due on {due} ({distance}). Could you tell us when we may expect your answer?',
  },
  returned: {
    nl: 'Uw melding is teruggekomen met het verzoek haar aan te vullen, graag uiterlijk op {due} ({distance}).',
    en: 'Your report has come back with the request to complete it, please by {due} ({distance}).',
  },
  'returned.reason': { nl: 'Toelichting: {reason}', en: 'Explanation: {reason}' },
  'gate-opened': {
    nl: 'Aan partijen wordt een besluit gevraagd: {subject}.',
    en: 'The parties are asked for a decision: {subject}.',
  },
  'phase-started': { nl: 'Een nieuwe fase is begonnen: {subject}.', en: 'A new phase has begun: {subject}.' },
  corrected: {
    nl: 'Gegeven nummer {id} is hersteld. Kreeg u daarover eerder bericht, dan geldt dat niet meer.',
    en: 'Record number {id} has been corrected. If you were told about it before, that no longer holds.',
  },
  undelivered: {
    nl: 'Een bericht aan {person} ({organisation}) is niet zeker aangekomen: {reason}. Wilt u zelf contact opnemen?',
    en: 'A message to {person} ({organisation}) may not have arrived: {reason}. Please get in touch yourself.',
  },
  routed: {
    nl: 'Bestemd voor {person}, maar er is geen leesbaar adres ({reason}). Wilt u dit doorgeven?',
    en: 'Meant for {person}, for whom there is no readable address ({reason}). Please pass it on.',
  },
  'routed.nobody': {
    nl: 'Deze organisatie heeft niemand aangewezen. Wilt u dit doorgeven?',
    en: 'This organisation has named nobody. Please pass it on.',
  },
  answer: {
    nl: 'U kunt antwoorden door op dit bericht te reageren; het secretariaat legt uw antwoord vast. Hebt u al geantwoord, dan hebben onze berichten elkaar gekruist en hoeft u niets te doen.',
    en: 'You can answer by replying to this message; the secretariat records your answer. If you have answered already, our messages have crossed and there is nothing you need to do.',
  },
  'answer.officer': {
    nl: 'Een ontvangen antwoord legt u vast met: covenant report-done CONVENANT VERPLICHTING --as {person} --for ORGANISATIE --evidence BESTAND',
    en: 'Record an answer that came in with: covenant report-done COVENANT OBLIGATION --as {person} --for ORGANISATION --evidence FILE',
  },
  closing: { nl: 'Met vriendelijke groet,', en: 'Kind regards,' },
  secretariat: { nl: 'Het secretariaat', en: 'The secretariat' },
  'reason.unknown-person': { nl: 'onbekende persoon', en: 'unknown person' },
  'reason.erased': { nl: 'gegevens gewist', en: 'details erased' },
  'reason.missing': { nl: 'gegevens ontbreken', en: 'details missing' },
  'reason.unreadable': { nl: 'gegevens onleesbaar', en: 'details unreadable' },
  'reason.refused': { nl: 'geweigerd ({detail})', en: 'refused ({detail})' },
  'reason.doubtful': { nl: 'verbinding verbroken ({detail})', en: 'connection lost ({detail})' },
} as const satisfies Record<string, LocalText>;

export type MessageKey = keyof typeof messages;

/** Says one message in a language. */
export function say(
  key: MessageKey,
  language: Language,
  parameters: Record<string, string | number> = {},
): string {
  return messages[key][language].replace(/\{(\w+)\}/g, (_, name: string) => `${parameters[name] ?? '?'}`);
}
