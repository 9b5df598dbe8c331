import type { RefusalTexts } from '../area.ts';
import type { LocalText } from '../primitives.ts';
import type { PerformedAct } from './commands.ts';

/** Acts at the table as a sentence names them in `{act}`. */
export const mandatedActs: Record<PerformedAct, LocalText> = {
  'letter-of-intent': { en: 'a letter of intent', nl: 'een Letter of Intent' },
  position: { en: 'a position', nl: 'een standpunt' },
  commitment: { en: 'a commitment', nl: 'een afspraak' },
  signature: { en: 'a signature', nl: 'een handtekening' },
};

export const mandateRefusals = {
  UNKNOWN_MANDATE: {
    rule: 'R31',
    en: '{organisation} has no mandate {mandate}. covenant parties shows which it has; leave --under out to take any that covers the act.',
    nl: '{organisation} heeft geen mandaat {mandate}. covenant parties toont welke er zijn; laat --under weg om elk mandaat te nemen dat de handeling dekt.',
  },
  MANDATE_EXISTS: {
    rule: 'R31',
    en: 'Mandate {mandate} exists already, and an id is given once. Choose another id, such as one with the year.',
    nl: 'Mandaat {mandate} bestaat al, en een naam wordt eenmaal gegeven. Kies een andere naam, bijvoorbeeld met het jaar.',
  },
  MANDATE_ENDED: {
    rule: 'R31',
    en: 'Mandate {mandate} is revoked already, since {revokedOn}.',
    nl: 'Mandaat {mandate} is al ingetrokken, sinds {revokedOn}.',
  },
  MANDATE_MISSING: {
    rule: 'R31',
    en: '{organisation} has no mandate, and this covenant asks one for {act}. Register it first (covenant mandate register).',
    nl: '{organisation} heeft geen mandaat, en dit convenant vraagt dat voor {act}. Leg het eerst vast (covenant mandate register).',
  },
  MANDATE_EXPIRED: {
    rule: 'R31',
    en: 'Mandate {mandate} of {organisation} ended on {until} and does not cover {act} any more. Register a new one first (covenant mandate register).',
    nl: 'Mandaat {mandate} van {organisation} liep tot en met {until} en dekt {act} niet meer. Leg eerst een nieuw mandaat vast (covenant mandate register).',
  },
  MANDATE_NOT_YET: {
    rule: 'R31',
    en: 'Mandate {mandate} of {organisation} begins on {from} and does not cover {act} yet. Wait for that day, or register one that holds now (covenant mandate register).',
    nl: 'Mandaat {mandate} van {organisation} begint op {from} en dekt {act} nog niet. Wacht op die dag, of leg een mandaat vast dat nu geldt (covenant mandate register).',
  },
  MANDATE_REVOKED: {
    rule: 'R31',
    en: 'Mandate {mandate} of {organisation} was revoked on {revokedOn} and does not cover {act} any more. Register a new one first (covenant mandate register).',
    nl: 'Mandaat {mandate} van {organisation} is op {revokedOn} ingetrokken en dekt {act} niet meer. Leg eerst een nieuw mandaat vast (covenant mandate register).',
  },
  MANDATE_TOO_NARROW: {
    rule: 'R31',
    en: 'Mandate {mandate} of {organisation} does not reach to {act}. Register a wider one first (covenant mandate register).',
    nl: 'Mandaat {mandate} van {organisation} reikt niet tot {act}. Leg eerst een ruimer mandaat vast (covenant mandate register).',
  },
  MANDATE_OTHER_HOLDER: {
    rule: 'R31',
    en: 'Mandate {mandate} of {organisation} is held by {holders}, not by {person}. Let one of them act, or register one for {person} (covenant mandate register).',
    nl: 'Mandaat {mandate} van {organisation} ligt bij {holders}, niet bij {person}. Laat een van hen handelen, of leg er een vast voor {person} (covenant mandate register).',
  },
  HOLDER_ELSEWHERE: {
    rule: 'R31',
    en: '{person} does not act for {organisation}, so cannot hold its mandate. Let {organisation} allow that first (covenant acting allow), or name somebody else.',
    nl: '{person} handelt niet namens {organisation} en kan haar mandaat dus niet houden. Laat {organisation} dat eerst toestaan (covenant acting allow), of noem iemand anders.',
  },
  NOTHING_TO_RATIFY: {
    rule: 'R31',
    en: 'Event {event} waits for no ratification. covenant parties shows which acts do.',
    nl: 'Gebeurtenis {event} wacht niet op bekrachtiging. covenant parties toont welke handelingen dat wel doen.',
  },
  RATIFIED_BY_OTHERS: {
    rule: 'R31',
    en: 'Event {event} is an act of {owner}, which alone ratifies it. Record its decision with --for {owner} and evidence.',
    nl: 'Gebeurtenis {event} is een handeling van {owner}, die haar alleen zelf bekrachtigt. Leg dat besluit vast met --for {owner} en bewijs.',
  },
  OWN_ACT_NEEDS_EVIDENCE: {
    rule: 'R31',
    en: '{person} did this outside the mandate, and so does not ratify it alone. Add what {organisation} decided: --for {organisation} --evidence FILE.',
    nl: '{person} deed dit buiten het mandaat, en bekrachtigt het daarom niet alleen. Voeg toe wat {organisation} besloot: --for {organisation} --evidence BESTAND.',
  },
  CONSULTATION_EXISTS: {
    rule: 'R32',
    en: 'Consultation {consultation} exists already. Give this round an id of its own.',
    nl: 'Raadpleging {consultation} bestaat al. Geef deze ronde een eigen naam.',
  },
  UNKNOWN_CONSULTATION: {
    rule: 'R32',
    en: '{organisation} has no open consultation {consultation}. covenant parties shows which are open.',
    nl: '{organisation} heeft geen open raadpleging {consultation}. covenant parties toont welke open zijn.',
  },
  UNKNOWN_CONSULTED_PAPER: {
    rule: 'R33',
    en: 'Paper {paper} is not one of this covenant’s papers. Name the paper that the consultation is about, or leave paper and version out.',
    nl: 'Stuk {paper} is geen stuk van dit convenant. Noem het stuk waarover de raadpleging gaat, of laat stuk en versie weg.',
  },
  CONSULTED_VERSION_NOT_TABLED: {
    rule: 'R33',
    en: 'Version {version} of {paper} was not tabled; the last one is {last}. Name a version that people can read.',
    nl: 'Versie {version} van {paper} is niet ingebracht; de laatste is {last}. Noem een versie die mensen kunnen lezen.',
  },
  MORE_ANSWERED_THAN_ASKED: {
    rule: 'R32',
    en: '{answered} answered, but only {asked} were asked. Correct one of the numbers.',
    nl: '{answered} antwoordden, maar er zijn er maar {asked} gevraagd. Verbeter een van de getallen.',
  },
  CARD_OF_ANOTHER: {
    en: '{person} is of {organisation}, and no other organisation writes the cards of its people. Name {person} by id, or let an officer record this.',
    nl: '{person} is van {organisation}, en geen andere organisatie schrijft de kaartjes van haar mensen. Noem {person} bij de id, of laat een medewerker van het secretariaat dit vastleggen.',
  },
  ACTS_ALREADY: {
    en: '{person} acts for {organisation} already.',
    nl: '{person} handelt al namens {organisation}.',
  },
  ACTS_NOT: {
    en: '{person} does not act for {organisation}, so there is nothing to end.',
    nl: '{person} handelt niet namens {organisation}, dus er is niets te beëindigen.',
  },
  LAST_PERSON: {
    rule: 'R54',
    en: '{person} is the last person of {organisation} who can act for it. Name the new contact first (covenant contact change), and end this then.',
    nl: '{person} is de laatste persoon van {organisation} die namens haar kan handelen. Noem eerst de nieuwe contactpersoon (covenant contact change), en beëindig dit daarna.',
  },
  LAST_OFFICER: {
    en: '{person} is the last officer of the secretariat, and without one nobody can record anything. Name the next one first (covenant officer name), and end this then.',
    nl: '{person} is de laatste medewerker van het secretariaat, en zonder kan niemand iets vastleggen. Noem eerst de volgende (covenant officer name), en beëindig dit daarna.',
  },
  OFFICE_HELD: {
    en: '{person} is {role} already.',
    nl: '{person} is al {role}.',
  },
  CHAIR_AND_OFFICER: {
    rule: 'R10',
    en: '{person} cannot be both chair and officer: who records for the parties does not decide for them. Name somebody else.',
    nl: '{person} kan niet zowel voorzitter als medewerker van het secretariaat zijn: wie voor partijen vastlegt, beslist niet voor hen. Noem iemand anders.',
  },
  OFFICER_OF_ANOTHER: {
    en: '{person} is not of {organisation}, which keeps the secretariat. Name one of its own people.',
    nl: '{person} is niet van {organisation}, die het secretariaat voert. Noem een van haar eigen mensen.',
  },
  REPRESENTATIVE_ELSEWHERE: {
    rule: 'R42',
    en: '{person} is not of {organisation}. Name people of its own, or let {person} act for it first (covenant acting allow).',
    nl: '{person} is niet van {organisation}. Noem eigen mensen, of laat {person} eerst namens haar handelen (covenant acting allow).',
  },
  UNKNOWN_PHASE: {
    en: 'Phase {phase} is not in this definition. Its phases are: {phases}.',
    nl: 'Fase {phase} staat niet in deze definitie. De fasen zijn: {phases}.',
  },
} as const satisfies RefusalTexts;
