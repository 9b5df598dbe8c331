import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const participationMessages = {
  'command.JoinCovenant': { nl: 'een organisatie laten aansluiten', en: 'let an organisation join' },
  'command.RecordAssociation': {
    nl: 'een geassocieerd lidmaatschap vastleggen, met wat laat zien dat aan de voorwaarden is voldaan',
    en: 'record an associate membership, with what shows that its conditions are met',
  },
  'command.EndAssociation': {
    nl: 'een geassocieerd lidmaatschap beëindigen; een geassocieerde zonder lidmaatschap doet niet meer mee',
    en: 'end an associate membership; an associate that is left without one takes part no more',
  },
  'command.LeaveCovenant': {
    nl: 'een vertrek vastleggen; wat het brengt, toont covenant what-if ID --withdraw ORGANISATIE vooraf',
    en: 'record a departure; covenant what-if ID --withdraw ORGANISATION shows beforehand what it brings',
  },
  'command.HandOverObligation': {
    nl: 'een verplichting overdragen aan een ander',
    en: 'hand an obligation over to another',
  },
  'command.ExchangeOrganisation': {
    nl: 'een organisatie aan tafel vervangen door een andere',
    en: 'exchange an organisation at the table for another',
  },
  'command.SucceedOrganisation': {
    nl: 'een opvolger of fusie vastleggen: plaats, verplichtingen en handtekening gaan over, mandaten niet',
    en: 'record a successor or a merger: seat, duties and signature pass on, mandates do not',
  },
  'event.ParticipantJoined': {
    nl: '{organisation} sluit aan als {participation}{how}',
    en: '{organisation} joins as {participation}{how}',
  },
  'event.ParticipationBegan': {
    nl: '{organisation} doet mee vanaf de inwerkingtreding op {day}',
    en: '{organisation} takes part from entry into force on {day}',
  },
  'event.AssociationRecorded': {
    nl: '{organisation} is geassocieerd lid: {association}{gives}',
    en: '{organisation} is associate member: {association}{gives}',
  },
  'event.AssociationEnded': {
    nl: '{organisation} is geen geassocieerd lid meer: {association}',
    en: '{organisation} is associate member no longer: {association}',
  },
  'event.ParticipantLeft': { nl: '{organisation} vertrekt{ground}', en: '{organisation} leaves{ground}' },
  'event.ObligationHandedOver': {
    nl: '{duty} [{obligation}]: overgedragen van {from} aan {to}',
    en: '{duty} [{obligation}]: handed over from {from} to {to}',
  },
  'event.OrganisationExchanged': {
    nl: '{joining} neemt aan tafel de plaats in van {leaving}; daarom vroeg {askedBy}',
    en: '{joining} takes the place of {leaving} at the table; {askedBy} asked for it',
  },
  'event.OrganisationSucceeded': {
    nl: '{successor} volgt {organisation} op ({cause}){signature}',
    en: '{successor} succeeds {organisation} ({cause}){signature}',
  },
  'event.RightToLeaveArose': {
    nl: '{duty}: niet op tijd opgelost; {organisations} mag de deelname nu opzeggen',
    en: '{duty}: not settled in time; {organisations} may now end its participation',
  },
  'parties.association.inbound': {
    nl: 'geassocieerde als lid van {scheme}: {name} [{association}], sinds {since}',
    en: 'associate as a member of {scheme}: {name} [{association}], since {since}',
  },
  'parties.association.outbound': {
    nl: 'geassocieerd lid van {scheme}: {name} [{association}], sinds {since}',
    en: 'associate member of {scheme}: {name} [{association}], since {since}',
  },
  'parties.association.condition': { nl: '{condition}: {shown}', en: '{condition}: {shown}' },
  'parties.association.document': { nl: 'aangetoond met een document', en: 'shown by a document' },
  'parties.uses': { nl: 'mag nu gebruiken: {uses}', en: 'may use now: {uses}' },
  'parties.uses.underConditions': {
    nl: '{use} (onder eigen voorwaarden)',
    en: '{use} (under their own conditions)',
  },
  'parties.uses.none': {
    nl: 'mag nu niets gebruiken van wat het convenant aanbiedt',
    en: 'may use nothing now of what the covenant offers',
  },
  'word.training': { nl: 'trainingen', en: 'training' },
  'word.advice': { nl: 'advies', en: 'advice' },
  'word.networks': { nl: 'netwerken', en: 'networks' },
  'word.projects': { nl: 'collectieve projecten', en: 'joint projects' },
  'field.association': { nl: 'Welk geassocieerd lidmaatschap', en: 'Which associate membership' },
  'field.ground': {
    nl: 'Vrijwillig, of met het recht op opzegging na een geschil',
    en: 'Voluntary, or by the right to leave after a dispute',
  },
  'field.dispute': {
    nl: 'Verplichting om een geschil op te lossen die niet op tijd is nagekomen',
    en: 'Duty to settle a dispute that was not met in time',
  },
  'field.between': {
    nl: 'Organisaties die een geschil met elkaar hebben, als [bond-1, branche-2]',
    en: 'Organisations that have a dispute with each other, like [union-1, branch-2]',
  },
  'field.handOver': {
    nl: 'Wie welke verplichting overneemt, als [{obligation: actie-1, newOwner: bond-2}]',
    en: 'Who takes which duty over, like [{obligation: action-1, newOwner: union-1}]',
  },
  'field.newOwner': { nl: 'Wie haar overneemt', en: 'Who takes it over' },
  'field.leaving': { nl: 'Welke organisatie gaat', en: 'Which organisation leaves' },
  'field.joining': {
    nl: 'Wie komt, als {organisation: ngo-2, name: Ngo 2, kind: ngo}',
    en: 'Who comes, like {organisation: ngo-2, name: Ngo 2, kind: ngo}',
  },
  'field.askedBy': { nl: 'Wie erom vroeg', en: 'Who asked for it' },
  'field.consent': { nl: 'Wie instemde, en hoe', en: 'Who consented, and how' },
  'field.successor': {
    nl: 'Wie opvolgt: een deelnemer, of {organisation: ngo-2, name: Ngo 2, kind: ngo}',
    en: 'Who succeeds: a participant, or {organisation: ngo-2, name: Ngo 2, kind: ngo}',
  },
  'field.cause': { nl: 'Opvolging of fusie', en: 'Succession or merger' },
  'word.right-to-leave': { nl: 'recht op opzegging na een geschil', en: 'right to leave after a dispute' },
  'word.voluntary': { nl: 'vrijwillig', en: 'voluntary' },
  'word.succession': { nl: 'opvolging', en: 'succession' },
  'word.merger': { nl: 'fusie', en: 'merger' },
  'word.handed-over': { nl: 'overgedragen', en: 'handed over' },
} as const satisfies Record<string, LocalText>;
