import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const meetingMessages = {
  'command.PlanMeeting': { nl: 'uitnodigen voor een vergadering', en: 'invite to a meeting' },
  'command.MoveMeeting': {
    nl: 'een vergadering verplaatsen of de uitnodiging wijzigen',
    en: 'move a meeting or change its invitation',
  },
  'command.CancelMeeting': { nl: 'een vergadering afgelasten', en: 'call a meeting off' },
  'command.PutOnAgenda': { nl: 'een punt op de agenda zetten', en: 'put an item on the agenda' },
  'command.TakeOffAgenda': { nl: 'een punt van de agenda halen', en: 'take an item off the agenda' },
  'command.RecordAttendance': { nl: 'vastleggen wie er waren', en: 'record who was there' },
  'command.RecordConduct': {
    nl: 'de gedragsregel over mededinging vastleggen',
    en: 'record the conduct on competition',
  },
  'command.RecordDecision': { nl: 'een besluit vastleggen', en: 'record a decision' },
  'command.CirculateMinutes': {
    nl: 'een conceptverslag rondsturen aan wie er waren',
    en: 'send draft minutes to those who were there',
  },
  'command.CommentOnMinutes': { nl: 'reageren op een conceptverslag', en: 'comment on draft minutes' },
  'command.AdoptMinutes': {
    nl: 'een verslag vaststellen bij een latere vergadering',
    en: 'adopt minutes at a later meeting',
  },

  'event.MeetingPlanned': {
    nl: '{kind} gepland voor {day} om {time} [{meeting}]',
    en: '{kind} planned for {day} at {time} [{meeting}]',
  },
  'event.MeetingMoved': {
    nl: 'uitnodiging gewijzigd: {day} om {time}, was {previous} [{meeting}]',
    en: 'invitation changed: {day} at {time}, was {previous} [{meeting}]',
  },
  'event.MeetingCancelled': {
    nl: 'vergadering van {day} afgelast [{meeting}]',
    en: 'meeting of {day} called off [{meeting}]',
  },
  'event.AgendaItemPut': {
    nl: 'op de agenda: {agendaItem} [{meeting}]',
    en: 'on the agenda: {agendaItem} [{meeting}]',
  },
  'event.AgendaItemTaken': {
    nl: 'van de agenda: {agendaItem} [{meeting}]',
    en: 'off the agenda: {agendaItem} [{meeting}]',
  },
  'event.AttendanceRecorded': {
    nl: 'aanwezig: {present}; afwezig: {absent} [{meeting}]',
    en: 'present: {present}; absent: {absent} [{meeting}]',
  },
  'event.ConductRecorded': {
    nl: 'gedragsregel over mededinging [{meeting}]',
    en: 'conduct on competition [{meeting}]',
  },
  'event.DecisionRecorded': { nl: 'besluit van {body} [{decision}]', en: 'decision of {body} [{decision}]' },
  'event.MinutesCirculated': {
    nl: 'conceptverslag rondgestuurd [{meeting}]',
    en: 'draft minutes sent round [{meeting}]',
  },
  'event.MinutesCommented': {
    nl: '{organisation} reageert op het conceptverslag [{meeting}]',
    en: '{organisation} comments on the draft minutes [{meeting}]',
  },
  'event.MinutesAdopted': {
    nl: 'verslag van {meeting} vastgesteld bij {at}',
    en: 'minutes of {meeting} adopted at {at}',
  },

  'field.meeting': { nl: 'Welke vergadering (korte naam)', en: 'Which meeting (short name)' },
  'field.meetingKind': { nl: 'Soort vergadering', en: 'Kind of meeting' },
  'field.title': { nl: 'Titel', en: 'Title' },
  'field.body': { nl: 'Welk orgaan', en: 'Which body' },
  'field.time': { nl: 'Hoe laat (UU:MM, in Amsterdam)', en: 'At what time (HH:MM, in Amsterdam)' },
  'field.minutes': { nl: 'Hoeveel minuten', en: 'How many minutes' },
  'field.place': { nl: 'Waar', en: 'Where' },
  'field.host': { nl: 'Gastheer (organisatie)', en: 'Host (organisation)' },
  'field.invited': { nl: 'Wie is uitgenodigd, als a,b,c', en: 'Who is invited, as a,b,c' },
  'field.guests': {
    nl: 'Gasten, als a,b of [{id: …, organisation: …, name: …, address: …, roles: [contact], language: nl}]',
    en: 'Guests, as a,b or [{id: …, organisation: …, name: …, address: …, roles: [contact], language: en}]',
  },
  'field.series': { nl: 'Reeks van bijeenkomsten', en: 'Series of sessions' },
  'field.agendaItem': { nl: 'Agendapunt (korte naam)', en: 'Agenda item (short name)' },
  'field.about': {
    nl: 'Waarover: item:ID, obligation:ID, paper:ID, gate:ID, minutes:ID, commitment:ID of risk:ID',
    en: 'About what: item:ID, obligation:ID, paper:ID, gate:ID, minutes:ID, commitment:ID or risk:ID',
  },
  'field.present': { nl: 'Wie er waren, als a,b,c', en: 'Who was there, as a,b,c' },
  'field.members': {
    nl: 'Leden uit een achterban, als [{organisation: …, count: 4}]',
    en: 'Members of a constituency, like [{organisation: …, count: 4}]',
  },
  'field.measure': { nl: 'Wat is afgesproken of voorgelezen', en: 'What was agreed or read out' },
  'field.readBy': { nl: 'Wie las het voor', en: 'Who read it out' },
  'field.decision': { nl: 'Besluit (korte naam)', en: 'Decision (short name)' },
  'field.reviewOn': { nl: 'Dag om terug te kijken', en: 'Day to look back' },
  'field.annex': {
    nl: 'Besloten bijlage, als {document: "@BESTAND", audience: {only: [a, b]}}',
    en: 'Restricted annex, like {document: "@FILE", audience: {only: [a, b]}}',
  },
  'field.commentsUntil': { nl: 'Opmerkingen tot en met', en: 'Comments until' },
  'field.at': { nl: 'Bij welke latere vergadering', en: 'At which later meeting' },

  'word.plenary': { nl: 'plenaire vergadering', en: 'plenary meeting' },
  'word.body': { nl: 'vergadering van een orgaan', en: 'meeting of a body' },
  'word.workshop': { nl: 'workshop', en: 'workshop' },
  'word.feedback': { nl: 'terugkoppelingsbijeenkomst', en: 'feedback meeting' },
  'word.informal': { nl: 'informele bijeenkomst', en: 'informal meeting' },
  'word.field-visit': { nl: 'werkbezoek', en: 'field visit' },
  'word.bilateral': { nl: 'gesprek', en: 'talk between two' },
  'word.meeting-planned': { nl: 'uitnodiging', en: 'invitation' },
  'word.meeting-moved': { nl: 'gewijzigde uitnodiging', en: 'changed invitation' },
  'word.meeting-cancelled': { nl: 'vergadering afgelast', en: 'meeting called off' },
  'word.minutes-circulated': { nl: 'conceptverslag', en: 'draft minutes' },
} as const satisfies Record<string, LocalText>;
