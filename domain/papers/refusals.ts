import type { RefusalTexts } from '../area.ts';

export const paperRefusals = {
  UNKNOWN_PAPER: {
    en: 'Paper {paper} is not in this definition. See covenant papers for the names.',
    nl: 'Stuk {paper} staat niet in deze definitie. Zie covenant papers voor de namen.',
  },
  PAPER_NOT_TABLED: {
    en: 'Nothing of paper {paper} was tabled yet. Table a version first (covenant paper table).',
    nl: 'Van stuk {paper} is nog niets ingebracht. Breng eerst een versie in (covenant paper table).',
  },
  PAPER_MOVED_ON: {
    en: 'The last version of {paper} is {version}; this builds on version {basedOn}. Look at version {version} (covenant paper show), take over what you keep, and table again.',
    nl: 'De laatste versie van {paper} is {version}; dit gaat uit van versie {basedOn}. Bekijk versie {version} (covenant paper show), neem over wat u houdt, en breng het opnieuw in.',
  },
  PAPER_UNCHANGED: {
    en: 'This changes nothing in version {version} of {paper}, so there is no new version. Change a clause first.',
    nl: 'Dit verandert niets aan versie {version} van {paper}, dus er komt geen nieuwe versie. Wijzig eerst een bepaling.',
  },
  PAPER_EMPTY: {
    en: 'Nothing of {paper} would be left. Table at least one clause.',
    nl: 'Van {paper} zou niets overblijven. Breng ten minste één bepaling in.',
  },
  PAPER_TOO_LONG: {
    en: '{paper} would have {count} clauses; at most {limit} fit. Join some, or make two papers of it.',
    nl: '{paper} zou {count} bepalingen krijgen; er passen er {limit}. Voeg er samen, of maak er twee stukken van.',
  },
  CLAUSE_TWICE: {
    en: 'Clause {clause} stands there twice. Give each clause once, with words or left out, not both.',
    nl: 'Bepaling {clause} staat er tweemaal. Geef elke bepaling één keer, met woorden of weggelaten, niet allebei.',
  },
  CLAUSE_UNKNOWN: {
    en: 'Version {version} of {paper} has no clause {clause}. See covenant paper show for its clauses.',
    nl: 'Versie {version} van {paper} heeft geen bepaling {clause}. Zie covenant paper show voor de bepalingen.',
  },
  CLAUSE_ORDER_INCOMPLETE: {
    en: 'The order names every clause of {paper} once; it differs in: {clauses}. Mend the order, or leave it out.',
    nl: 'De volgorde noemt elke bepaling van {paper} één keer; zij wijkt af in: {clauses}. Herstel de volgorde, of laat haar weg.',
  },
  PAPER_NOT_OPEN_TO: {
    rule: 'R59',
    en: '{organisation} is not among those who may read {paper}, and so cannot comment on it. Let someone who may bring it in.',
    nl: '{organisation} hoort niet bij wie {paper} mag lezen, en kan er dus niet op reageren. Laat iemand die dat wel mag het inbrengen.',
  },
  COMMENT_WIDER_THAN_PAPER: {
    rule: 'R59',
    en: 'A comment on {paper} cannot be known more widely than the paper itself. Choose a smaller audience, or leave it out.',
    nl: 'Een reactie op {paper} kan niet breder bekend zijn dan het stuk zelf. Kies een kleinere kring, of laat haar weg.',
  },
  PAPER_VERSION_UNKNOWN: {
    en: '{paper} has no version {version}; the last one is {last}. Adopt that, or table the text first.',
    nl: '{paper} heeft geen versie {version}; de laatste is {last}. Stel die vast, of breng de tekst eerst in.',
  },
  PAPER_VERSION_TOO_OLD: {
    en: 'Version {version} of {paper} is too far back; the last one is {last}. Table that text again and adopt the new version.',
    nl: 'Versie {version} van {paper} ligt te ver terug; de laatste is {last}. Breng die tekst opnieuw in en stel de nieuwe versie vast.',
  },
  PAPER_NEWER_TABLED: {
    en: 'Version {last} of {paper} was tabled after version {version}. Adopt version {last}, or say why the older one (reason).',
    nl: 'Versie {last} van {paper} is na versie {version} ingebracht. Stel versie {last} vast, of zeg waarom de oudere (reason).',
  },
  PAPER_ALREADY_ADOPTED: {
    en: 'Version {version} of {paper} is adopted already.',
    nl: 'Versie {version} van {paper} is al vastgesteld.',
  },
  PAPER_PARTS_MISSING: {
    en: '{paper} lacks {missing}. Table what is missing, or say why the parties go on anyway (goOnBecause).',
    nl: 'In {paper} ontbreekt {missing}. Breng in wat ontbreekt, of zeg waarom partijen toch doorgaan (goOnBecause).',
  },
  PAPER_PARTS_BLOCK: {
    en: '{paper} lacks {missing}. This covenant makes that a condition: table it first.',
    nl: 'In {paper} ontbreekt {missing}. Dit convenant stelt dat als voorwaarde: breng het eerst in.',
  },
} as const satisfies RefusalTexts;
