import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const dossierMessages = {
  'command.AddItem': { nl: 'add item', en: 'add item' },
  'command.AnswerItem': { nl: 'answer item', en: 'answer item' },
  'command.DiscloseItem': { nl: 'disclose item', en: 'disclose item' },
  'event.ItemAdded': { nl: 'item added', en: 'item added' },
  'event.ItemAnswered': { nl: 'item answered', en: 'item answered' },
  'event.ItemDisclosed': { nl: 'item disclosed', en: 'item disclosed' },
  'event.ItemCarried': { nl: 'item carried', en: 'item carried' },
  'field.item': { nl: 'item', en: 'item' },
  'field.words': { nl: 'words', en: 'words' },
  'field.beyondGuidelines': { nl: 'beyond guidelines', en: 'beyond guidelines' },
  'field.commitment': { nl: 'commitment', en: 'commitment' },
} as const satisfies Record<string, LocalText>;
