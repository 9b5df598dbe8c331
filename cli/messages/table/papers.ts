import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const paperMessages = {
  'command.TablePaper': { nl: 'table paper', en: 'table paper' },
  'command.CommentOnPaper': { nl: 'comment on paper', en: 'comment on paper' },
  'command.AdoptPaper': { nl: 'adopt paper', en: 'adopt paper' },
  'event.PaperTabled': { nl: 'paper tabled', en: 'paper tabled' },
  'event.PaperCommented': { nl: 'paper commented', en: 'paper commented' },
  'event.PaperAdopted': { nl: 'paper adopted', en: 'paper adopted' },
  'field.basedOnVersion': { nl: 'based on version', en: 'based on version' },
  'field.clauses': { nl: 'clauses', en: 'clauses' },
  'field.without': { nl: 'without', en: 'without' },
  'field.order': { nl: 'order', en: 'order' },
  'field.clause': { nl: 'clause', en: 'clause' },
} as const satisfies Record<string, LocalText>;
