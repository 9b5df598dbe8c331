import type { RefusalTexts } from '../area.ts';

export const bodyRefusals = {
  UNKNOWN_BODY: {
    rule: 'R76',
    en: 'There is no body {body} in this covenant. There are: {bodies}. Set it up first (SetUpBody), or check the id.',
    nl: 'Er is geen orgaan {body} in dit convenant. Er zijn: {bodies}. Stel het eerst in (SetUpBody), of controleer de naam.',
  },
  BODY_OWES: {
    en: 'Body {body} still owes {obligations}. Report that done, or let the parties drop it, and dissolve the body then.',
    nl: 'Orgaan {body} is nog {obligations} verplicht. Meld dat gereed of laat partijen het vervallen verklaren, en hef het orgaan dan op.',
  },
  BODY_DISSOLVED: {
    en: 'Body {body} is dissolved, so {obligation} cannot go back to it. Open a duty for whoever is to do it now (OpenObligation).',
    nl: 'Orgaan {body} is opgeheven, dus {obligation} kan er niet naar terug. Open een verplichting voor wie het nu moet doen (OpenObligation).',
  },
  PERSON_OF_OTHERS: {
    en: '{person} does not act for {organisation}. Name somebody who does, or let {person} act for it first (AllowActing).',
    nl: '{person} handelt niet namens {organisation}. Noem iemand die dat wel doet, of laat {person} eerst voor haar optreden (AllowActing).',
  },
  CHAIR_IS_A_PERSON: {
    rule: 'R76',
    en: 'The chair of {body} is a person. Say who (person).',
    nl: 'De voorzitter van {body} is een persoon. Zeg wie (person).',
  },
  TWO_CHAIRS: {
    rule: 'R76',
    en: '{body} has a chair: {chair} of {organisation}. Unseat that one first (UnseatMember); a body has one chair.',
    nl: '{body} heeft een voorzitter: {chair} van {organisation}. Laat die eerst aftreden (UnseatMember); een orgaan heeft een voorzitter.',
  },
  ALREADY_SEATED: {
    en: '{member} sits in {body} already.',
    nl: '{member} zit al in {body}.',
  },
  NOT_SEATED: {
    en: '{member} does not sit in {body}. See covenant bodies for who does.',
    nl: '{member} zit niet in {body}. Zie covenant bodies voor wie er wel zitting heeft.',
  },
} as const satisfies RefusalTexts;
