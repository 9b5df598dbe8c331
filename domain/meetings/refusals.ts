import type { RefusalTexts } from '../area.ts';

export const meetingRefusals = {
  UNKNOWN_MEETING: {
    en: 'There is no meeting {meeting} here. See covenant meetings for the names.',
    nl: 'Vergadering {meeting} is hier niet bekend. Zie covenant meetings voor de namen.',
  },
  MEETING_OVER: {
    en: 'Meeting {meeting} is over: cancelled, adopted, or held too long ago. Say what is left to say at a later one.',
    nl: 'Vergadering {meeting} is voorbij: afgelast, vastgesteld of te lang geleden. Zeg wat nog te zeggen is bij een latere.',
  },
  MEETING_EXISTS: {
    en: 'There is, or was, a meeting {meeting} already. Choose another id.',
    nl: 'Er is of was al een vergadering {meeting}. Kies een andere naam.',
  },
  MEETING_BODY_MISSING: {
    en: 'Meeting {meeting} is of a body: say of which one (body).',
    nl: 'Vergadering {meeting} is van een orgaan: zeg van welk (body).',
  },
  MEETING_BODY_UNKNOWN: {
    en: 'There is no body {body} in this covenant. See covenant status for the names, or set it up first.',
    nl: 'Dit convenant heeft geen orgaan {body}. Zie covenant status voor de namen, of stel het eerst in.',
  },
  INVITED_MISSING: {
    en: 'Nothing says who comes to {meeting}. Name the organisations (invited).',
    nl: 'Uit niets blijkt wie er bij {meeting} komt. Noem de organisaties (invited).',
  },
  MEETING_IN_THE_PAST: {
    en: 'Nobody can be invited to {date} any more. Choose a day to come; if it was planned in time, say when (--effective-on).',
    nl: 'Voor {date} kan niemand meer worden uitgenodigd. Kies een dag die nog komt; is het op tijd gepland, zeg dan wanneer (--effective-on).',
  },
  MEETING_NOT_HELD: {
    en: 'Meeting {meeting} is on {date}. Record what happens there on that day or after it.',
    nl: 'Vergadering {meeting} is op {date}. Leg op die dag of erna vast wat daar gebeurt.',
  },
  MEETING_HELD: {
    en: 'Meeting {meeting} has been held: its day, invitation and agenda stand. Use a later meeting, or the minutes.',
    nl: 'Vergadering {meeting} is gehouden: dag, uitnodiging en agenda staan vast. Gebruik een latere vergadering, of het verslag.',
  },
  NOTHING_TO_MOVE: {
    en: 'Nothing changes about meeting {meeting}. Give on, time, minutes, place, host, invited or guests.',
    nl: 'Er verandert niets aan vergadering {meeting}. Geef on, time, minutes, place, host, invited of guests.',
  },
  UNKNOWN_GUEST: {
    rule: 'R47',
    en: 'Guest {person} is not known in this covenant. Give a card with name, address and organisation, or check the id.',
    nl: 'Gast {person} is niet bekend in dit convenant. Geef een kaartje met naam, adres en organisatie, of controleer de naam.',
  },
  GUEST_OF_PARTICIPANT: {
    en: '{organisation} takes part, so a card for {person} would speak for it. Invite the organisation, or name the person as one of its people first.',
    nl: '{organisation} doet mee, dus een kaartje voor {person} zou voor haar spreken. Nodig de organisatie uit, of maak de persoon eerst een van haar mensen.',
  },
  GUEST_ACTS_FOR_NOBODY: {
    en: 'The card of guest {person} lets nobody act for others. Leave actsFor out.',
    nl: 'Met het kaartje van gast {person} handelt niemand voor anderen. Laat actsFor weg.',
  },
  AGENDA_ITEM_EXISTS: {
    en: 'The agenda of {meeting} has an item {agendaItem} already. Choose another id, or take that one off first.',
    nl: 'Op de agenda van {meeting} staat al een punt {agendaItem}. Kies een andere naam, of haal dat er eerst af.',
  },
  AGENDA_ITEM_EMPTY: {
    en: 'Agenda item {agendaItem} says nothing. Give its words, or what it is about.',
    nl: 'Agendapunt {agendaItem} zegt niets. Geef woorden, of waarover het gaat.',
  },
  AGENDA_ABOUT_UNKNOWN: {
    en: 'There is no {about} here that could be discussed. Check the id; what is over needs words instead.',
    nl: 'Er is hier geen {about} om te bespreken. Controleer de naam; voor wat voorbij is, geef woorden.',
  },
  AGENDA_ITEM_HIDDEN: {
    rule: 'R61',
    en: 'Not everybody who is invited to {meeting} may see {agendaItem}: {who}. Put it in the restricted annex, narrow the invitation, or disclose it first.',
    nl: 'Niet iedereen die voor {meeting} is uitgenodigd mag {agendaItem} zien: {who}. Zet het in de besloten bijlage, nodig minder mensen uit, of maak het eerst bekend.',
  },
  UNKNOWN_AGENDA_ITEM: {
    en: 'The agenda of {meeting} has no item {agendaItem}. See covenant meeting agenda.',
    nl: 'Op de agenda van {meeting} staat geen punt {agendaItem}. Zie covenant meeting agenda.',
  },
  UNKNOWN_ATTENDEE: {
    en: '{name} is no organisation and no person of this covenant. Check the id, or invite a guest with a card first.',
    nl: '{name} is geen organisatie en geen persoon van dit convenant. Controleer de naam, of nodig eerst een gast uit met een kaartje.',
  },
  DECISION_EXISTS: {
    en: 'There is a decision {decision} already. Choose another id, and name the earlier one in the words.',
    nl: 'Er is al een besluit {decision}. Kies een andere naam, en noem het eerdere in de woorden.',
  },
  CONDUCT_MISSING: {
    rule: 'R62',
    en: 'No conduct on competition is recorded for {meeting}, and this covenant asks for it before minutes go out. Record it first (RecordConduct).',
    nl: 'Voor {meeting} is geen gedragsregel over mededinging vastgelegd, en dit convenant vraagt dat voordat het verslag uitgaat. Leg die eerst vast (RecordConduct).',
  },
  MINUTES_NOT_CIRCULATED: {
    en: 'No draft minutes of {meeting} have gone out yet. Circulate them first (CirculateMinutes).',
    nl: 'Van {meeting} is nog geen conceptverslag rondgestuurd. Doe dat eerst (CirculateMinutes).',
  },
  NOT_AT_MEETING: {
    en: 'The minutes of {meeting} did not go to {organisation}: those who attended comment on them.',
    nl: 'Het verslag van {meeting} ging niet naar {organisation}: wie erbij was, reageert erop.',
  },
  MEETING_NOT_LATER: {
    en: 'Minutes of {meeting} ({date}) are adopted at a later meeting, and {at} is not. Name the one at which they were adopted.',
    nl: 'Het verslag van {meeting} ({date}) wordt vastgesteld bij een latere vergadering, en {at} is dat niet. Noem die waarop het is vastgesteld.',
  },
} as const satisfies RefusalTexts;
