import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const adoptionMessages = {
  'command.AdoptCovenant': { nl: 'adopt covenant', en: 'adopt covenant' },
  'event.CovenantAdopted': { nl: 'covenant adopted', en: 'covenant adopted' },
  'event.PastFactImported': { nl: 'past fact imported', en: 'past fact imported' },
  'field.asOf': { nl: 'as of', en: 'as of' },
  'field.vouchedBy': { nl: 'vouched by', en: 'vouched by' },
  'field.facts': { nl: 'facts', en: 'facts' },
} as const satisfies Record<string, LocalText>;
