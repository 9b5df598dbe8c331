import type { RefusalTexts } from '../area.ts';

export const participationRefusals = {
  SECRETARIAT_STAYS: {
    en: '{organisation} keeps the secretariat, and without it nobody can record anything. Name who succeeds it (covenant succeed), or close the covenant.',
    nl: '{organisation} voert het secretariaat, en zonder kan niemand iets vastleggen. Noem wie haar opvolgt (covenant succeed), of sluit het convenant af.',
  },
  PARTICIPATION_NOT_BEGUN: {
    rule: 'R81',
    en: '{organisation} takes part only from entry into force. Wait for that day, or choose another organisation.',
    nl: '{organisation} doet pas mee vanaf de inwerkingtreding. Wacht op die dag, of kies een andere organisatie.',
  },
  FIELD_OF_OTHERS: {
    en: '{field} is for who joins as {wanted}; {organisation} joins as {participation}. Leave {field} out.',
    nl: '{field} is voor wie aansluit als {wanted}; {organisation} sluit aan als {participation}. Laat {field} weg.',
  },
  ASSOCIATE_NOT_EXCHANGED: {
    rule: 'R82',
    en: '{organisation} takes part by an association of its own, whose conditions it has met itself. Let it leave (covenant leave), and the other join with what shows that it meets them (covenant join).',
    nl: '{organisation} doet mee door een eigen associatie, waarvan zij zelf de voorwaarden vervult. Laat haar vertrekken (covenant leave), en de ander aansluiten met wat laat zien dat die ze vervult (covenant join).',
  },
  ASSOCIATION_MISSING: {
    en: '{organisation} joins as associate. Say by which association (association): {associations}.',
    nl: '{organisation} sluit aan als geassocieerde. Zeg door welke associatie (association): {associations}.',
  },
  UNKNOWN_ASSOCIATION: {
    en: 'Association {association} is not in this definition. Those that fit are: {associations}.',
    nl: 'Associatie {association} staat niet in deze definitie. Wel passen: {associations}.',
  },
  ASSOCIATION_OTHER_WAY: {
    en: 'Association {association} is not for {organisation}, which takes part as {participation}. Those that fit are: {associations}.',
    nl: 'Associatie {association} is niet voor {organisation}, die meedoet als {participation}. Wel passen: {associations}.',
  },
  UNKNOWN_CONDITION: {
    en: 'Association {association} has no condition {condition}. Its conditions are: {conditions}.',
    nl: 'Associatie {association} heeft geen voorwaarde {condition}. De voorwaarden zijn: {conditions}.',
  },
  CONDITION_MISSING: {
    en: 'Association {association} takes more: {missing}. Give what shows that it is met (conditions), or wait until it is.',
    nl: 'Associatie {association} vraagt meer: {missing}. Geef wat laat zien dat daaraan is voldaan (conditions), of wacht tot dat zo is.',
  },
  ASSOCIATION_HELD: {
    en: '{organisation} has association {association} already.',
    nl: '{organisation} heeft associatie {association} al.',
  },
  ASSOCIATION_NOT_HELD: {
    en: '{organisation} does not have association {association}, so it cannot end. Check both names.',
    nl: '{organisation} heeft associatie {association} niet, dus zij kan niet eindigen. Controleer beide namen.',
  },
  NO_RIGHT_TO_LEAVE: {
    en: 'No right to leave has arisen for {organisation} from a dispute that was not settled in time. It can leave all the same: leave ground and dispute out.',
    nl: 'Voor {organisation} is geen recht op opzegging ontstaan uit een geschil dat niet op tijd is opgelost. Vertrekken kan altijd: laat ground en dispute weg.',
  },
  DISPUTE_WITHOUT_RIGHT: {
    en: 'Who leaves voluntarily does not leave over dispute {dispute}. Leave one of ground and dispute out.',
    nl: 'Wie vrijwillig vertrekt, vertrekt niet vanwege geschil {dispute}. Laat ground of dispute weg.',
  },
  DISPUTE_OF_ONE: {
    en: 'A dispute is between two or more; only {organisation} is named. Name the others (between).',
    nl: 'Een geschil is tussen twee of meer; alleen {organisation} is genoemd. Noem de anderen (between).',
  },
  DISPUTE_TERM_SHORT: {
    en: 'There is time until {earliest} at least to settle this dispute, and {due} is earlier. Choose that day or a later one.',
    nl: 'Voor dit geschil is er tijd tot ten minste {earliest}, en {due} is eerder. Kies die dag of een latere.',
  },
  DUTY_OF_BODY: {
    en: 'Obligation {obligation} is of body {body}, not of one organisation. Whoever sits in that body can answer it.',
    nl: 'Verplichting {obligation} is van orgaan {body}, niet van een organisatie. Wie in dat orgaan zit, kan haar afhandelen.',
  },
  OWN_DUTY: {
    rule: 'R11',
    en: 'Obligation {obligation} is {owner}’s own, and nobody does it for another. Let it end when {owner} leaves, or record a successor.',
    nl: 'Verplichting {obligation} is van {owner} zelf, en niemand doet haar voor een ander. Laat haar eindigen als {owner} vertrekt, of leg een opvolger vast.',
  },
  HANDED_TO_OWNER: {
    en: 'Obligation {obligation} is {owner}’s already. Name who takes it over.',
    nl: 'Verplichting {obligation} is al van {owner}. Noem wie haar overneemt.',
  },
  HANDED_OVER_TWICE: {
    en: 'Obligation {obligation} is handed over twice. Name one organisation for it.',
    nl: 'Verplichting {obligation} wordt tweemaal overgedragen. Noem er een organisatie voor.',
  },
  OWN_SUCCESSOR: {
    en: '{organisation} cannot succeed itself. Name the organisation that takes its place.',
    nl: '{organisation} kan zichzelf niet opvolgen. Noem de organisatie die haar plaats inneemt.',
  },
  OTHER_PARTICIPATION: {
    en: '{successor} takes part as {participation} and {organisation} as {wanted}, so it cannot succeed it. Let {organisation} leave, and hand over what it owes.',
    nl: '{successor} doet mee als {participation} en {organisation} als {wanted}, en kan haar dus niet opvolgen. Laat {organisation} vertrekken en draag over wat zij verplicht is.',
  },
} as const satisfies RefusalTexts;
