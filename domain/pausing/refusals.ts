import type { RefusalTexts } from '../area.ts';

export const pausingRefusals = {
  ALREADY_STEPPED_BACK: {
    rule: 'R43',
    en: '{organisation} has stepped back from the table since {since}. Let it return first (ReturnToTable).',
    nl: '{organisation} doet sinds {since} een stap terug. Laat haar eerst terugkeren (ReturnToTable).',
  },
  NOT_STEPPED_BACK: {
    rule: 'R43',
    en: '{organisation} is at the table: it has not stepped back, so there is nothing to return from.',
    nl: '{organisation} zit aan tafel: zij heeft geen stap terug gedaan en hoeft dus niet terug te keren.',
  },
} as const satisfies RefusalTexts;
