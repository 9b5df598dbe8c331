import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const commitmentMessages = {
  'command.AssessRisk': {
    nl: 'een risico toevoegen of opnieuw inschatten',
    en: 'add a risk, or assess it anew',
  },
  'command.SetPriorities': {
    nl: 'vastleggen wat partijen het eerst oppakken',
    en: 'record what the parties take up first',
  },
  'command.MakeCommitment': { nl: 'een afspraak maken', en: 'make a commitment' },
  'command.ReviseCommitment': { nl: 'een afspraak herzien', en: 'revise a commitment' },
  'command.WithdrawCommitment': {
    nl: 'het besluit van partijen om een afspraak in te trekken vastleggen',
    en: 'record the parties’ decision to withdraw a commitment',
  },
  'command.EstimateMeans': {
    nl: 'ruw ramen wat het aan tijd en geld kost',
    en: 'estimate roughly what it takes in time and money',
  },
  'event.RiskAssessed': {
    nl: 'Risico ingeschat door {organisation}: {risk} (ernst {severity}, waarschijnlijkheid {likelihood})',
    en: 'Risk assessed by {organisation}: {risk} (severity {severity}, likelihood {likelihood})',
  },
  'event.PrioritiesSet': {
    nl: 'Prioriteiten gesteld: {priorities}; onverkort van kracht: {left}; zonder inschatting: {unscored}',
    en: 'Priorities set: {priorities}; still in scope: {left}; without scores: {unscored}',
  },
  'event.CommitmentMade': {
    nl: 'Afspraak van {owners}: {commitment}; advies: {advice}',
    en: 'Commitment of {owners}: {commitment}; advice: {advice}',
  },
  'event.CommitmentRevised': {
    nl: 'Afspraak herzien ({parts}): {commitment}; advies: {advice}',
    en: 'Commitment revised ({parts}): {commitment}; advice: {advice}',
  },
  'event.CommitmentWithdrawn': {
    nl: 'Afspraak van {owners} ingetrokken: {commitment}',
    en: 'Commitment of {owners} withdrawn: {commitment}',
  },
  'event.MeansEstimated': {
    nl: '{organisation} raamt zijn middelen ({about})',
    en: '{organisation} estimates its means ({about})',
  },
  'field.priorities': {
    nl: 'Risico’s in volgorde, als [verf, stof]',
    en: 'Risks in order, like [paint, dust]',
  },
  'field.change': {
    nl: 'Onderwerp waarmee partijen de wijziging aanvaardden',
    en: 'Topic with which the parties accepted the change',
  },
  'field.daysPerYear': { nl: 'Dagen per jaar', en: 'Days a year' },
  'field.eurosPerYear': { nl: 'Hele euro’s per jaar', en: 'Whole euros a year' },
  'field.risk': { nl: 'Welk risico', en: 'Which risk' },
  'field.theme': { nl: 'Thema', en: 'Theme' },
  'field.scale': { nl: 'Hoe ernstig, 1 tot 5', en: 'How grave, 1 to 5' },
  'field.irremediability': { nl: 'Hoe onomkeerbaar, 1 tot 5', en: 'How hard to undo, 1 to 5' },
  'field.likelihood': { nl: 'Hoe waarschijnlijk, 1 tot 5', en: 'How likely, 1 to 5' },
  'field.source': { nl: 'Waar de inschatting op rust', en: 'What the assessment rests on' },
  'field.owners': {
    nl: 'Wie ervoor instaan, als [bedrijf-1, branche-1]',
    en: 'Who answer for it, like [company-1, branch-1]',
  },
  'field.dueDiligenceStep': {
    nl: 'Stap van due diligence, 1 tot 6',
    en: 'Step of due diligence, 1 to 6',
  },
  'field.target': { nl: 'Doel', en: 'Target' },
  'field.smart': {
    nl: 'Welke woorden van SMART gelden, als [specific, measurable]',
    en: 'Which words of SMART hold, like [specific, measurable]',
  },
  'field.baseline': { nl: 'Nulmeting', en: 'Baseline' },
  'field.baselineBy': { nl: 'Nulmeting uiterlijk op', en: 'Baseline measured by' },
  'field.binding': { nl: 'Bindend (nee voor wat vrijwillig is)', en: 'Binding (no for what is voluntary)' },
  'field.remove': { nl: 'Wat vervalt, als [due, target]', en: 'What it goes without, like [due, target]' },

  'help.risks': {
    nl: 'risico’s van de sector, de ernstigste eerst, met hun inschattingen en de prioriteiten',
    en: 'risks of the sector, the gravest first, with their assessments and the priorities',
  },
  'help.commitments': {
    nl: 'afspraken met wie ervoor instaat, tot wanneer, en hoe het ermee staat',
    en: 'commitments with who answers for them, by when, and how they stand',
  },
  'help.commitments.owner': {
    nl: 'alleen afspraken van deze organisatie of dit orgaan, naast haar eigen verplichtingen',
    en: 'only commitments of this organisation or body, beside its own duties',
  },
  'help.commitments.theme': {
    nl: 'alleen afspraken onder dit thema',
    en: 'only commitments under this theme',
  },

  'risks.none': { nl: 'Er zijn geen risico’s ingeschat.', en: 'No risks were assessed.' },
  'risks.priorities': {
    nl: 'Prioriteiten van {day}: {priorities}',
    en: 'Priorities of {day}: {priorities}',
  },
  'risks.priorities.none': {
    nl: 'Er zijn nog geen prioriteiten gesteld.',
    en: 'No priorities were set yet.',
  },
  'risks.scope': {
    nl: 'Prioriteiten halen niets weg: de richtlijnen gelden voor elk risico hieronder en voor wat er niet staat.',
    en: 'Priorities take nothing away: the guidelines hold for every risk below and for what is not there.',
  },
  'risks.scored': {
    nl: 'ernst {severity} (schaal {scale}, reikwijdte {scope}, onomkeerbaarheid {irremediability}), waarschijnlijkheid {likelihood}',
    en: 'severity {severity} (scale {scale}, scope {scope}, irremediability {irremediability}), likelihood {likelihood}',
  },
  'risks.unscored': { nl: 'ernst niet ingeschat', en: 'severity not assessed' },
  'risks.priority': { nl: 'prioriteit {number}', en: 'priority {number}' },
  'risks.inScope': { nl: 'blijft van kracht', en: 'stays in scope' },
  'risks.beyond': { nl: 'buiten de bestaande richtlijnen', en: 'beyond the existing guidelines' },
  'risks.theme': { nl: 'thema {theme}', en: 'theme {theme}' },
  'risks.assessed': {
    nl: '{day}: {organisation} ({scores})',
    en: '{day}: {organisation} ({scores})',
  },
  'risks.noScores': { nl: 'geen scores', en: 'no scores' },
  'risks.takenUp': { nl: 'afspraken: {commitments}', en: 'commitments: {commitments}' },

  'commitments.none': { nl: 'Er zijn geen afspraken.', en: 'There are no commitments.' },
  'commitments.draft': {
    nl: 'Ontwerp: deze afspraken binden pas als de uitvoering begint.',
    en: 'Draft: these commitments bind when implementation begins.',
  },
  'commitments.owners': { nl: 'van {owners}', en: 'of {owners}' },
  'commitments.step': { nl: 'stap {step} van due diligence', en: 'step {step} of due diligence' },
  'commitments.risk': { nl: 'risico {risk}', en: 'risk {risk}' },
  'commitments.clause': { nl: 'artikel {clause}', en: 'clause {clause}' },
  'commitments.due': { nl: 'uiterlijk {due}', en: 'due {due}' },
  'commitments.undated': { nl: 'zonder dag', en: 'without a day' },
  'commitments.voluntary': { nl: 'vrijwillig, nooit te laat', en: 'voluntary, never overdue' },
  'commitments.target': { nl: 'doel: {target}', en: 'target: {target}' },
  'commitments.baseline': { nl: 'nulmeting: {baseline}', en: 'baseline: {baseline}' },
  'commitments.baselineBy': { nl: 'nulmeting uiterlijk {day}', en: 'baseline by {day}' },
  'commitments.advice': { nl: 'advies: {advice}', en: 'advice: {advice}' },
  'commitments.revised': { nl: 'herzien op {day}: {because}', en: 'revised on {day}: {because}' },
  'commitments.duty': { nl: '{obligation} ({owner}): {state}', en: '{obligation} ({owner}): {state}' },
  'commitments.duty.due': {
    nl: '{obligation} ({owner}): {state}, uiterlijk {due}',
    en: '{obligation} ({owner}): {state}, due {due}',
  },
  'commitments.estimate': {
    nl: 'geraamd door {organisations}: {days} dagen en {euros} euro per jaar',
    en: 'estimated by {organisations}: {days} days and {euros} euros a year',
  },
  'commitments.estimate.whole': {
    nl: 'Convenant als geheel, geraamd door {organisations}: {days} dagen en {euros} euro per jaar',
    en: 'Covenant as a whole, estimated by {organisations}: {days} days and {euros} euros a year',
  },
  'commitments.withdrawn': { nl: 'Ingetrokken: {commitments}', en: 'Withdrawn: {commitments}' },
  'commitments.steps': {
    nl: 'Geen afspraak bij stap {steps} van due diligence.',
    en: 'No commitment at step {steps} of due diligence.',
  },
  'commitments.own': {
    nl: 'Eigen verplichtingen van {owner}, naast de gezamenlijke afspraken',
    en: 'Own duties of {owner}, beside the joint commitments',
  },
  'commitments.own.many': {
    nl: 'Eigen verplichtingen van {owner}: {count} open, {late} te laat (zie --owner {id})',
    en: 'Own duties of {owner}: {count} open, {late} late (see --owner {id})',
  },
  'commitments.own.none': { nl: 'geen die nu openstaat', en: 'none open now' },

  'word.none': { nl: 'geen', en: 'none' },
  'word.whole-covenant': { nl: 'het hele convenant', en: 'the whole covenant' },
  'word.not-specific': { nl: 'niet specifiek', en: 'not specific' },
  'word.not-measurable': { nl: 'niet meetbaar', en: 'not measurable' },
  'word.not-ambitious': { nl: 'niet ambitieus', en: 'not ambitious' },
  'word.not-realistic': { nl: 'niet realistisch', en: 'not realistic' },
  'word.not-time-bound': { nl: 'niet tijdgebonden', en: 'not time-bound' },
  'word.no-baseline': { nl: 'doel zonder nulmeting', en: 'target without a baseline' },
  'word.clause-unknown': { nl: 'artikel staat niet in de tekst', en: 'clause is not in the text' },
  'word.duty-open': { nl: 'open', en: 'open' },
  'word.duty-late': { nl: 'te laat', en: 'late' },
  'word.duty-reported': { nl: 'gereedgemeld', en: 'reported done' },
  'word.duty-suspended': { nl: 'opgeschort', en: 'suspended' },
  'word.duty-done': { nl: 'gedaan', en: 'done' },
  'word.duty-dropped': { nl: 'vervallen', en: 'dropped' },
} as const satisfies Record<string, LocalText>;
