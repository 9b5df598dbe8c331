import type { LocalText } from '../../domain/primitives.ts';

/** What `may` and `policy` say. */
export const policyMessages = {
  'help.policy': {
    nl: 'wie wat mag doen, en in welke fasen',
    en: 'who may do what, and in which phases',
  },
  'help.may': {
    nl: 'wat iemand nu mag doen; met een opdracht ook waarom niet, en wie wel',
    en: 'what somebody may do now; with a command also why not, and who may',
  },
  'help.may.command': { nl: 'opdracht (anders alle)', en: 'command (else all)' },
  'help.may.as': { nl: 'van wie de vraag is (anders COVENANT_AS)', en: 'about whom (else COVENANT_AS)' },

  'policy.intro': {
    nl: 'Wat hier niet staat, wordt geweigerd. Namens wie: --for; wat een medewerker voor partijen of een orgaan vastlegt, toont hij met --evidence.',
    en: 'What does not stand here is refused. For whom: --for; what an officer records for the parties or a body is shown with --evidence.',
  },
  'policy.command': { nl: 'Opdracht', en: 'Command' },
  'policy.by': { nl: 'Door', en: 'By' },
  'policy.phases': { nl: 'In fase', en: 'In phase' },
  'policy.phases.any': { nl: 'elke', en: 'any' },

  'may.title': {
    nl: '{person} ({organisation}) mag nu, in {phase}:',
    en: '{person} ({organisation}) may now, in {phase}:',
  },
  'may.nothing': {
    nl: '{person} ({organisation}) kan nu niets vastleggen in dit convenant.',
    en: '{person} ({organisation}) can record nothing in this covenant now.',
  },
  'may.what': { nl: 'Wat', en: 'What' },
  'may.for': { nl: 'Namens', en: 'For' },
  'may.self': { nl: '–', en: '–' },
  'may.shown': { nl: '{names} (met bewijs)', en: '{names} (with evidence)' },
  'may.many': { nl: '{count} organisaties', en: '{count} organisations' },
  'may.chair': { nl: 'de voorzitter', en: 'the chair' },
  'may.yes': { nl: '{person} mag {command} nu: {what}.', en: '{person} may do {command} now: {what}.' },
  'may.yes.for': { nl: 'Namens: {names}.', en: 'For: {names}.' },
  'may.no': { nl: '{person} mag {command} nu niet.', en: '{person} may not do {command} now.' },
  'may.entitled': { nl: 'Wie wel: {entitled}.', en: 'Who may: {entitled}.' },
  'may.phases': { nl: 'In fase: {phases}.', en: 'In phase: {phases}.' },
  'may.organisations': { nl: 'Hier zijn dat: {names}.', en: 'Here that is: {names}.' },
  'may.no.phase': { nl: 'geen enkele fase', en: 'no phase' },
} as const satisfies Record<string, LocalText>;
