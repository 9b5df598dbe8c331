import { dossierRefusals } from './dossier/refusals.ts';
import { mandateRefusals } from './mandates/refusals.ts';
import { meetingRefusals } from './meetings/refusals.ts';
import { paperRefusals } from './papers/refusals.ts';
import { pausingRefusals } from './pausing/refusals.ts';
import { commitmentRefusals } from './commitments/refusals.ts';
import { signingRefusals } from './signing/refusals.ts';
import { participationRefusals } from './participation/refusals.ts';
import { bodyRefusals } from './bodies/refusals.ts';
import { correctionRefusals } from './corrections/refusals.ts';
import { adoptionRefusals } from './adoption/refusals.ts';
import { dutyRefusals } from './duty-refusals.ts';
import { milestoneRefusals } from './milestone-refusals.ts';
import type { LocalText } from './primitives.ts';
import { inWords } from './refusal-words.ts';

/**
 * Everything the core can refuse: stable code, rule of the reference where there is one, and a sentence that says
 * what to do. `{name}` stands for a parameter.
 */
export const refusals = {
  ...dutyRefusals,
  ...milestoneRefusals,
  ...dossierRefusals,
  ...mandateRefusals,
  ...meetingRefusals,
  ...paperRefusals,
  ...pausingRefusals,
  ...commitmentRefusals,
  ...signingRefusals,
  ...participationRefusals,
  ...bodyRefusals,
  ...correctionRefusals,
  ...adoptionRefusals,
  MALFORMED_COMMAND: {
    en: 'The command cannot be read: {path} ({problem}). Correct that field and send it again.',
    nl: 'De opdracht is niet leesbaar: {path} ({problem}). Verbeter dat veld en stuur haar opnieuw.',
  },
  UNDECODABLE_PAYLOAD: {
    en: 'The payload cannot be decoded. Send JSON with the covenant client.',
    nl: 'De inhoud is niet te decoderen. Stuur JSON met de convenant-client.',
  },
  COVENANT_NOT_OPEN: {
    en: 'This covenant is {status}; {command} is for an open one. See its status first.',
    nl: 'Dit convenant is {status}; {command} kan alleen bij een lopend convenant. Bekijk eerst de status.',
  },
  ALREADY_OPEN: {
    en: 'This covenant is already open. Choose another slug for a new one.',
    nl: 'Dit convenant is al geopend. Kies een andere naam voor een nieuw convenant.',
  },
  INVALID_DEFINITION: {
    en: 'The definition does not hold together at {path} ({problem}). Run covenant define check and mend it.',
    nl: 'De definitie klopt niet bij {path} ({problem}). Voer covenant define check uit en verbeter haar.',
  },
  DUPLICATE_COMMAND_ID: {
    en: 'Command id {commandId} was used before with other content. Use a new id for a new command.',
    nl: 'Opdrachtnummer {commandId} is al gebruikt met andere inhoud. Gebruik een nieuw nummer.',
  },
  STALE_COMMAND: {
    en: 'The command was based on event {basedOn}, which is too far back. Look at the status and send it again.',
    nl: 'De opdracht ging uit van gebeurtenis {basedOn}, te lang geleden. Bekijk de status en stuur haar opnieuw.',
  },
  LEDGER_BUSY: {
    en: 'The ledger is behind: {waiting} commands are waiting. Try again in a minute.',
    nl: 'Het grootboek loopt achter: {waiting} opdrachten wachten. Probeer het over een minuut opnieuw.',
  },
  STREAM_MOVING: {
    en: 'This stream is moving on to a new run. Send the command again; nothing was recorded.',
    nl: 'Deze stroom gaat over op een nieuwe uitvoering. Stuur de opdracht opnieuw; er is niets vastgelegd.',
  },
  LEDGER_DIVERGED: {
    en: 'This stream is halted because the ledger differs from it. Run covenant doctor.',
    nl: 'Deze stroom staat stil omdat het grootboek afwijkt. Voer covenant doctor uit.',
  },
  FUTURE_DATE: {
    en: '{date} is still to come. Record what happened, on the day or after it.',
    nl: '{date} moet nog komen. Leg vast wat gebeurd is, op de dag zelf of erna.',
  },
  DATE_TOO_FAR: {
    en: '{date} is more than 20 years back or 50 years ahead. Check the year and send it again.',
    nl: '{date} ligt meer dan 20 jaar terug of 50 jaar vooruit. Controleer het jaar en stuur het opnieuw.',
  },
  BEFORE_ITS_TIME: {
    en: '{command} cannot have happened on {date}: what it follows from happened on {first}. Check the day.',
    nl: '{command} kan niet op {date} zijn gebeurd: waar het op volgt gebeurde op {first}. Controleer de dag.',
  },
  DATES_REVERSED: {
    en: 'The last day {to} is before the first day {from}. Swap or correct them.',
    nl: 'De laatste dag {to} ligt voor de eerste dag {from}. Verwissel of verbeter ze.',
  },
  UNKNOWN_PERSON: {
    en: '{person} is not known in this covenant. Add the person with ChangeContact, or check the id.',
    nl: '{person} is niet bekend in dit convenant. Voeg de persoon toe met ChangeContact, of controleer de naam.',
  },
  UNKNOWN_ORGANISATION: {
    en: '{organisation} does not take part in this covenant. Check the id, or let it join first.',
    nl: '{organisation} doet niet mee aan dit convenant. Controleer de naam, of laat haar eerst aansluiten.',
  },
  ORGANISATION_LEFT: {
    en: '{organisation} has left this covenant and cannot act in it.',
    nl: '{organisation} heeft dit convenant verlaten en kan er niet in handelen.',
  },
  PRINCIPAL_MISSING: {
    en: '{command} is done for an organisation. Say for which one (--for).',
    nl: '{command} gebeurt namens een organisatie. Zeg voor welke (--for).',
  },
  NOT_ENTITLED: {
    rule: 'R10',
    en: '{person} may not do {command}: that is for {entitled}. Let them do it, or an officer who shows that they agree.',
    nl: '{person} mag {command} niet doen: dat is aan {entitled}. Laat het aan hen, of aan een medewerker van het secretariaat die toont dat zij instemmen.',
  },
  PARTIES_DECIDE: {
    rule: 'R131',
    en: 'Only the parties decide this. Record their decision with --for chair and the minutes as evidence.',
    nl: 'Alleen de partijen beslissen dit. Leg hun besluit vast met --for chair en het verslag als bewijs.',
  },
  BODY_DECIDES: {
    rule: 'R131',
    en: '{command} is decided by a body or by the parties together. Record it with --for BODY or --for chair and the minutes as evidence.',
    nl: '{command} is een besluit van een orgaan of van partijen samen. Leg het vast met --for ORGAAN of --for chair en het verslag als bewijs.',
  },
  CONSENT_BY_FACILITATOR_ALONE: {
    rule: 'R10',
    en: 'The facilitator never decides alone. Record the chair’s statement of consent with evidence, or the positions of the parties.',
    nl: 'De procesbegeleider beslist nooit alleen. Leg de vaststelling van instemming door de voorzitter vast met bewijs, of de standpunten van partijen.',
  },
  WRONG_PHASE: {
    en: '{what} belongs to the phase {wanted}; this covenant is in {phase}. It can only be done there.',
    nl: '{what} hoort bij de fase {wanted}; dit convenant is in {phase}. Het kan alleen daar.',
  },
  UNKNOWN_DATE: {
    en: 'Date {date} is not in this definition. See covenant status for the names.',
    nl: 'Datum {date} staat niet in deze definitie. Zie covenant status voor de namen.',
  },
  DATE_ALREADY_USED: {
    en: 'Phase {phase} has already begun on this date; it can no longer move. Where it was imported wrongly, two people tell it anew (covenant correction propose, with --from).',
    nl: 'Fase {phase} is al op deze datum begonnen; zij kan niet meer verschuiven. Is zij onjuist ingevoerd, dan voeren twee personen haar opnieuw in (covenant correction propose, met --from).',
  },
  SIGNATURES_MISSING: {
    rule: 'R75',
    en: 'Not every party has signed: {missing}. Entry into force comes after the last signature.',
    nl: 'Niet elke partij heeft getekend: {missing}. Inwerkingtreding komt na de laatste handtekening.',
  },
  UNKNOWN_GATE: {
    en: 'Gate {gate} is not in this definition. See covenant status for the names.',
    nl: 'Beslismoment {gate} staat niet in deze definitie. Zie covenant status voor de namen.',
  },
  GATE_NOT_OPEN: {
    en: 'Gate {gate} is not open. Open it first, so that the parties know what is asked.',
    nl: 'Beslismoment {gate} is niet open. Open het eerst, zodat partijen weten wat gevraagd wordt.',
  },
  GATE_ALREADY_OPEN: {
    en: 'Gate {gate} is already open.',
    nl: 'Beslismoment {gate} is al open.',
  },
  GATE_REQUIREMENT_BLOCKS: {
    en: 'Gate {gate} cannot pass yet: {missing}. This covenant makes that a condition.',
    nl: 'Beslismoment {gate} kan nog niet door: {missing}. Dit convenant stelt dat als voorwaarde.',
  },
  GATE_REQUIREMENT_MISSING: {
    en: 'Gate {gate}: {missing}. Add what is missing, or say why the parties go on anyway (goOnBecause).',
    nl: 'Beslismoment {gate}: {missing}. Vul aan wat ontbreekt, of zeg waarom partijen toch doorgaan (goOnBecause).',
  },
  POSITIONS_DO_NOT_CARRY: {
    en: 'The positions do not carry a go at gate {gate}: {missing}.',
    nl: 'De standpunten dragen geen go bij beslismoment {gate}: {missing}.',
  },
  POSITION_ALREADY_GIVEN: {
    en: '{organisation} has already given its position at gate {gate}. Correct the earlier event to change it.',
    nl: '{organisation} heeft haar standpunt bij beslismoment {gate} al gegeven. Corrigeer de eerdere gebeurtenis om het te wijzigen.',
  },
  CONDITION_WITHOUT_GO: {
    en: 'Gate {gate}: conditions belong to a go. Close it with go, or leave the conditions out.',
    nl: 'Beslismoment {gate}: voorwaarden horen bij een go. Sluit met go, of laat de voorwaarden weg.',
  },
  NOT_A_PARTY: {
    en: '{organisation} is not a party ({participation}); {command} is for parties. Name a party, or leave it to one.',
    nl: '{organisation} is geen partij ({participation}); {command} is voor partijen. Noem een partij, of laat het aan een partij.',
  },
  NOT_FOR_PARTICIPATION: {
    rule: 'R10',
    en: '{organisation} takes part as {participation}; {command} is for {entitled}. Let one of them do it.',
    nl: '{organisation} doet mee als {participation}; {command} is voor {entitled}. Laat het aan een van hen.',
  },
  AFFILIATED_COMPANY_DOES_NOT_SIGN: {
    en: '{organisation} is an affiliated company: bound by the commitments, but it neither signs nor decides.',
    nl: '{organisation} is een aangesloten bedrijf: gebonden aan de afspraken, maar het tekent en beslist niet.',
  },
  LETTER_ALREADY_GIVEN: {
    rule: 'R28',
    en: '{organisation} has already given its letter of intent. Correct the earlier event to replace it.',
    nl: '{organisation} heeft haar Letter of Intent al gegeven. Corrigeer de eerdere gebeurtenis om die te vervangen.',
  },
  LETTER_PART_MISSING: {
    rule: 'R29',
    en: 'The letter of intent misses {missing}. This covenant asks for all six parts; a sentence each is enough. Give them under these names, or together in a file (--file).',
    nl: 'De Letter of Intent mist {missing}. Dit convenant vraagt alle zes onderdelen; een zin voor elk is genoeg. Geef ze onder deze namen, of samen in een bestand (--file).',
  },
  ALREADY_PARTICIPANT: {
    en: '{organisation} takes part already, as {participation}. Check the id. To take part in another way it leaves first, or its association ends; then it joins again.',
    nl: '{organisation} doet al mee, als {participation}. Controleer de naam. Om anders mee te doen vertrekt zij eerst, of eindigt haar associatie; daarna sluit zij weer aan.',
  },
  NAME_TAKEN: {
    en: '{name} is the name of someone or something else in this covenant. Choose another.',
    nl: '{name} is in dit convenant de naam van iemand of iets anders. Kies een andere.',
  },
  ROLE_NOT_BY_CARD: {
    rule: 'R10',
    en: 'The card of {person} cannot make someone {role}. Leave that role out; the parties name the chair (covenant chair name), the secretariat its officers (covenant officer name).',
    nl: 'Het kaartje van {person} kan niemand {role} maken. Laat die rol weg; partijen benoemen de voorzitter (covenant chair name), het secretariaat zijn medewerkers (covenant officer name).',
  },
  ROLE_MISSING_ON_CARD: {
    rule: 'R10',
    en: '{person} is {role}, and a card without that role would take it away. Add it to the card.',
    nl: '{person} is {role}, en een kaartje zonder die rol zou haar wegnemen. Zet haar op het kaartje.',
  },
  GROUP_MISSING: {
    en: 'A party sits in a constituent group. Name one of: {groups}.',
    nl: 'Een partij zit in een geleding. Noem er een van: {groups}.',
  },
  PROGRAMME_SLUG: {
    en: 'The slug {slug} does not fit: the programme is called programme, and nothing else is.',
    nl: 'De naam {slug} past niet: het programma heet programme, en niets anders heet zo.',
  },
  EVENT_UNKNOWN: {
    en: 'There is no event {event} in this covenant; the last one is {last}.',
    nl: 'Gebeurtenis {event} bestaat niet in dit convenant; de laatste is {last}.',
  },
  ALREADY_CORRECTED: {
    en: 'Event {event} is already corrected. Correct nothing twice; record the new fact instead.',
    nl: 'Gebeurtenis {event} is al gecorrigeerd. Corrigeer niets tweemaal; leg het nieuwe feit vast.',
  },
  NOT_CORRECTABLE: {
    en: 'Event {event} cannot be taken back: other facts rest on it. Record what is true now.',
    nl: 'Gebeurtenis {event} kan niet worden teruggenomen: andere feiten rusten erop. Leg vast wat nu waar is.',
  },
  ALREADY_SIGNED_NO_STOP: {
    en: 'The agreement is concluded; it can no longer be stopped, only closed.',
    nl: 'De overeenkomst is gesloten; zij kan niet meer worden gestopt, alleen afgesloten.',
  },
  OPEN_OBLIGATIONS: {
    en: '{count} obligations are still open. Settle them, or say why the parties close anyway (goOnBecause).',
    nl: 'Er staan nog {count} verplichtingen open. Handel ze af, of zeg waarom partijen toch sluiten (goOnBecause).',
  },
} as const satisfies Record<string, LocalText & { rule?: string }>;

export type RefusalCode = keyof typeof refusals;

/** A refusal is a value: nothing happened, and the sender can mend it. */
export interface Refusal {
  code: RefusalCode;
  /** Rule of the reference that stands behind it, `R28`. */
  rule: string | null;
  parameters: Record<string, string>;
}

export function refuse(code: RefusalCode, parameters: Record<string, string> = {}, rule?: string): Refusal {
  const entry: LocalText & { rule?: string } = refusals[code];
  return { code, rule: rule ?? entry.rule ?? null, parameters };
}

/** The refusal as a sentence in Dutch or English. */
export function describeRefusal(refusal: Refusal, language: 'nl' | 'en'): string {
  const template = refusals[refusal.code][language];
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    inWords(name, refusal.parameters[name] ?? '?', language),
  );
}
