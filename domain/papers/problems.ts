import type { LocalText } from '../primitives.ts';

/** What can be wrong with the papers of a definition; `{name}` stands for a parameter. */
export const paperProblems = {
  NOT_FOR_SIGNING: {
    en: 'Paper {paper} is a {kind}, which is worked with, not signed. Leave `signatories` out.',
    nl: 'Stuk {paper} is een {kind}: daar wordt mee gewerkt, het wordt niet getekend. Laat `signatories` weg.',
  },
  PAPER_WITHOUT_OWNER: {
    en: 'Paper {paper} is of the whole table and has no owner. Name its readers: public, parties, secretariat or only.',
    nl: 'Stuk {paper} is van de hele tafel en heeft geen eigenaar. Noem de lezers: public, parties, secretariat of only.',
  },
  COVENANT_TEXT_TWICE: {
    en: 'Paper {paper} is a second text of the covenant itself. Keep one paper of kind covenant.',
    nl: 'Stuk {paper} is een tweede tekst van het convenant zelf. Houd één stuk van soort covenant.',
  },
  PAPER_NOT_NAMED: {
    en: 'Obligation {obligation} is answered by a paper. Say which one with `paper`.',
    nl: 'Verplichting {obligation} wordt beantwoord door een stuk. Zeg welk met `paper`.',
  },
  PAPER_ANSWERS_NOTHING: {
    en: 'Obligation {obligation} names paper {paper}, but no paper answers it. Set `answeredBy` to paper or signature, or leave `paper` out.',
    nl: 'Verplichting {obligation} noemt stuk {paper}, maar geen stuk beantwoordt haar. Zet `answeredBy` op paper of signature, of laat `paper` weg.',
  },
  NOBODY_SIGNS: {
    en: 'Obligation {obligation} waits for signatures on paper {paper}, which nobody signs. Give that paper `signatories`.',
    nl: 'Verplichting {obligation} wacht op handtekeningen onder stuk {paper}, dat niemand tekent. Geef dat stuk `signatories`.',
  },
  NEVER_AGREED: {
    en: 'This is due on the day of agreement, but nothing here is ever agreed. Add a paper of kind covenant, or an outline-agreement with `signatories`.',
    nl: 'Dit hangt aan de dag van akkoord, maar er is hier niets om akkoord over te gaan. Voeg een stuk van soort covenant toe, of een outline-agreement met `signatories`.',
  },
} as const satisfies Record<string, LocalText>;

/** What deserves a look. */
export const paperWarnings = {
  NORM_BASIS_UNNAMED: {
    en: 'No paper names {missing}, on which every track rests (R1). Give a norm-framework, outline-agreement or covenant a part with that id.',
    nl: 'Geen stuk noemt {missing}, waar elk traject op rust (R1). Geef een norm-framework, outline-agreement of covenant een onderdeel met dat id.',
  },
} as const satisfies Record<string, LocalText>;
