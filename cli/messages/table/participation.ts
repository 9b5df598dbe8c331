import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const participationMessages = {
  'command.JoinCovenant': { nl: 'een organisatie laten aansluiten', en: 'let an organisation join' },
  'command.RecordAssociation': { nl: 'record association', en: 'record association' },
  'command.EndAssociation': { nl: 'end association', en: 'end association' },
  'command.LeaveCovenant': { nl: 'een vertrek vastleggen', en: 'record a departure' },
  'command.HandOverObligation': { nl: 'hand over obligation', en: 'hand over obligation' },
  'command.ExchangeOrganisation': { nl: 'exchange organisation', en: 'exchange organisation' },
  'command.SucceedOrganisation': { nl: 'succeed organisation', en: 'succeed organisation' },
  'event.ParticipantJoined': {
    nl: '{organisation} sluit aan als {participation}',
    en: '{organisation} joins as {participation}',
  },
  'event.AssociationRecorded': { nl: 'association recorded', en: 'association recorded' },
  'event.AssociationEnded': { nl: 'association ended', en: 'association ended' },
  'event.ParticipantLeft': { nl: '{organisation} vertrekt', en: '{organisation} leaves' },
  'event.ObligationHandedOver': { nl: 'obligation handed over', en: 'obligation handed over' },
  'event.OrganisationExchanged': { nl: 'organisation exchanged', en: 'organisation exchanged' },
  'event.OrganisationSucceeded': { nl: 'organisation succeeded', en: 'organisation succeeded' },
  'event.RightToLeaveArose': { nl: 'right to leave arose', en: 'right to leave arose' },
  'field.association': { nl: 'association', en: 'association' },
  'field.ground': { nl: 'ground', en: 'ground' },
  'field.dispute': { nl: 'dispute', en: 'dispute' },
  'field.handOver': { nl: 'hand over', en: 'hand over' },
  'field.leaving': { nl: 'leaving', en: 'leaving' },
  'field.joining': { nl: 'joining', en: 'joining' },
  'field.askedBy': { nl: 'asked by', en: 'asked by' },
  'field.consent': { nl: 'consent', en: 'consent' },
  'field.successor': { nl: 'successor', en: 'successor' },
  'field.cause': { nl: 'cause', en: 'cause' },
} as const satisfies Record<string, LocalText>;
