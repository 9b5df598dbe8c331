import type { LocalText } from '../../domain/primitives.ts';

/** What the views of meetings say. */
export const meetingViewMessages = {
  'help.meeting': {
    nl: 'vergaderingen: uitnodigen, agenda, aanwezigen, verslag',
    en: 'meetings: invitation, agenda, who was there, minutes',
  },
  'help.meeting.which': { nl: 'vergadering, zie covenant meetings', en: 'meeting, see covenant meetings' },
  'help.minutes': {
    nl: 'verslagen: rondsturen, reageren, vaststellen',
    en: 'minutes: send round, comment, adopt',
  },
  'help.meetings': {
    nl: 'vergaderingen die komen, die op een verslag wachten, en die geweest zijn, met hun besluiten',
    en: 'meetings that come, that wait for minutes, and that are over, with their decisions',
  },
  'help.meeting.show': {
    nl: 'alles van een vergadering: aanwezigen, agenda, besluiten, acties, verslag',
    en: 'all of a meeting: who was there, agenda, decisions, actions, minutes',
  },
  'help.meeting.agenda': {
    nl: 'wat op de agenda staat, en wat erop kan: alleen wat iedereen die komt mag zien',
    en: 'what is on the agenda, and what could be: only what everybody who comes may see',
  },
  'help.meeting.invitation': {
    nl: 'de uitnodiging als agendabestand (.ics)',
    en: 'the invitation as a calendar file (.ics)',
  },

  'meetings.comers': { nl: '{count} organisaties', en: '{count} organisations' },
  'meetings.coming': { nl: 'Komende vergaderingen', en: 'Meetings to come' },
  'meetings.coming.none': { nl: 'Er komt geen vergadering.', en: 'No meeting is to come.' },
  'meetings.waiting': { nl: 'Geweest, en nog niet afgerond', en: 'Held, and not finished yet' },
  'meetings.past': { nl: 'Geweest', en: 'Over' },
  'meetings.line': {
    nl: '{day} {time} {kind}: {title} [{meeting}], {who}',
    en: '{day} {time} {kind}: {title} [{meeting}], {who}',
  },
  'meetings.series': { nl: 'reeks {series}', en: 'series {series}' },
  'meetings.group': { nl: 'groep {group}', en: 'group {group}' },
  'meetings.host': { nl: 'gastheer {host}', en: 'host {host}' },
  'meetings.waits.attendance': { nl: 'nog zonder aanwezigen', en: 'without who was there' },
  'meetings.waits.conduct': {
    nl: 'nog zonder gedragsregel mededinging',
    en: 'without conduct on competition',
  },
  'meetings.waits.minutes': { nl: 'nog zonder conceptverslag', en: 'without draft minutes' },
  'meetings.waits.adoption': { nl: 'verslag nog niet vastgesteld', en: 'minutes not adopted yet' },
  'meetings.cancelled': { nl: 'afgelast', en: 'called off' },
  'meetings.adopted': { nl: 'verslag vastgesteld bij {at}', en: 'minutes adopted at {at}' },
  'meetings.unfinished': { nl: 'verslag nooit vastgesteld', en: 'minutes never adopted' },
  'meetings.decision': {
    nl: '{day} besluit [{decision}] {words}',
    en: '{day} decision [{decision}] {words}',
  },
  'meetings.decisions': { nl: 'Besluiten buiten een vergadering', en: 'Decisions outside a meeting' },
  'meetings.hosts': { nl: 'Gastheren, wie het langst geleden was eerst', en: 'Hosts, the longest ago first' },
  'meetings.hosted': {
    nl: '{name}: laatst op {day}, in totaal {times}',
    en: '{name}: last on {day}, {times} in all',
  },
  'meetings.hosted.never': { nl: '{name}: nog niet', en: '{name}: not yet' },

  'meeting.when': { nl: '{day}, {from}–{to} uur ({kind})', en: '{day}, {from}–{to} ({kind})' },
  'meeting.place': { nl: 'Plaats: {place}', en: 'Place: {place}' },
  'meeting.body': { nl: 'Van: {body}', en: 'Of: {body}' },
  'meeting.host': { nl: 'Gastheer: {host}', en: 'Host: {host}' },
  'meeting.sessions': { nl: 'Reeks: {series}', en: 'Series: {series}' },
  'meeting.group': { nl: 'Groep: {group}', en: 'Group: {group}' },
  'meeting.invited': { nl: 'Uitgenodigd: {names}', en: 'Invited: {names}' },
  'meeting.guests': { nl: 'Gasten: {names}', en: 'Guests: {names}' },
  'meeting.moved': {
    nl: 'Verplaatst op {on}: was {day}, {time} uur',
    en: 'Moved on {on}: it was {day}, {time}',
  },
  'meeting.cancelled': { nl: 'Afgelast op {on}', en: 'Called off on {on}' },
  'meeting.present': { nl: 'Aanwezig: {names}', en: 'Present: {names}' },
  'meeting.absent': { nl: 'Afwezig: {names}', en: 'Absent: {names}' },
  'meeting.members': {
    nl: 'Uit de achterban van {name}: {count}',
    en: 'Of the constituency of {name}: {count}',
  },
  'meeting.conduct': { nl: 'Gedragsregel mededinging: {measure}', en: 'Conduct on competition: {measure}' },
  'meeting.conduct.by': {
    nl: 'Gedragsregel mededinging: {measure} (voorgelezen door {readBy})',
    en: 'Conduct on competition: {measure} (read out by {readBy})',
  },
  'meeting.conduct.none': {
    nl: 'Nog geen gedragsregel over mededinging vastgelegd.',
    en: 'No conduct on competition recorded yet.',
  },
  'meeting.agenda': { nl: 'Agenda', en: 'Agenda' },
  'meeting.agenda.none': { nl: 'Er staat nog niets op de agenda.', en: 'Nothing is on the agenda yet.' },
  'meeting.agenda.without': { nl: 'zonder {guests}', en: 'without {guests}' },
  'meeting.decisions': { nl: 'Besluiten', en: 'Decisions' },
  'meeting.decision': { nl: '[{decision}] {words} ({body})', en: '[{decision}] {words} ({body})' },
  'meeting.decision.reason': { nl: 'omdat: {reason}', en: 'because: {reason}' },
  'meeting.decision.minority': {
    nl: '{name} denkt anders: {statement}',
    en: '{name} thinks otherwise: {statement}',
  },
  'meeting.decision.review': { nl: 'terugblik op {day}', en: 'to be looked back on {day}' },
  'meeting.decision.corrected': { nl: 'gecorrigeerd', en: 'corrected' },
  'meeting.actions': { nl: 'Acties', en: 'Actions' },
  'meeting.action': {
    nl: '{words} [{id}]: {owner}, uiterlijk {due}, {standing}',
    en: '{words} [{id}]: {owner}, due {due}, {standing}',
  },
  'meeting.action.open': { nl: 'loopt', en: 'open' },
  'meeting.action.late': { nl: 'te laat', en: 'late' },
  'meeting.action.reported': { nl: 'gereedgemeld', en: 'reported done' },
  'meeting.action.suspended': { nl: 'opgeschort', en: 'suspended' },
  'meeting.action.done': { nl: 'klaar', en: 'done' },
  'meeting.action.dropped': { nl: 'vervallen', en: 'dropped' },
  'meeting.minutes': { nl: 'Verslag', en: 'Minutes' },
  'meeting.draft': {
    nl: 'Concept op {day} aan {names}: {document}',
    en: 'Draft on {day} to {names}: {document}',
  },
  'meeting.draft.until': { nl: 'opmerkingen tot en met {until}', en: 'comments until {until}' },
  'meeting.draft.missing': { nl: 'zonder {missing}', en: 'without {missing}' },
  'meeting.draft.annex': { nl: 'Besloten bijlage: {document}', en: 'Restricted annex: {document}' },
  'meeting.comment': { nl: '{day} {name}: {words}', en: '{day} {name}: {words}' },
  'meeting.comment.late': { nl: 'na de termijn', en: 'after the day for comments' },
  'meeting.adopted': {
    nl: 'Vastgesteld op {day} bij {at}: {document}',
    en: 'Adopted on {day} at {at}: {document}',
  },

  'meeting.proposals': { nl: 'Wat erop kan', en: 'What could be on it' },
  'meeting.proposals.none': {
    nl: 'Er ligt niets open dat iedereen mag zien en er nog niet op staat.',
    en: 'Nothing is open that everybody may see and that is not on it yet.',
  },
  'meeting.proposals.hidden': {
    nl: 'Nog {count} punten mag niet iedereen die komt zien; die staan hier niet.',
    en: '{count} more may not be seen by everybody who comes; they are not shown.',
  },
  'meeting.why.item': { nl: 'staat open in het dossier', en: 'open in the dossier' },
  'meeting.why.gate': { nl: 'beslismoment is open', en: 'gate is open' },
  'meeting.why.late': { nl: 'te laat, uiterlijk {day}', en: 'late, due {day}' },
  'meeting.why.due': { nl: 'uiterlijk {day}', en: 'due {day}' },
  'meeting.why.request': { nl: 'verzoek om over te beslissen', en: 'request to decide' },
  'meeting.why.minutes': { nl: 'verslag om vast te stellen', en: 'minutes to adopt' },
  'meeting.why.paper': {
    nl: 'versie {version} nog niet vastgesteld',
    en: 'version {version} not adopted yet',
  },
  'does.put': { nl: 'zet erop', en: 'put on' },
  'about.minutes': { nl: 'verslag: {title}', en: 'minutes: {title}' },
  'about.gate': { nl: 'beslismoment: {title}', en: 'decision: {title}' },

  'invitation.written': {
    nl: '{file}: de uitnodiging. Open het bestand in een agendaprogramma.',
    en: '{file}: the invitation. Open the file in a calendar program.',
  },
} as const satisfies Record<string, LocalText>;
