import { paperProblems, paperWarnings } from './papers/problems.ts';
import type { LocalText } from './primitives.ts';

/** What can be wrong inside a definition that its schema accepts; `{name}` stands for a parameter. */
export const definitionProblems = {
  ...paperProblems,
  ORGANISATION_TWICE: {
    en: '{organisation} stands here twice. An organisation takes part once: remove one or give it its own id.',
    nl: '{organisation} staat er tweemaal. Een organisatie doet eenmaal mee: haal er een weg of geef haar een eigen naam.',
  },
  ID_TWICE: {
    en: 'The id {id} is used twice. Give each its own.',
    nl: 'De naam {id} is tweemaal gebruikt. Geef elk een eigen naam.',
  },
  ID_RESERVED: {
    en: 'The id {id} has a meaning of its own (the chair speaks for the parties). Choose another.',
    nl: 'De naam {id} heeft een eigen betekenis (de voorzitter spreekt namens partijen). Kies een andere.',
  },
  UNKNOWN_NAME: {
    en: '{id} is not defined under {list}.{hint}',
    nl: '{id} is niet gedefinieerd onder {list}.{hint}',
  },
  PARTY_WITHOUT_GROUP: {
    en: 'Party {organisation} sits in no constituent group. Name one of: {groups}.',
    nl: 'Partij {organisation} zit in geen geleding. Noem er een van: {groups}.',
  },
  ACTS_FOR_TWICE: {
    en: '{person} acts for {organisation} already. Name each organisation once, and leave their own out.',
    nl: '{person} handelt al namens {organisation}. Noem elke organisatie eenmaal, en laat de eigen weg.',
  },
  NO_OFFICER: {
    en: 'Nobody of the secretariat {organisation} has the role officer, so nothing could be recorded.',
    nl: 'Niemand van het secretariaat {organisation} heeft de rol officer, dus niets zou vastgelegd kunnen worden.',
  },
  PHASE_UNREACHABLE: {
    en: 'Phase {phase} is never reached: {why}.',
    nl: 'Fase {phase} wordt nooit bereikt: {why}.',
  },
  PHASES_SHARE_GATE: {
    en: 'Phases {phase} and {other} both start with gate {gate}. A gate leads to one phase.',
    nl: 'Fasen {phase} en {other} beginnen beide met beslismoment {gate}. Een beslismoment leidt naar een fase.',
  },
  GATE_UNREACHABLE: {
    en: 'Gate {gate} is never reached, because its phase {phase} is not.',
    nl: 'Beslismoment {gate} wordt nooit bereikt, omdat fase {phase} nooit bereikt wordt.',
  },
  LEADS_ELSEWHERE: {
    en: 'Gate {gate} leads to {leadsTo}, but the phase that starts with it is {starts}. Make them agree.',
    nl: 'Beslismoment {gate} leidt naar {leadsTo}, maar de fase die ermee begint is {starts}. Maak ze gelijk.',
  },
  POSITIONS_WITHOUT_GROUPS: {
    en: 'Gate {gate} asks each constituent group for positions, but there are no groups.',
    nl: 'Beslismoment {gate} vraagt standpunten per geleding, maar er zijn geen geledingen.',
  },
  REQUIREMENT_NEVER_MET: {
    en: 'Gate {gate} waits for obligation {obligation}, which opens only later. It could never pass.',
    nl: 'Beslismoment {gate} wacht op verplichting {obligation}, die pas later opengaat. Het kan nooit door.',
  },
  MILESTONES_IN_A_CIRCLE: {
    en: 'Milestone {milestone} comes after itself. Break the circle.',
    nl: 'Mijlpaal {milestone} komt na zichzelf. Doorbreek de kring.',
  },
  ANSWER_NOT_BY_PARTY: {
    en: 'Obligation {obligation} is answered by a {answer}, which only parties give. Let a party own it.',
    nl: 'Verplichting {obligation} wordt beantwoord met een {answer}, die alleen partijen geven. Maak een partij eigenaar.',
  },
  COVENANT_TEXT_TWICE: {
    en: 'Paper {paper} is the text of the covenant, and so is {other}. A covenant has one: give this one another kind.',
    nl: 'Stuk {paper} is de tekst van het convenant, en {other} ook. Een convenant heeft er een: geef dit een andere soort.',
  },
  PAPER_NOT_SIGNED: {
    en: 'Obligation {obligation} asks for a signature on {paper}, which nobody signs. Name one of: {papers}.',
    nl: 'Verplichting {obligation} vraagt een handtekening op {paper}, dat niemand tekent. Noem er een van: {papers}.',
  },
  TIMES_WITHOUT_EVERY: {
    en: 'Obligation {obligation} says how many times, but not how often. Add `every`, or leave `times` out.',
    nl: 'Verplichting {obligation} zegt hoeveel keer, maar niet hoe vaak. Voeg `every` toe, of laat `times` weg.',
  },
  NOTHING_COMES_BEFORE: {
    en: 'Obligation {obligation} is due before {anchor}, but it opens no earlier. Count from a later day, or before one.',
    nl: 'Verplichting {obligation} moet klaar zijn voor {anchor}, maar gaat niet eerder open. Kies een latere dag.',
  },
  RECURS_BEFORE_ONE_DAY: {
    en: 'Obligation {obligation} is due before one event, so it cannot recur. Leave `every` out.',
    nl: 'Verplichting {obligation} moet klaar zijn voor een gebeurtenis, en kan dus niet terugkeren. Laat `every` weg.',
  },
  PERIOD_TWICE: {
    en: 'Obligation {obligation} is counted by a period and by working days. Keep one of `plus` and `workingDays`.',
    nl: 'Verplichting {obligation} telt met een periode en met werkdagen. Houd een van `plus` en `workingDays`.',
  },
  DAY_TWICE: {
    en: '{day} stands here twice. Keep one.',
    nl: '{day} staat hier tweemaal. Houd er een.',
  },
  DAY_OPEN_AND_CLOSED: {
    en: '{day} is both closed and opened again. Keep one.',
    nl: '{day} is gesloten en weer geopend. Houd er een.',
  },
  DAY_NOT_CLOSED: {
    en: '{day} is opened again, but the rules do not close it. Check the day.',
    nl: '{day} wordt weer geopend, maar is volgens de regels niet gesloten. Controleer de dag.',
  },
  LADDER_NEVER_ENDS: {
    en: 'Step {step} repeats without end. Say how many times it comes in all (`times`).',
    nl: 'Stap {step} herhaalt zich zonder einde. Zeg hoeveel keer hij in totaal komt (`times`).',
  },
  REPEATS_WITHOUT_EVERY: {
    en: 'Step {step} says how many times, but not how often. Add `every`, or leave `times` out.',
    nl: 'Stap {step} zegt hoeveel keer, maar niet hoe vaak. Voeg `every` toe, of laat `times` weg.',
  },
  BODY_MISSING: {
    en: 'Step {step}: `to: body` and `body: ID` belong together. Give both or neither.',
    nl: 'Stap {step}: `to: body` en `body: ID` horen bij elkaar. Geef beide of geen van beide.',
  },
  ESCALATION_NOT_AGREED: {
    en: 'The ladder of {of} goes on to {to}. Only the parties agree to that (R131): mark it `agreed: true` once they have.',
    nl: 'De reeks van {of} gaat door naar {to}. Alleen partijen spreken dat af (R131): zet er `agreed: true` bij zodra dat zo is.',
  },
  QUIET_TOO_LONG: {
    en: 'Quiet periods cover {days} days of the year; at most {limit} may.',
    nl: 'Stille perioden beslaan {days} dagen van het jaar; hooguit {limit} mogen dat.',
  },
  PROGRAMME_HAS_OTHERS: {
    en: 'A programme has no {what}: it holds what recurs across covenants. Remove {id}, or make it a covenant.',
    nl: 'Een programma heeft geen {what}: het bevat wat over convenanten heen terugkeert. Haal {id} weg, of maak er een convenant van.',
  },
  PROGRAMME_ID: {
    en: 'The id {id} does not fit: the programme has the id programme, and nothing else has.',
    nl: 'De naam {id} past niet: het programma heet programme, en niets anders heet zo.',
  },
  REVIEW_COMPUTED: {
    en: '{subject}: a midterm review is on a day that the parties set, not on one that follows from the term (R124). Hang it on a date of `dates`.',
    nl: '{subject}: een midterm review is op een dag die partijen bepalen, niet op een die uit de looptijd volgt (R124). Hang haar aan een datum uit `dates`.',
  },
  TOO_MANY_DUTIES: {
    en: '{count} duties would open at one moment, with {opens}; at most {limit} may.',
    nl: 'Er zouden {count} verplichtingen op een moment opengaan, bij {opens}; hooguit {limit} mogen dat.',
  },
} as const satisfies Record<string, LocalText>;

