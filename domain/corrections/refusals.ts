import type { RefusalTexts } from '../area.ts';

export const correctionRefusals = {
  SECOND_PERSON_NEEDED: {
    rule: 'R10',
    en: 'Event {event} is a signature, a decision or a release; correcting it takes two people. Propose it (covenant correction propose); another officer or the chair confirms it (covenant correction confirm).',
    nl: 'Gebeurtenis {event} is een handtekening, een besluit of een vrijgave; die corrigeren twee personen. Stel het voor (covenant correction propose); een andere medewerker of de voorzitter bevestigt het (covenant correction confirm).',
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
  PROPOSAL_UNKNOWN: {
    en: 'No correction waits for a second person under number {proposal}. See covenant today for those that do.',
    nl: 'Onder nummer {proposal} wacht geen correctie op een tweede persoon. Zie covenant today voor welke dat wel doen.',
  },
} as const satisfies RefusalTexts;
