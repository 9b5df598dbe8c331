import type { RefusalTexts } from '../area.ts';

export const signingRefusals = {
  ROUND_OPEN: {
    en: 'Signing round {round} is open; it ends with the last signature or with a refusal. To bind another text while nobody has signed, correct event {event} first.',
    nl: 'Ondertekeningsronde {round} is open; zij eindigt met de laatste handtekening of met een weigering. Corrigeer eerst gebeurtenis {event} om een andere tekst vast te leggen zolang niemand heeft getekend.',
  },
  NO_PAPER_TO_SIGN: {
    en: '{paper} is no paper that is signed in this covenant. Name one of: {papers}.',
    nl: '{paper} is geen stuk dat in dit convenant wordt ondertekend. Noem er een van: {papers}.',
  },
  PAPER_TWICE: {
    en: '{paper} is among the documents twice. Name each paper once.',
    nl: '{paper} staat tweemaal bij de documenten. Noem elk stuk eenmaal.',
  },
  PAPER_SEALED: {
    en: 'Everybody has signed {paper} already. Leave it out of the round.',
    nl: 'Iedereen heeft {paper} al getekend. Laat het stuk buiten de ronde.',
  },
  COVENANT_NOT_IN_ROUND: {
    en: 'The agreement itself is not signed yet, so it belongs in the round. Add {paper} to the documents.',
    nl: 'De overeenkomst zelf is nog niet getekend en hoort dus in de ronde. Voeg {paper} toe aan de documenten.',
  },
  ORDER_NAMES_STRANGER: {
    en: '{organisation} signs none of these papers. Take it out of the signing order, or check the id.',
    nl: '{organisation} tekent geen van deze stukken. Haal haar uit de volgorde, of controleer de naam.',
  },
  ORDER_TWICE: {
    en: '{organisation} stands in the signing order twice. Name each organisation once.',
    nl: '{organisation} staat tweemaal in de volgorde. Noem elke organisatie eenmaal.',
  },
  OUT_OF_TURN: {
    en: 'It is not {organisation}’s turn to sign {paper}: {first} signs first, as the signing order says.',
    nl: '{organisation} is nog niet aan de beurt om {paper} te tekenen: eerst tekent {first}, zoals de volgorde zegt.',
  },
  PROVIDER_MISSING: {
    en: 'A qualified electronic signature is made by a trust service. Name it (provider), or choose another method.',
    nl: 'Een gekwalificeerde elektronische handtekening komt van een vertrouwensdienst. Noem die (provider), of kies een andere wijze.',
  },
  ALREADY_SIGNED: {
    en: '{organisation} has already signed {paper}. If that signature is wrong, two people correct it (covenant correction propose).',
    nl: '{organisation} heeft {paper} al getekend. Is die handtekening onjuist, dan corrigeren twee personen haar (covenant correction propose).',
  },
  OTHER_DOCUMENT: {
    en: 'This is another text of {paper} than the one that is signed: every party signs the same document. Send the file that covenant signing shows, or record a refusal (covenant signing refuse).',
    nl: 'Dit is een andere tekst van {paper} dan die wordt getekend: elke partij tekent hetzelfde document. Stuur het bestand dat covenant signing toont, of leg een weigering vast (covenant signing refuse).',
  },
  PERCENT_REVERSED: {
    en: 'The coverage ends at {to} %, below its beginning of {from} %. Swap or correct percentFrom and percentTo.',
    nl: 'De marktdekking eindigt bij {to} %, onder het begin van {from} %. Verwissel of verbeter percentFrom en percentTo.',
  },
} as const satisfies RefusalTexts;
