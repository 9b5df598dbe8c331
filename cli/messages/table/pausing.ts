import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, where it stands. */
export const pausingMessages = {
  'command.StepBack': {
    nl: 'een partij een stap terug laten doen, zonder dat zij vertrekt',
    en: 'let a party step back from the table, without leaving it',
  },
  'command.ReturnToTable': {
    nl: 'een partij aan tafel laten terugkeren',
    en: 'let a party return to the table',
  },
  'event.PartySteppedBack': { nl: '{organisation} doet een stap terug', en: '{organisation} steps back' },
  'event.PartyReturned': {
    nl: '{organisation} is terug aan tafel na {days} dagen',
    en: '{organisation} is back at the table after {days} days',
  },
  'status.away': { nl: 'Een stap terug', en: 'Stepped back' },
  'status.away.item': {
    nl: '{name} [{id}] sinds {since}: covenant return-to-table {covenant} --for {id} --as MEDEWERKER',
    en: '{name} [{id}] since {since}: covenant return-to-table {covenant} --for {id} --as OFFICER',
  },
  'status.away.until': {
    nl: '{name} [{id}] sinds {since}, tot {until}: covenant return-to-table {covenant} --for {id} --as MEDEWERKER',
    en: '{name} [{id}] since {since}, until {until}: covenant return-to-table {covenant} --for {id} --as OFFICER',
  },
} as const satisfies Record<string, LocalText>;
