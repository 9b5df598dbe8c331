import type { RefusalTexts } from '../area.ts';

export const dossierRefusals = {
  ITEM_NOT_OPEN: {
    en: 'There is no open item {item} in this dossier. See covenant dossier for the names.',
    nl: 'Er is in dit dossier geen open punt {item}. Zie covenant dossier voor de namen.',
  },
  ITEM_EXISTS: {
    en: 'The name {item} is given already. Choose another.',
    nl: 'De naam {item} is al gegeven. Kies een andere.',
  },
  ITEM_NOT_YOURS: {
    rule: 'R10',
    en: 'Only {entitled} can say this of {item}. Record their word with --for and the mail or minutes as evidence.',
    nl: 'Alleen {entitled} kan dit van {item} zeggen. Leg hun woord vast met --for en de mail of het verslag als bewijs.',
  },
  ITEM_OF_A_BODY: {
    rule: 'R134',
    en: '{item} takes the word of the steering group, or of the chair. Record it with --for and the minutes as evidence.',
    nl: '{item} vraagt het woord van de stuurgroep, of van de voorzitter. Leg het vast met --for en het verslag als bewijs.',
  },
  ITEM_NOT_DISCLOSED: {
    rule: 'R26',
    en: 'The parties cannot decide on {item} while they may not know of it. {teller} discloses it first (DiscloseItem).',
    nl: 'Partijen kunnen niet over {item} beslissen zolang zij er niet van mogen weten. {teller} geeft het eerst vrij (DiscloseItem).',
  },
  OUTCOME_OF_ANOTHER_KIND: {
    en: '{item} is of the kind {kind} and cannot end as {outcome}. Choose one of: {outcomes}.',
    nl: '{item} is van de soort {kind} en kan niet eindigen als {outcome}. Kies een van: {outcomes}.',
  },
  ITEM_STANDS_SO: {
    en: '{item} stands as {outcome} already. Record what came of it.',
    nl: '{item} staat al op {outcome}. Leg vast wat eruit kwam.',
  },
  DISCLOSURE_NOT_WIDER: {
    rule: 'R26',
    en: 'Not everybody who may know of {item} now is in that audience, or nobody new is. What was told cannot be taken back: name a wider one.',
    nl: 'Niet iedereen die nu van {item} mag weten hoort daarbij, of er komt niemand bij. Wat verteld is kan niet terug: noem een ruimere kring.',
  },
  DISCLOSURE_WITHOUT_EVIDENCE: {
    rule: 'R26',
    en: '{item} was told by {from}, and only its word lets more people know. Add the mail or minutes that show it (--evidence).',
    nl: '{item} is verteld door {from}, en alleen op haar woord mogen meer mensen het weten. Voeg de mail of het verslag toe dat dit toont (--evidence).',
  },
  ITEM_WITHOUT_OWNER: {
    en: '{item} has a day but nobody who is to answer it. Name the organisation (owner), or leave the day out.',
    nl: '{item} heeft een dag maar niemand die het beantwoordt. Noem de organisatie (owner), of laat de dag weg.',
  },
  ITEM_COMMITMENT_UNKNOWN: {
    rule: 'R92',
    en: 'There is no commitment {commitment} that this could serve. Check its id, or leave it out.',
    nl: 'Er is geen afspraak {commitment} die hiermee gediend kan zijn. Controleer de naam, of laat haar weg.',
  },
  PROJECT_WITHOUT_COMMITMENT: {
    rule: 'R92',
    en: 'Project {item} names no commitment that it serves, and a project is no covenant by itself. Name one (commitment): this covenant makes that a condition.',
    nl: 'Project {item} noemt geen afspraak die het dient, en een los project is geen convenant. Noem er een (commitment): dit convenant stelt dat als voorwaarde.',
  },
  CONDITION_WITHOUT_TEXT: {
    rule: 'R25',
    en: 'Condition {condition} is no open item of the dossier, so it needs a text of its own (text).',
    nl: 'Voorwaarde {condition} is geen open punt van het dossier en heeft dus een eigen omschrijving nodig (text).',
  },
  ITEM_IS_A_DUTY: {
    rule: 'R25',
    en: '{item} is a duty of {owner} already and goes on by itself. Leave it out of the conditions.',
    nl: '{item} is al een verplichting van {owner} en loopt vanzelf door. Laat het uit de voorwaarden.',
  },
} as const satisfies RefusalTexts;
