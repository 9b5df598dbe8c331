import type { RefusalTexts } from '../area.ts';

export const commitmentRefusals = {
  UNKNOWN_THEME: {
    en: 'Theme {theme} is not one of this covenant ({themes}). Choose one of those, or leave it out.',
    nl: 'Thema {theme} hoort niet bij dit convenant ({themes}). Kies een van die, of laat het weg.',
  },
  UNKNOWN_RISK: {
    en: 'Risk {risk} is not in the inventory. Add it with AssessRisk (one line is enough), or check the name.',
    nl: 'Risico {risk} staat niet in de inventarisatie. Voeg het toe met AssessRisk (één regel is genoeg), of controleer de naam.',
  },
  RISK_TWICE: {
    en: 'Risk {risk} stands twice in the priorities. Name it once, in the place where it belongs.',
    nl: 'Risico {risk} staat tweemaal in de prioriteiten. Noem het eenmaal, op de plaats waar het hoort.',
  },
  UNKNOWN_COMMITMENT: {
    en: 'There is no commitment {commitment} here, or it was withdrawn. See covenant commitments for the names.',
    nl: 'Er is hier geen afspraak {commitment}, of zij is ingetrokken. Zie covenant commitments voor de namen.',
  },
  COMMITMENT_EXISTS: {
    en: 'The name {commitment} is taken, by a commitment or an obligation. Choose another, or revise what is there (ReviseCommitment).',
    nl: 'De naam {commitment} is al in gebruik, voor een afspraak of een verplichting. Kies een andere, of herzie wat er is (ReviseCommitment).',
  },
  OWNER_TWICE: {
    en: '{owner} stands twice among the owners. Name it once.',
    nl: '{owner} staat tweemaal bij de verantwoordelijken. Noem haar eenmaal.',
  },
  COMMITMENT_OF_OTHERS: {
    rule: 'R10',
    en: 'Since the agreement is concluded, {organisation} speaks for itself alone, and {commitment} binds {owners}. Record the decision of the parties: --for chair, with the minutes as evidence.',
    nl: 'Nu de overeenkomst gesloten is spreekt {organisation} alleen voor zichzelf, en {commitment} bindt {owners}. Leg het besluit van partijen vast: --for chair, met het verslag als bewijs.',
  },
  CHANGE_NOT_NAMED: {
    rule: 'R79',
    en: 'The agreement is concluded. Name the topic with which the parties accepted {commitment} (change), or say why it goes without one (goOnBecause).',
    nl: 'De overeenkomst is gesloten. Noem het onderwerp waarmee partijen {commitment} aanvaardden (change), of zeg waarom het zonder kan (goOnBecause).',
  },
  CHANGE_BLOCKED: {
    rule: 'R79',
    en: 'In this covenant nothing changes after signing without a topic that the parties accepted. Let them accept one (AnswerItem), and name it with {commitment} (change).',
    nl: 'In dit convenant verandert na ondertekening niets zonder onderwerp dat partijen aanvaardden. Laat hen er een aanvaarden (AnswerItem), en noem het bij {commitment} (change).',
  },
  TOPIC_NOT_ACCEPTED: {
    rule: 'R79',
    en: '{topic} is not a topic that the parties accepted. Let them answer it first (AnswerItem), or leave it out and say why you go on (goOnBecause).',
    nl: '{topic} is geen onderwerp dat partijen aanvaardden. Laat hen het eerst beantwoorden (AnswerItem), of laat het weg en zeg waarom u doorgaat (goOnBecause).',
  },
  NOTHING_REVISED: {
    en: 'Nothing about {commitment} changes. Give what is new, or what it goes without (remove).',
    nl: 'Er verandert niets aan {commitment}. Geef wat nieuw is, of wat vervalt (remove).',
  },
  PARTICULAR_TWICE: {
    en: '{part} of {commitment} is both given and taken off. Choose one.',
    nl: '{part} van {commitment} is zowel gegeven als weggehaald. Kies er een.',
  },
  COMMITMENTS_TOO_MANY: {
    en: 'With {commitment} the commitments would bring {count} duties; at most {limit} can open at once. Let a body answer for it, or combine commitments.',
    nl: 'Met {commitment} zouden de afspraken {count} verplichtingen geven; hooguit {limit} kunnen tegelijk opengaan. Laat een orgaan het doen, of voeg afspraken samen.',
  },
  ESTIMATE_EMPTY: {
    rule: 'R41',
    en: 'An estimate says something: days a year, euros a year, or words. Rough is good enough, and it can be revised.',
    nl: 'Een raming zegt iets: dagen per jaar, euro per jaar, of woorden. Ruw is goed genoeg, en zij kan worden herzien.',
  },
} as const satisfies RefusalTexts;
