import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const correctionMessages = {
  'command.CorrectEvent': { nl: 'een gebeurtenis corrigeren', en: 'correct an event' },
  'command.ProposeCorrection': { nl: 'propose correction', en: 'propose correction' },
  'command.ConfirmCorrection': { nl: 'confirm correction', en: 'confirm correction' },
  'command.DeclineCorrection': { nl: 'decline correction', en: 'decline correction' },
  'event.EventCorrected': {
    nl: 'Correctie van gebeurtenis {event} ({effect})',
    en: 'Correction of event {event} ({effect})',
  },
  'event.CorrectionProposed': { nl: 'correction proposed', en: 'correction proposed' },
  'event.CorrectionDeclined': { nl: 'correction declined', en: 'correction declined' },
} as const satisfies Record<string, LocalText>;
