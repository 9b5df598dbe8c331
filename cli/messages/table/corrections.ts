import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const correctionMessages = {
  'command.CorrectEvent': { nl: 'een gebeurtenis corrigeren', en: 'correct an event' },
  'command.ProposeCorrection': {
    nl: 'de correctie van een handtekening, besluit, vrijgave of ingevoerde dag voorstellen; de juiste dag met --from en --to',
    en: 'propose the correction of a signature, a decision, a release or an imported day; the right day by --from and --to',
  },
  'command.ConfirmCorrection': {
    nl: 'een voorgestelde correctie als tweede persoon bevestigen',
    en: 'confirm a proposed correction as the second person',
  },
  'command.DeclineCorrection': {
    nl: 'een voorgestelde correctie afwijzen of intrekken',
    en: 'decline a proposed correction, or withdraw it',
  },
  'event.EventCorrected': {
    nl: 'Correctie van gebeurtenis {event} ({effect})',
    en: 'Correction of event {event} ({effect})',
  },
  'event.CorrectionProposed': {
    nl: '{person} stelt voor gebeurtenis {event} te corrigeren{day}',
    en: '{person} proposes to correct event {event}{day}',
  },
  'correction.day': { nl: ': het was op {day}', en: ': it was on {day}' },
  'event.CorrectionDeclined': {
    nl: 'Geen correctie van gebeurtenis {event}: voorstel {proposal} afgewezen of ingetrokken',
    en: 'No correction of event {event}: proposal {proposal} declined or withdrawn',
  },
  'field.proposal': { nl: 'Nummer van het voorstel', en: 'Number of the proposal' },
  'done.noted': {
    nl: 'De gebeurtenis is als onjuist aangetekend en blijft staan, omdat andere erop rusten. Leg vast wat nu waar is.',
    en: 'The event is noted as wrong and stays, since others rest on it. Record what is true now.',
  },
  'today.correction': {
    nl: 'correctie van {name}, op {since} voorgesteld door {who}, wacht op een tweede persoon',
    en: 'correction of {name}, proposed on {since} by {who}, waits for a second person',
  },
} as const satisfies Record<string, LocalText>;
