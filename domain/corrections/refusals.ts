import type { RefusalTexts } from '../area.ts';

export const correctionRefusals = {
  SECOND_PERSON_NEEDED: {
    rule: 'R10',
    en: 'Event {event} is a signature, a decision, a release or an imported day on which others hang; correcting it takes two people. Propose it (covenant correction propose, with --from and --to for the right day of what was imported); another officer or the chair confirms it (covenant correction confirm).',
    nl: 'Gebeurtenis {event} is een handtekening, een besluit, een vrijgave of een ingevoerde dag waaraan andere hangen; die corrigeren twee personen. Stel het voor (covenant correction propose, met --from en --to voor de juiste dag van wat ingevoerd is); een andere medewerker of de voorzitter bevestigt het (covenant correction confirm).',
  },
  SECOND_PERSON_MISSING: {
    rule: 'R10',
    en: '{person} proposed correction {proposal} and cannot confirm it too. Another officer of the secretariat does, or the chair.',
    nl: '{person} heeft correctie {proposal} voorgesteld en kan haar niet ook bevestigen. Dat doet een andere medewerker van het secretariaat, of de voorzitter.',
  },
  ALREADY_PROPOSED: {
    en: 'The correction of event {event} is proposed already and waits for a second person. Confirm or decline proposal {proposal}.',
    nl: 'De correctie van gebeurtenis {event} is al voorgesteld en wacht op een tweede persoon. Bevestig voorstel {proposal} of wijs het af.',
  },
  DAY_NOT_IMPORTED: {
    en: 'Event {event} told no imported day that still counts, so it has no other day to tell. Leave the day out, and record what is true now.',
    nl: 'Gebeurtenis {event} vertelde geen ingevoerde dag die nog telt, dus is er geen andere dag voor. Laat de dag weg, en leg vast wat nu waar is.',
  },
  PROPOSAL_UNKNOWN: {
    en: 'No correction waits for a second person under number {proposal}. See covenant today for those that do.',
    nl: 'Onder nummer {proposal} wacht geen correctie op een tweede persoon. Zie covenant today voor welke dat wel doen.',
  },
} as const satisfies RefusalTexts;
