import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const signingMessages = {
  'command.OpenSigningRound': { nl: 'open signing round', en: 'open signing round' },
  'command.SignCovenant': { nl: 'een handtekening vastleggen', en: 'record a signature' },
  'command.RefuseToSign': { nl: 'refuse to sign', en: 'refuse to sign' },
  'command.RecordCoverage': { nl: 'record coverage', en: 'record coverage' },
  'event.SigningRoundOpened': { nl: 'signing round opened', en: 'signing round opened' },
  'event.CovenantSigned': { nl: '{organisation} tekent ({method})', en: '{organisation} signs ({method})' },
  'event.SignatureRefused': { nl: 'signature refused', en: 'signature refused' },
  'event.SigningRoundEnded': { nl: 'signing round ended', en: 'signing round ended' },
  'event.PaperSealed': { nl: 'paper sealed', en: 'paper sealed' },
  'event.AgreementConcluded': {
    nl: 'Overeenkomst gesloten: de laatste partij heeft getekend',
    en: 'Agreement concluded: the last party has signed',
  },
  'event.AgreementReopened': { nl: 'agreement reopened', en: 'agreement reopened' },
  'event.MarketCoverageRecorded': { nl: 'market coverage recorded', en: 'market coverage recorded' },
  'field.documents': { nl: 'documents', en: 'documents' },
  'field.signingOrder': { nl: 'signing order', en: 'signing order' },
  'field.provider': { nl: 'provider', en: 'provider' },
  'field.percentFrom': { nl: 'percent from', en: 'percent from' },
  'field.percentTo': { nl: 'percent to', en: 'percent to' },
  'field.basis': { nl: 'basis', en: 'basis' },
} as const satisfies Record<string, LocalText>;
