import type { Answer } from './definition.ts';
import type { LocalText } from './primitives.ts';

/** What answers a duty, as a sentence names it in `{answeredBy}`. */
export const dutyAnswers: Record<Answer, LocalText> = {
  report: { en: 'a report', nl: 'een gereedmelding' },
  'letter-of-intent': { en: 'a letter of intent', nl: 'een Letter of Intent' },
  signature: { en: 'a signature', nl: 'een handtekening' },
  submission: { en: 'a submission', nl: 'een ingediende rapportage' },
  paper: { en: 'the adoption of its paper', nl: 'de vaststelling van het stuk' },
  mandate: { en: 'registering a mandate', nl: 'het vastleggen van een mandaat' },
  consultation: { en: 'the result of a consultation', nl: 'het resultaat van een achterbanraadpleging' },
  estimate: { en: 'an estimate of means', nl: 'een raming van middelen' },
  priorities: { en: 'setting priorities', nl: 'het stellen van prioriteiten' },
  'added-value': { en: 'telling the added value', nl: 'het vertellen van de meerwaarde' },
  ratification: { en: 'ratifying the act or not', nl: 'het wel of niet bekrachtigen van de handeling' },
};

/** What is refused about obligations, their days, their reminders and the calendar; part of `refusals`. */
export const dutyRefusals = {
  UNKNOWN_OBLIGATION: {
    en: 'Obligation {obligation} is not open here. See covenant status for what is open.',
    nl: 'Verplichting {obligation} staat hier niet open. Zie covenant status voor wat openstaat.',
  },
  OBLIGATION_EXISTS: {
    en: 'Obligation {obligation} exists already. Choose another id.',
    nl: 'Verplichting {obligation} bestaat al. Kies een andere naam.',
  },
  NOT_THE_OWNER: {
    en: 'Obligation {obligation} belongs to {owner}, not to {organisation}.',
    nl: 'Verplichting {obligation} is van {owner}, niet van {organisation}.',
  },
  OBLIGATION_STATE: {
    en: 'Obligation {obligation} is {state}; {command} is for one that is {wanted}.',
    nl: 'Verplichting {obligation} is {state}; {command} kan alleen als zij {wanted} is.',
  },
  WRONG_ANSWER: {
    en: 'Obligation {obligation} is answered by {answeredBy}, not by {command}.',
    nl: 'Verplichting {obligation} wordt beantwoord met {answeredBy}, niet met {command}.',
  },
  ANSWERED_ONCE: {
    en: 'Obligation {obligation} is answered by {answeredBy}, and that once. If it was a mistake, correct event {event} instead.',
    nl: 'Verplichting {obligation} wordt beantwoord met {answeredBy}, en dat eenmaal. Was het een vergissing, corrigeer dan gebeurtenis {event}.',
  },
  REQUEST_OPEN: {
    en: 'A request about {obligation} waits for its answer. Answer it first: ExtendObligation or DeclineRequest.',
    nl: 'Een verzoek over {obligation} wacht op antwoord. Beantwoord dat eerst: ExtendObligation of DeclineRequest.',
  },
  NO_REQUEST: {
    en: 'Nobody has asked anything about {obligation}, so there is nothing to decline.',
    nl: 'Niemand heeft iets gevraagd over {obligation}, dus er is niets af te wijzen.',
  },
  NO_DAY_YET: {
    en: '{obligation} has no day yet that could move; it waits for {anchor}. Ask again when that is known, or say that it cannot be delivered.',
    nl: '{obligation} heeft nog geen dag die kan verschuiven; zij wacht op {anchor}. Vraag het als die bekend is, of meld dat leveren niet lukt.',
  },
  EXTENSION_NOT_LATER: {
    en: '{date} is not later than {due}, the present day of {obligation}. Choose a later day.',
    nl: '{date} is niet later dan {due}, de huidige dag van {obligation}. Kies een latere dag.',
  },
  ALREADY_SUSPENDED: {
    en: '{subject} is suspended already, since {since}. That counts for this too; end it with {resume}.',
    nl: '{subject} is al opgeschort, sinds {since}. Dat geldt ook hiervoor; beëindig het met {resume}.',
  },
  NOT_SUSPENDED: {
    en: '{subject} is not suspended, so there is nothing to resume. See covenant status.',
    nl: '{subject} is niet opgeschort, dus er is niets te hervatten. Zie covenant status.',
  },
  DATE_IN_THE_PAST: {
    en: '{date} has passed. Choose a day to come.',
    nl: '{date} is voorbij. Kies een dag die nog komt.',
  },
  REMINDERS_FOR_BOTH: {
    en: 'Reminders are set for an organisation or for an obligation, not for both at once. Leave one out.',
    nl: 'Herinneringen gelden voor een organisatie of voor een verplichting, niet voor beide tegelijk. Laat er een weg.',
  },
  NOTHING_TO_SET: {
    en: 'Nothing is set: give ladder, cap, quiet, rhythm or inherit.',
    nl: 'Er is niets ingesteld: geef ladder, cap, quiet, rhythm of inherit.',
  },
  PART_TWICE: {
    en: '{part} is both given and inherited. Choose one.',
    nl: '{part} is zowel gegeven als overgenomen. Kies er een.',
  },
  LADDER_NEVER_ENDS: {
    en: 'Step {step} repeats without end. Say how many times it comes in all (times).',
    nl: 'Stap {step} herhaalt zich zonder einde. Zeg hoeveel keer hij in totaal komt (times).',
  },
  REPEATS_WITHOUT_EVERY: {
    en: 'Step {step} says how many times, but not how often. Add every, or leave times out.',
    nl: 'Stap {step} zegt hoeveel keer, maar niet hoe vaak. Voeg every toe, of laat times weg.',
  },
  QUIET_TOO_LONG: {
    en: 'Quiet periods cover {days} days of the year; at most {limit} may. Shorten them.',
    nl: 'Stille perioden beslaan {days} dagen van het jaar; hooguit {limit} mogen dat. Maak ze korter.',
  },
  ESCALATION_NOT_AGREED: {
    rule: 'R131',
    en: 'A step to {to} goes beyond contact and officer. Only the parties agree to that, in the definition (agreed: true).',
    nl: 'Een stap naar {to} gaat verder dan contactpersoon en medewerker. Alleen partijen spreken dat af, in de definitie (agreed: true).',
  },
  NOT_AN_ESCALATION: {
    rule: 'R131',
    en: 'Step {step} of {obligation} needs no confirmation. See covenant reminder explain.',
    nl: 'Stap {step} van {obligation} hoeft niet te worden bevestigd. Zie covenant reminder explain.',
  },
  NOBODY_BEYOND: {
    en: 'Nobody is known as {to} for {organisation}, so the step would reach no one. Name somebody first, or skip the step.',
    nl: 'Niemand is bekend als {to} voor {organisation}, dus de stap zou niemand bereiken. Noem eerst iemand, of sla de stap over.',
  },
  ALREADY_CONFIRMED: {
    en: 'Step {step} of {obligation} is already confirmed.',
    nl: 'Stap {step} van {obligation} is al bevestigd.',
  },
  STEP_UNKNOWN: {
    en: 'The ladder of {obligation} has no step {step}. Its steps: {steps}.',
    nl: 'De reeks van {obligation} heeft geen stap {step}. Haar stappen: {steps}.',
  },
  DEPUTY_ELSEWHERE: {
    en: '{deputy} is not of the same organisation as {person}, nor of the secretariat. Name a colleague.',
    nl: '{deputy} is niet van dezelfde organisatie als {person}, en niet van het secretariaat. Noem een collega.',
  },
  WEEKDAY_MISSING: {
    en: 'A weekly message has its day. Say on which weekday {person} wants it.',
    nl: 'Een wekelijks bericht heeft zijn dag. Zeg op welke weekdag {person} het wil.',
  },
  CALENDAR_NOT_NEWER: {
    en: 'Calendar version {version} is not newer than version {current}, which this covenant uses. Give it a higher version.',
    nl: 'Kalenderversie {version} is niet nieuwer dan versie {current}, die dit convenant gebruikt. Geef haar een hogere versie.',
  },
  CALENDAR_INVALID: {
    en: 'The calendar is not right at {day}: {why}. Correct it and adopt it again.',
    nl: 'De kalender klopt niet bij {day}: {why}. Verbeter haar en neem haar opnieuw aan.',
  },
} as const satisfies Record<string, LocalText & { rule?: string }>;