/** What deserves a look, though the covenant runs. */
export const definitionWarnings = {
  ...paperWarnings,
  NO_PARTY: {
    en: 'No organisation takes part as a party yet. Parties can join later.',
    nl: 'Er doet nog geen organisatie mee als partij. Partijen kunnen later aansluiten.',
  },
  MILESTONE_WITHOUT_TAKER: {
    en: 'Milestone {milestone} is a step of {kinds}, and no such organisation takes part yet. One can join later.',
    nl: 'Mijlpaal {milestone} is een stap van {kinds}, en zo’n organisatie doet nog niet mee. Zij kan later aansluiten.',
  },
  NO_CHAIR: {
    en: 'Nobody has the role chair. An officer can record the parties’ decisions, each time with evidence.',
    nl: 'Niemand heeft de rol chair. Een medewerker kan besluiten van partijen vastleggen, steeds met bewijs.',
  },
  OFFICER_ELSEWHERE: {
    en: '{person} has the role officer but is not of the secretariat, and gets no officer’s rights.',
    nl: '{person} heeft de rol officer maar is niet van het secretariaat, en krijgt die rechten niet.',
  },
  NO_CONTACT: {
    en: '{organisation} has duties but no contact, deputy or mailbox. Its reminders go to an officer.',
    nl: '{organisation} heeft verplichtingen maar geen contact, plaatsvervanger of mailbox. Herinneringen gaan naar een medewerker.',
  },
  NOBODY_OWES: {
    en: 'Nobody owes obligation {obligation} yet: no {participation} takes part.',
    nl: 'Niemand is verplichting {obligation} nog schuldig: er doet geen {participation} mee.',
  },
  DEADLINE_SHAPE: {
    en: 'Obligation {obligation} carries {deadline}: {wanted}.',
    nl: 'Verplichting {obligation} draagt {deadline}: {wanted}.',
  },
  DUE_WAITS: {
    en: 'Obligation {obligation} has no due day until date {date} is set.',
    nl: 'Verplichting {obligation} heeft geen datum totdat datum {date} is bepaald.',
  },
  DUE_NEVER_KNOWN: {
    en: 'Obligation {obligation} is due at the end of the term, but the term is not known.',
    nl: 'Verplichting {obligation} moet klaar zijn aan het einde van de looptijd, maar die is niet bekend.',
  },
  RECURS_FOREVER: {
    en: 'Obligation {obligation} recurs until the covenant is closed: neither `times` nor a term ends it.',
    nl: 'Verplichting {obligation} keert terug totdat het convenant sluit: geen `times` of looptijd beëindigt dat.',
  },
  DUE_ON_CLOSED_DAY: {
    en: 'Obligation {obligation} falls due on {day} ({name}) when {anchor} is {assumed}, and its day convention leaves it there.',
    nl: 'Verplichting {obligation} moet klaar zijn op {day} ({name}) als {anchor} {assumed} is, en de dagconventie laat dat zo.',
  },
  DATE_UNUSED: {
    en: 'Nothing hangs on date {date}.',
    nl: 'Er hangt niets aan datum {date}.',
  },
  MANDATE_ASKED_OF_NOBODY: {
    en: 'A mandate is asked of organisations of kind {kind}, but no party is one yet.',
    nl: 'Van organisaties van soort {kind} wordt een mandaat gevraagd, maar geen partij is er nog een.',
  },
  MANDATES_NOT_ASKED: {
    en: 'Gate {gate} looks at mandates, but nobody is asked for one. Name the kinds under `mandates.asked`.',
    nl: 'Beslismoment {gate} kijkt naar mandaten, maar van niemand wordt er een gevraagd. Noem de soorten onder `mandates.asked`.',
  },
  LADDER_OVER_CAP: {
    en: 'The ladder of {of} has {steps} steps, but at most {cap} reminders are sent.',
    nl: 'De reeks van {of} heeft {steps} stappen, maar er gaan hooguit {cap} herinneringen uit.',
  },
} as const satisfies Record<string, LocalText>;

