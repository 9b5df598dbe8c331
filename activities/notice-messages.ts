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
  'item.review': { nl: 'Terugblik op besluit: {subject}', en: 'Looking back on a decision: {subject}' },
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
  declined: {
    nl: 'Op uw verzoek kunnen wij niet ingaan; de termijn blijft {due} ({distance}).',
    en: 'We cannot grant your request; the due day stays {due} ({distance}).',
  },
  'declined.undated': {
    nl: 'Op uw verzoek kunnen wij niet ingaan.',
    en: 'We cannot grant your request.',
  },
  escalation: {
    nl: 'De termijn liep tot en met {due} ({distance}). Zoals partijen hebben afgesproken, leggen wij dit nu aan u voor.',
    en: 'This was due on {due} ({distance}). As the parties have agreed, we now put it to you.',
  },
  'to-confirm': {
    nl: 'De termijn loopt tot en met {due} ({distance}). Partijen hebben afgesproken dat dit nu hoger wordt voorgelegd; dat gebeurt pas als u het bevestigt: covenant reminder confirm {covenant} {id} --step STAP. covenant reminder explain {covenant} {id} toont de stap.',
    en: 'This is due on {due} ({distance}). The parties have agreed that it now goes further up; that happens only once you confirm it: covenant reminder confirm {covenant} {id} --step STEP. covenant reminder explain {covenant} {id} shows the step.',
  },
  moved: {
    nl: 'De termijn is verplaatst van {previous} naar {due} ({distance}).',
    en: 'The due day has moved from {previous} to {due} ({distance}).',
  },
  'cancelled.decided': {
    nl: 'Deze afspraak is vervallen. U hoeft hiervoor niets meer te doen.',
    en: 'This commitment has been dropped. There is nothing more for you to do.',
  },
  'cancelled.owner-left': {
    nl: 'Deze afspraak is vervallen, omdat de organisatie niet meer deelneemt. U hoeft hiervoor niets meer te doen.',
    en: 'This commitment has been dropped, as the organisation no longer takes part. There is nothing more for you to do.',
  },
  'cancelled.called-off': {
    nl: 'Dit gaat niet door. U hoeft hiervoor niets meer te doen.',
    en: 'This has been called off. There is nothing more for you to do.',
  },
  'cancelled.day-corrected': {
    nl: 'Deze termijn berustte op een onjuiste datum van vroeger. U hoeft hiervoor niets meer te doen.',
    en: 'This due day rested on a wrong date from before. There is nothing more for you to do.',
  },
  'cancelled.covenant-ended': {
    nl: 'Het convenant is beëindigd en deze afspraak is vervallen. U hoeft hiervoor niets meer te doen.',
    en: 'The covenant has ended and this commitment has been dropped. There is nothing more for you to do.',
  },
  'cancelled.covenant-stopped': {
    nl: 'Het convenant is gestopt en deze termijn geldt niet meer. U hoeft hiervoor niets meer te doen.',
    en: 'The covenant has been stopped and this due day no longer holds. There is nothing more for you to do.',
  },
  'cancelled.handed-over': {
    nl: 'Deze afspraak is overgenomen door een andere organisatie. U hoeft hiervoor niets meer te doen.',
    en: 'Another organisation has taken this commitment over. There is nothing more for you to do.',
  },
  'handed-over': {
    nl: 'Uw organisatie heeft deze afspraak overgenomen. Graag uiterlijk op {due} ({distance}).',
    en: 'Your organisation has taken this commitment over. Please do it by {due} ({distance}).',
  },
  'handed-over.undated': {
    nl: 'Uw organisatie heeft deze afspraak overgenomen. Een dag is er nog niet.',
    en: 'Your organisation has taken this commitment over. It has no day yet.',
  },
  'cancelled.signing-ended': {
    nl: 'De ondertekening is beëindigd. U hoeft nu niet te tekenen.',
    en: 'The signing has ended. You need not sign now.',
  },
  summary: {
    nl: 'U bent nu het aanspreekpunt van {organisation}. Dit staat er open:',
    en: 'You are now the contact of {organisation}. This is what is open:',
  },
  'summary.occurrence': { nl: '{subject}, {occurrence}e keer', en: '{subject}, no. {occurrence}' },
  'summary.due': {
    nl: '{title}, graag uiterlijk op {due} ({distance})',
    en: '{title}, please by {due} ({distance})',
  },
  'returned.reason': { nl: 'Toelichting: {reason}', en: 'Explanation: {reason}' },
  'gate-opened': {
    nl: 'Aan partijen wordt een besluit gevraagd: {subject}.',
    en: 'The parties are asked for a decision: {subject}.',
  },
  'phase-started': { nl: 'Een nieuwe fase is begonnen: {subject}.', en: 'A new phase has begun: {subject}.' },
  'signing-opened': {
    nl: 'De ondertekening is geopend. U wordt gevraagd te tekenen: {subject}.',
    en: 'Signing has been opened. You are asked to sign: {subject}.',
  },
  'signature-refused': {
    nl: '{subject} tekent niet. De ondertekening is daarmee beëindigd; de handtekening van anderen wordt nu niet gevraagd.',
    en: '{subject} does not sign. That ends the signing; the signatures of others are not asked now.',
  },
  'meeting-planned': {
    nl: 'U bent uitgenodigd voor {day}, {from}–{to} uur.',
    en: 'You are invited for {day}, {from}–{to}.',
  },
  'meeting-moved': {
    nl: 'De vergadering is verplaatst naar {day}, {from}–{to} uur; dat was {previous}, {at} uur.',
    en: 'The meeting has moved to {day}, {from}–{to}; it was {previous}, {at}.',
  },
  'meeting-changed': {
    nl: 'De uitnodiging is gewijzigd; het blijft {day}, {from}–{to} uur.',
    en: 'The invitation has changed; it stays {day}, {from}–{to}.',
  },
  'meeting-cancelled': {
    nl: 'De vergadering van {day}, {from} uur, gaat niet door.',
    en: 'The meeting of {day}, {from}, does not take place.',
  },
  'meeting-uninvited': {
    nl: 'U wordt niet meer verwacht bij de vergadering van {day}, {from} uur.',
    en: 'You are no longer expected at the meeting of {day}, {from}.',
  },
  'meeting.place': { nl: 'Plaats: {place}', en: 'Place: {place}' },
  'meeting.host': { nl: 'Gastheer: {host}', en: 'Host: {host}' },
  'meeting.agenda': { nl: 'Op de agenda staat tot nu toe:', en: 'On the agenda so far:' },
  'about.minutes': { nl: 'Verslag: {title}', en: 'Minutes: {title}' },
  'about.gate': { nl: 'Beslismoment: {title}', en: 'Decision: {title}' },
  'minutes-circulated': {
    nl: 'Het conceptverslag van {day} gaat hierbij.',
    en: 'The draft minutes of {day} are attached.',
  },
  'minutes.apart': {
    nl: 'Er is een conceptverslag van {day}. Het kan niet per e-mail mee; vraag het op bij het secretariaat.',
    en: 'There are draft minutes of {day}. They cannot be mailed; please ask the secretariat for them.',
  },
  'minutes.annex': {
    nl: 'De besloten bijlage gaat ook hierbij; niet iedereen krijgt haar.',
    en: 'The restricted annex is attached too; not everybody gets it.',
  },
  'minutes.annex.apart': {
    nl: 'De besloten bijlage kan niet per e-mail mee; vraag haar op bij het secretariaat. Niet iedereen krijgt haar.',
    en: 'The restricted annex cannot be mailed; please ask the secretariat for it. Not everybody gets it.',
  },
  'minutes.comments': {
    nl: 'Opmerkingen ontvangen wij graag uiterlijk op {until} ({distance}).',
    en: 'Please send your comments by {until} ({distance}).',
  },
  'file.minutes': { nl: 'conceptverslag', en: 'draft-minutes' },
  'file.annex': { nl: 'besloten-bijlage', en: 'restricted-annex' },
  'corrected.of': {
    nl: 'Wat over {subject} werd vastgelegd met als dag {on}, is hersteld. Kreeg u daarover eerder bericht, dan geldt dat niet meer.',
    en: 'What was recorded about {subject}, of {on}, has been corrected. If you were told about it before, that no longer holds.',
  },
  /** As messages were planned by earlier builds. */
  corrected: {
    nl: 'Gegeven nummer {id} is hersteld. Kreeg u daarover eerder bericht, dan geldt dat niet meer.',
    en: 'Record number {id} has been corrected. If you were told about it before, that no longer holds.',
  },
  undelivered: {
    nl: 'Een bericht aan {person} ({organisation}) is niet zeker aangekomen: {reason}.',
    en: 'A message to {person} ({organisation}) may not have arrived: {reason}.',
  },
  'undelivered.about': { nl: 'Het ging over: {items}.', en: 'It was about: {items}.' },
  'undelivered.next': {
    nl: 'Het gaat nu naar {next}. Wilt u zorgen voor een adres dat werkt?',
    en: 'It now goes to {next}. Please see to an address that works.',
  },
  'undelivered.nobody': {
    nl: 'Wilt u zelf contact opnemen?',
    en: 'Please get in touch yourself.',
  },
  routed: {
    nl: 'Bestemd voor {person}, maar er is geen leesbaar adres ({reason}). Wilt u dit doorgeven?',
    en: 'Meant for {person}, for whom there is no readable address ({reason}). Please pass it on.',
  },
  'routed.colleague': {
    nl: 'Dit was bestemd voor {person}, die wij niet per e-mail kunnen bereiken ({reason}).',
    en: 'This was meant for {person}, whom we cannot reach by mail ({reason}).',
  },
  'passed-on': {
    nl: 'Dit was bestemd voor {person}, die wij niet per e-mail kunnen bereiken.',
    en: 'This was meant for {person}, whom we cannot reach by mail.',
  },
  'routed.nobody': {
    nl: 'Deze organisatie heeft niemand aangewezen. Wilt u dit doorgeven?',
    en: 'This organisation has named nobody. Please pass it on.',
  },
  answer: {
    nl: 'U kunt antwoorden door op dit bericht te reageren, met het nummer van het punt: "1: gereed" (met bijlagen), "1: uitstel tot {until}, omdat …", "1: lukt niet, omdat …" of "1: niet voor mij, maar voor naam@voorbeeld.nl". Schrijf "afwezig tot {until}" als u weg bent, of stel gewoon uw vraag. Het secretariaat legt uw antwoord vast en bevestigt het.',
    en: 'You can answer by replying to this message, with the number of the item: "1: done" (with attachments), "1: extension until {until}, because …", "1: cannot deliver, because …" or "1: not for me but for name@example.org". Write "away until {until}" if you are not there, or simply ask your question. The secretariat records your answer and confirms it.',
  },
  'answer.decision': {
    nl: 'Een besluit legt het secretariaat niet uit een e-mail vast. Uw standpunt geeft u zoals partijen dat hebben afgesproken; vragen daarover stelt u door op dit bericht te reageren.',
    en: 'The secretariat records no decision from a mail. You give your position in the way that the parties have agreed; ask about it by replying to this message.',
  },
  'answer.signature': {
    nl: 'Een handtekening legt het secretariaat niet uit een e-mail vast. U tekent zoals partijen dat hebben afgesproken; vragen daarover stelt u door op dit bericht te reageren.',
    en: 'The secretariat records no signature from a mail. You sign in the way that the parties have agreed; ask about it by replying to this message.',
  },
  'answer.news': {
    nl: 'Vragen hierover stelt u door op dit bericht te reageren.',
    en: 'You can ask about this by replying to this message.',
  },
  'answer.crossed': {
    nl: 'Hebt u al geantwoord, dan hebben onze berichten elkaar gekruist en hoeft u niets te doen.',
    en: 'If you have answered already, our messages have crossed and there is nothing you need to do.',
  },
  'answer.officer': {
    nl: 'Antwoorden per e-mail neemt u over met: covenant answers. Een ander antwoord legt u vast met: covenant report-done CONVENANT VERPLICHTING --as {person} --for ORGANISATIE --evidence BESTAND',
    en: 'Take over answers by mail with: covenant answers. Record any other answer with: covenant report-done COVENANT OBLIGATION --as {person} --for ORGANISATION --evidence FILE',
  },
  'calendar.name': { nl: 'Afspraken uit convenanten', en: 'Commitments under covenants' },
  'calendar.file': { nl: 'termijnen.ics', en: 'due-days.ics' },
  'calendar.file.cancel': { nl: 'vervallen.ics', en: 'cancelled.ics' },
  'calendar.answer': {
    nl: 'Antwoorden kan door te reageren op het bericht van het secretariaat.',
    en: 'You can answer by replying to the message of the secretariat.',
  },
  'calendar.called-off': { nl: 'Deze vergadering gaat niet door.', en: 'This meeting does not take place.' },
  'calendar.uninvited': { nl: 'U wordt hier niet meer verwacht.', en: 'You are no longer expected here.' },
  'calendar.cancelled': { nl: 'Dit is vervallen.', en: 'This has been dropped.' },
  closing: { nl: 'Met vriendelijke groet,', en: 'Kind regards,' },
  secretariat: { nl: 'Het secretariaat', en: 'The secretariat' },
  'reason.unknown-person': { nl: 'onbekende persoon', en: 'unknown person' },
  'reason.erased': { nl: 'gegevens gewist', en: 'details erased' },
  'reason.missing': { nl: 'gegevens ontbreken', en: 'details missing' },
  'reason.unreadable': { nl: 'gegevens onleesbaar', en: 'details unreadable' },
  'reason.unreachable': { nl: 'adres werkt niet', en: 'address does not work' },
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
