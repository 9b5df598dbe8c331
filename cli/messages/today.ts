import type { LocalText } from '../../domain/primitives.ts';

/** What the officer's day says. */
export const todayMessages = {
  'help.today': {
    nl: 'de dag van de medewerker: wat wacht en wat vandaag weggaat, met de opdracht erbij',
    en: 'the officer’s day: what waits and what goes out, each with the command that acts on it',
  },
  'help.today.on': {
    nl: 'alsof het deze dag is (anders vandaag)',
    en: 'as if it were this day (else today)',
  },
  'help.today.days': {
    nl: 'zoveel dagen vooruit bij vergaderingen en berichten',
    en: 'so many days ahead for meetings and messages',
  },
  'today.title': { nl: '{day}: {count} te doen', en: '{day}: {count} to see to' },
  'today.answers': { nl: 'Antwoorden om te beoordelen', en: 'Answers to judge' },
  'today.failures': { nl: 'Niet aangekomen of geweigerd', en: 'Not delivered or refused' },
  'today.requests': { nl: 'Verzoeken en besluiten', en: 'Requests and decisions' },
  'today.reports': { nl: 'Meldingen om te bevestigen', en: 'Reports to verify' },
  'today.meetings': { nl: 'Vergaderingen tot en met {until}', en: 'Meetings until {until}' },
  'today.messages': {
    nl: 'Berichten die weggaan tot en met {until}',
    en: 'Messages that go out until {until}',
  },
  'today.none': { nl: '{section}: geen.', en: '{section}: none.' },

  'today.answer': {
    nl: 'antwoord {answer} van {person}, {day}: {intent}',
    en: 'answer {answer} from {person}, {day}: {intent}',
  },
  'today.answer.unsure': {
    nl: 'antwoord {answer} van {person}, {day}: misschien {intent}',
    en: 'answer {answer} from {person}, {day}: perhaps {intent}',
  },
  'today.stranger': { nl: 'een onbekende', en: 'somebody unknown' },

  'today.failed': { nl: '{day} aan {person}: {fate}', en: '{day} to {person}: {fate}' },
  'today.failed.detail': {
    nl: '{day} aan {person}: {fate} ({detail})',
    en: '{day} to {person}: {fate} ({detail})',
  },
  'today.refused': { nl: '{day} {command}: {sentence}', en: '{day} {command}: {sentence}' },
  'today.refused.times': { nl: '{count} keer', en: '{count} times' },
  'today.extension': {
    nl: '{who} vroeg op {since} uitstel tot {until}: {name}',
    en: '{who} asked on {since} for more time until {until}: {name}',
  },
  'today.cannot-deliver': {
    nl: '{who} meldde op {since} niet te kunnen leveren: {name}',
    en: '{who} said on {since} that it cannot deliver: {name}',
  },
  'today.gate': { nl: 'beslismoment open sinds {since}: {name}', en: 'gate open since {since}: {name}' },
  'today.gate.missing': { nl: 'nog {count} standpunten', en: '{count} positions missing' },
  'today.gate.silence': { nl: 'vervalt na {until}', en: 'lapses after {until}' },
  'today.escalation': {
    nl: 'opschalen ({step}) bij {who}, sinds {since}: {name}',
    en: 'escalate ({step}) with {who}, since {since}: {name}',
  },
  'today.report': {
    nl: '{who} meldde op {since} gereed: {name}',
    en: '{who} reported done on {since}: {name}',
  },
  'today.meeting': { nl: '{day} om {time}: {name}, {who}', en: '{day} at {time}: {name}, {who}' },
  'today.message': {
    nl: '{day} aan {person}: {kind} {step}, {name}',
    en: '{day} to {person}: {kind} {step}, {name}',
  },
  'today.undelivered': {
    nl: '{day} aan {person}: bericht aan {missed} kwam niet zeker aan',
    en: '{day} to {person}: a message to {missed} did not arrive for sure',
  },
  'today.nobody': { nl: 'niemand (via de medewerker)', en: 'nobody (through the officer)' },
  'today.due': { nl: 'uiterlijk {due}', en: 'due {due}' },

  'does.accept': { nl: 'neem aan', en: 'accept' },
  'does.change': { nl: 'wijzig', en: 'change' },
  'does.reject': { nl: 'wijs af', en: 'reject' },
  'does.extend': { nl: 'uitstel', en: 'extend' },
  'does.decline': { nl: 'afwijzen', en: 'decline' },
  'does.drop': { nl: 'vervallen', en: 'drop' },
  'does.go': { nl: 'go', en: 'go' },
  'does.no-go': { nl: 'no-go', en: 'no-go' },
  'does.confirm': { nl: 'bevestig', en: 'confirm' },
  'does.skip': { nl: 'sla over', en: 'skip' },
  'does.verify': { nl: 'akkoord', en: 'verify' },
  'does.return': { nl: 'terug', en: 'return' },
  'does.held': { nl: 'gehouden', en: 'held' },
  'does.move': { nl: 'verzet', en: 'move' },
  'does.hold': { nl: 'wacht', en: 'hold' },
  'does.edit': { nl: 'woorden', en: 'edit' },
  'does.note': { nl: 'noteer', en: 'note' },
  'does.look': { nl: 'bekijk', en: 'look' },

  'word.bounced': { nl: 'teruggekomen', en: 'came back' },
} as const satisfies Record<string, LocalText>;
