import type { LocalText } from '../../domain/primitives.ts';

/** What the views over all covenants say: who is waited for, the agenda, the calendar, what if. */
export const overviewMessages = {
  'views.reading': { nl: '{read} van {all} convenanten gelezen', en: '{read} of {all} covenants read' },
  'views.as': { nl: 'Gezien door {person}.', en: 'As {person} may see it.' },

  'help.viewAs': {
    nl: 'tonen wat deze persoon mag zien (anders alles)',
    en: 'show what this person may see (else everything)',
  },
  'help.viewPublic': {
    nl: 'tonen wat iedereen mag zien',
    en: 'show what anybody may see',
  },
  'help.viewOfficer': {
    nl: 'alleen de convenanten van deze medewerker van het secretariaat',
    en: 'only the covenants of this officer of the secretariat',
  },
  'views.public': { nl: 'Wat iedereen mag zien.', en: 'What anybody may see.' },
  'help.waitingOn': {
    nl: 'op wie wordt gewacht, waarvoor en sinds wanneer, over alle convenanten',
    en: 'who is waited for, for what and since when, over all covenants',
  },
  'help.calendar': {
    nl: 'termijnen, vergaderingen en fasen als agendabestand (.ics)',
    en: 'due days, meetings and phases as a calendar file (.ics)',
  },
  'help.calendar.organisation': {
    nl: 'alle convenanten van deze organisatie (id of naam)',
    en: 'all covenants of this organisation (id or name)',
  },
  'help.calendar.person': { nl: 'alle convenanten van deze persoon', en: 'all covenants of this person' },
  'help.calendar.until': {
    nl: 'laatste dag (anders tot twee jaar na de looptijd)',
    en: 'last day (else until two years beyond the term)',
  },
  'help.calendar.ics': {
    nl: 'bestand om te schrijven; - voor standaarduitvoer',
    en: 'file to write; - for standard output',
  },
  'help.agenda': {
    nl: 'wat er komt in alle convenanten, met drukte en botsingen per organisatie',
    en: 'what comes in all covenants, with workload and clashes per organisation',
  },
  'help.agenda.from': { nl: 'eerste dag (anders vandaag)', en: 'first day (else today)' },
  'help.agenda.to': { nl: 'laatste dag (anders vier weken later)', en: 'last day (else four weeks later)' },
  'help.agenda.most': {
    nl: 'zoveel in één week is voor een organisatie nog geen botsing',
    en: 'so much in one week is no clash yet for an organisation',
  },
  'help.whatIf': {
    nl: 'welke datums zouden veranderen; er wordt niets vastgelegd',
    en: 'which dates would change; nothing is recorded',
  },
  'help.whatIf.shift': {
    nl: 'DATUM=PERIODE of DATUM=DAG: een genoemde datum of fase schuift (herhaalbaar)',
    en: 'DATE=PERIOD or DATE=DAY: a named date or a phase moves (repeatable)',
  },
  'help.whatIf.suspend': {
    nl: 'verplichting, organisatie of dit convenant staat stil; met =PERIODE voor die tijd (herhaalbaar)',
    en: 'obligation, organisation or this covenant stands still; with =PERIOD for that long (repeatable)',
  },
  'help.whatIf.withdraw': {
    nl: 'een organisatie stapt uit (herhaalbaar)',
    en: 'an organisation leaves (repeatable)',
  },
  'help.whatIf.extend': {
    nl: 'VERPLICHTING=DAG: uitstel (herhaalbaar)',
    en: 'OBLIGATION=DAY: more time (repeatable)',
  },

  'expected-later-day': { nl: 'een dag na --from', en: 'a day after --from' },
  'expected-shift': {
    nl: 'een dag als 2028-01-31, of een afstand als P3W of -P1M',
    en: 'a day like 2028-01-31, or an offset like P3W or -P1M',
  },

  'waitingOn.none': { nl: 'Er wordt op niemand gewacht.', en: 'Nobody is waited for.' },
  'waitingOn.organisation': { nl: '{name}: {count}', en: '{name}: {count}' },
  'waitingOn.organisation.late': {
    nl: '{name}: {count}, waarvan {late} te laat',
    en: '{name}: {count}, {late} late',
  },
  'waitingOn.since': { nl: 'sinds {since}', en: 'since {since}' },
  'waitingOn.due': { nl: 'uiterlijk {due}', en: 'due {due}' },
  'waitingOn.late': { nl: 'uiterlijk {due}, {days} dagen te laat', en: 'due {due}, {days} days late' },
  'waitingOn.late.one': { nl: 'uiterlijk {due}, 1 dag te laat', en: 'due {due}, 1 day late' },
  'waitingOn.undated': { nl: 'nog zonder dag', en: 'without a day yet' },
  'waitingOn.through': { nl: 'via {contact}', en: 'through {contact}' },
  'waitingOn.nobody': { nl: 'niemand aangewezen', en: 'nobody named' },
  'waitingOn.sent': { nl: '{day}: {kind} aan {person}, {fate}', en: '{day}: {kind} to {person}, {fate}' },
  'waitingOn.unsent': { nl: 'nog niets verstuurd', en: 'nothing sent yet' },

  'word.queued': { nl: 'klaar om te gaan', en: 'queued' },
  'word.sent': { nl: 'verstuurd', en: 'sent' },
  'word.refused_for_now': { nl: 'nu geweigerd, wordt herhaald', en: 'refused for now, will be tried again' },
  'word.refused_for_good': { nl: 'geweigerd', en: 'refused' },
  'word.unknown': { nl: 'onbekend of het aankwam', en: 'not known whether it arrived' },
  'word.undelivered': { nl: 'niet aangekomen', en: 'not delivered' },

  'agenda.title': { nl: 'Agenda van {from} tot en met {to}', en: 'Agenda from {from} to {to}' },
  'agenda.none': { nl: 'In deze dagen staat niets.', en: 'Nothing stands in these days.' },
  'agenda.week': { nl: 'Week {week}', en: 'Week {week}' },
  'agenda.workload': { nl: 'Drukte in week {week}', en: 'Workload in week {week}' },
  'agenda.workload.line': {
    nl: '{name}: termijnen {due}, vergaderingen {meetings} ({covenants})',
    en: '{name}: due {due}, meetings {meetings} ({covenants})',
  },
  'agenda.clashes': { nl: 'Botsingen', en: 'Clashes' },
  'agenda.clashes.none': { nl: 'Geen botsingen.', en: 'No clashes.' },
  'agenda.clash': {
    nl: '{week} {name}: termijnen {due}, vergaderingen {meetings} in {covenants}; {reasons}',
    en: '{week} {name}: due {due}, meetings {meetings} in {covenants}; {reasons}',
  },
  'agenda.reason.load': { nl: 'veel in één week', en: 'much in one week' },
  'agenda.reason.meetings-in-week': {
    nl: 'meer vergaderingen in één week',
    en: 'several meetings in one week',
  },
  'agenda.reason.meetings-on-day': {
    nl: 'meer vergaderingen op één dag ({days})',
    en: 'several meetings on one day ({days})',
  },
  'agenda.obligation': { nl: '{name} [{id}] van {owner}', en: '{name} [{id}] of {owner}' },
  'agenda.meeting': {
    nl: '{time} vergadering: {name} [{id}], {owner}',
    en: '{time} meeting: {name} [{id}], {owner}',
  },
  'agenda.phase': { nl: 'fase begint: {name}', en: 'phase begins: {name}' },
  'agenda.silence': { nl: 'stilte sluit beslismoment: {name}', en: 'silence closes gate: {name}' },
  'agenda.date': { nl: '{name}', en: '{name}' },
  'agenda.term-end': { nl: '{name}', en: '{name}' },
  'agenda.window': { nl: 'tot en met {to}', en: 'until {to}' },
  'agenda.planned': { nl: 'voorzien', en: 'expected' },
  'agenda.late': { nl: 'te laat', en: 'late' },

  'calendar.empty': {
    nl: 'Er valt niets te tonen in deze agenda ({name}); er is geen bestand geschreven.',
    en: 'Nothing to show in this calendar ({name}); no file was written.',
  },
  'calendar.obligation': { nl: '{name} ({owner})', en: '{name} ({owner})' },
  'calendar.meeting': { nl: '{name} ({owner})', en: '{name} ({owner})' },
  'calendar.phase': { nl: 'Fase begint: {name}', en: 'Phase begins: {name}' },
  'calendar.silence': { nl: 'Stilte sluit beslismoment: {name}', en: 'Silence closes gate: {name}' },
  'calendar.date': { nl: '{name}', en: '{name}' },
  'calendar.term-end': { nl: '{name}', en: '{name}' },
  'calendar.covenant': { nl: '{covenant} [{id}]', en: '{covenant} [{id}]' },
  'calendar.window': { nl: 'Venster tot en met {to}.', en: 'A window until {to}.' },
  'calendar.planned': {
    nl: 'Voorzien volgens de afspraken; de dag kan nog veranderen.',
    en: 'Expected by the agreed terms; the day may still change.',
  },
  'calendar.written': {
    nl: '{file}: {count} in de agenda. Importeer het bestand in een agendaprogramma.',
    en: '{file}: {count} in the calendar. Import the file into a calendar program.',
  },
  'calendar.name': { nl: 'Convenanten: {name}', en: 'Covenants: {name}' },

  'help.rehearse.notices': {
    nl: 'ook elk bericht met zijn tekst (bij --json altijd)',
    en: 'every message with its text too (with --json always)',
  },
  'rehearse.notice': { nl: '{day}, aan {person}: {subject}', en: '{day}, to {person}: {subject}' },

  'whatIf.title': {
    nl: 'Wat als, gezien op {day} (er is niets vastgelegd):',
    en: 'What if, seen on {day} (nothing was recorded):',
  },
  'whatIf.none': { nl: 'Geen enkele datum zou veranderen.', en: 'No date would change.' },
  'whatIf.before': { nl: 'Nu', en: 'Now' },
  'whatIf.after': { nl: 'Dan', en: 'Then' },
  'whatIf.difference': { nl: 'Verschil', en: 'Difference' },
  'whatIf.days': { nl: '{days} dagen', en: '{days} days' },
  'whatIf.pauses': { nl: 'staat stil', en: 'stands still' },
  'whatIf.ends': { nl: 'vervalt', en: 'is dropped' },
  'whatIf.begins': { nl: 'komt erbij', en: 'is new' },
  'whatIf.unchanged': {
    nl: 'Onveranderd tot {until}: {count}.',
    en: 'Unchanged until {until}: {count}.',
  },
} as const satisfies Record<string, LocalText>;