export type DefinitionProblemCode = keyof typeof definitionProblems;
export type DefinitionWarningCode = keyof typeof definitionWarnings;

/** One finding, with the place in the definition that it is about. */
export interface DefinitionFinding {
  path: (string | number)[];
  code: DefinitionProblemCode | DefinitionWarningCode;
  parameters: Record<string, string>;
}

/** What is wrong with a definition, and what only deserves a look. */
export interface DefinitionCheck {
  problems: DefinitionFinding[];
  warnings: DefinitionFinding[];
}

/** Reasons why a phase is not reached, as `PHASE_UNREACHABLE` gives them in `why`. */
const reasons: Record<string, LocalText> = {
  'opening-is-past': {
    en: 'only the first phase starts with the opening',
    nl: 'alleen de eerste fase begint met de opening',
  },
  'not-with-opening': {
    en: 'the first phase must start with the opening',
    nl: 'de eerste fase moet met de opening beginnen',
  },
  'gate-unknown': { en: 'its gate does not exist', nl: 'het beslismoment bestaat niet' },
  'gate-not-earlier': {
    en: 'its gate does not stand in an earlier phase that is reached',
    nl: 'het beslismoment staat niet in een eerdere fase die bereikt wordt',
  },
  'phase-before-unreached': {
    en: 'the phase before it is not reached',
    nl: 'de fase ervoor wordt niet bereikt',
  },
  'day-unknown': { en: 'its day is never known', nl: 'de dag wordt nooit bekend' },
};

