import type { LocalText } from '../primitives.ts';

/** What can be wrong with the papers of a definition; `{name}` stands for a parameter. */
export const paperProblems = {
  NOT_FOR_SIGNING: {
    en: 'Paper {paper} is a {kind}, which is worked with, not signed. Leave `signatories` out.',
    nl: 'Stuk {paper} is een {kind}: daar wordt mee gewerkt, het wordt niet getekend. Laat `signatories` weg.',
  },
  PAPER_NOT_NAMED: {
    en: 'Obligation {obligation} is answered by a paper. Say which one with `paper`.',
    nl: 'Verplichting {obligation} wordt beantwoord door een stuk. Zeg welk met `paper`.',
  },
  PAPER_ANSWERS_NOTHING: {
    en: 'Obligation {obligation} names paper {paper}, but no paper answers it. Set `answeredBy` to paper or signature, or leave `paper` out.',
    nl: 'Verplichting {obligation} noemt stuk {paper}, maar geen stuk beantwoordt haar. Zet `answeredBy` op paper of signature, of laat `paper` weg.',
  },
  SIGNED_UNREAD: {
    en: 'Paper {paper} is signed by all parties, but {organisations} may not read it. Name them in `audience`, or leave `audience` out.',
    nl: 'Stuk {paper} wordt door alle partijen getekend, maar {organisations} mag het niet lezen. Noem die in `audience`, of laat `audience` weg.',
  },
  NEVER_AGREED: {
    en: 'This is due on the day of agreement, but nothing here is ever agreed. Add a paper of kind covenant, or an outline-agreement with `signatories`.',
    nl: 'Dit hangt aan de dag van akkoord, maar er is hier niets om akkoord over te gaan. Voeg een stuk van soort covenant toe, of een outline-agreement met `signatories`.',
  },
} as const satisfies Record<string, LocalText>;

/** What deserves a look. */
export const paperWarnings = {
  PAPER_WITHOUT_READERS: {
    en: 'Paper {paper} has no owner, so with the audience owner only the secretariat reads it. Name readers: public, parties or only.',
    nl: 'Stuk {paper} heeft geen eigenaar, dus met audience owner leest alleen het secretariaat het. Noem lezers: public, parties of only.',
  },
  NORM_BASIS_UNNAMED: {
    en: 'No paper names {missing}, on which every track rests (R1). Give a norm-framework, outline-agreement or covenant a part with that id.',
    nl: 'Geen stuk noemt {missing}, waar elk traject op rust (R1). Geef een norm-framework, outline-agreement of covenant een onderdeel met dat id.',
  },
} as const satisfies Record<string, LocalText>;