/** What a programme does not have, as `PROGRAMME_HAS_OTHERS` gives it in `what`. */
const others: Record<string, LocalText> = {
  parties: { en: 'parties or affiliated companies', nl: 'partijen of aangesloten bedrijven' },
  gates: { en: 'gates', nl: 'beslismomenten' },
  signing: { en: 'signing', nl: 'ondertekening' },
  dispute: { en: 'route for disputes', nl: 'geschillenroute' },
  escalation: {
    en: 'step beyond contact and officer',
    nl: 'stap verder dan contactpersoon en medewerker',
  },
};

/** What a deadline of the reference asks of its duty, as `DEADLINE_SHAPE` gives it in `wanted`. */
const shapes: Record<string, LocalText> = {
  before: {
    en: 'that comes before an event and has no day of its own (due: {before: …})',
    nl: 'die komt voor een gebeurtenis en heeft geen eigen dag (due: {before: …})',
  },
  every: {
    en: 'that recurs, with its interval in `every`',
    nl: 'die keert terug, met de tussentijd in `every`',
  },
  date: {
    en: 'that is on a day which somebody sets (due: {from: date:…})',
    nl: 'die is op een dag die iemand bepaalt (due: {from: date:…})',
  },
  once: { en: 'that comes once; leave `every` out', nl: 'die komt eenmaal; laat `every` weg' },
  counted: { en: 'that counts a period from a day', nl: 'die telt een termijn vanaf een dag' },
  condition: {
    en: 'that waits for a condition; count it from what has to happen first',
    nl: 'die wacht op een voorwaarde; tel vanaf wat eerst moet gebeuren',
  },
  unchased: {
    en: 'that is watched and nobody is chased (chase: false)',
    nl: 'die wordt gevolgd en niemand wordt eraan herinnerd (chase: false)',
  },
  'no-duty': {
    en: 'that is no duty with a day; leave the deadline out here',
    nl: 'dat is geen verplichting met een dag; laat de termijn hier weg',
  },
};

/** Parameters that are words of ours; every other one is an id, a day or a number. */
const words: Record<string, Record<string, LocalText>> = { what: others, why: reasons, wanted: shapes };

/** A finding as a sentence in Dutch or English; a parameter `name.nl` is that of one language. */
export function describeFinding(finding: DefinitionFinding, language: 'nl' | 'en'): string {
  const catalog: Record<string, LocalText> = { ...definitionProblems, ...definitionWarnings };
  const template = catalog[finding.code]?.[language] ?? finding.code;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { [`${name}.${language}`]: own, [name]: given = '' } = finding.parameters;
    const value = own ?? given;
    return words[name]?.[value]?.[language] ?? value;
  });
}
