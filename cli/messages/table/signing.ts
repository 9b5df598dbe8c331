import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const signingMessages = {
  'command.OpenSigningRound': { nl: 'een ondertekeningsronde openen', en: 'open a signing round' },
  'command.SignCovenant': { nl: 'een handtekening vastleggen', en: 'record a signature' },
  'command.RefuseToSign': {
    nl: 'vastleggen dat een partij niet tekent, met de reden',
    en: 'record that a party does not sign, with its reason',
  },
  'command.RecordCoverage': {
    nl: 'vastleggen welk deel van de markt meedoet',
    en: 'record how much of the market takes part',
  },
  'event.SigningRoundOpened': {
    nl: 'Ondertekeningsronde {round} open: {papers}',
    en: 'Signing round {round} opened: {papers}',
  },
  'event.CovenantSigned': {
    nl: '{organisation} tekent {paper} ({method})',
    en: '{organisation} signs {paper} ({method})',
  },
  'event.SignatureRefused': {
    nl: '{organisation} tekent {paper} niet',
    en: '{organisation} does not sign {paper}',
  },
  'event.SigningRoundEnded': {
    nl: 'Ondertekening beëindigd ({outcome}); vervallen handtekeningen: {voided}',
    en: 'Signing ended ({outcome}); signatures that count no longer: {voided}',
  },
  'event.PaperSealed': {
    nl: 'Iedereen heeft getekend: {paper}, tekst {sealed}',
    en: 'Everybody has signed: {paper}, text {sealed}',
  },
  'event.AgreementConcluded': {
    nl: 'Overeenkomst gesloten: de laatste partij heeft getekend',
    en: 'Agreement concluded: the last party has signed',
  },
  'event.AgreementReopened': {
    nl: 'Overeenkomst weer open: de handtekening van gebeurtenis {event} telt niet',
    en: 'Agreement open again: the signature of event {event} does not count',
  },
  'event.MarketCoverageRecorded': {
    nl: 'Marktdekking op {day}: {percent}',
    en: 'Market coverage on {day}: {percent}',
  },
  'field.documents': {
    nl: 'Stukken met hun tekst, als [{paper: covenant, document: "@BESTAND"}]',
    en: 'Papers with their text, like [{paper: covenant, document: "@FILE"}]',
  },
  'field.signingOrder': {
    nl: 'Wie na wie tekent, als [[ministerie], [vakbond, branche]]',
    en: 'Who signs after whom, like [[ministry], [union, branch]]',
  },
  'field.provider': {
    nl: 'Vertrouwensdienst van de elektronische handtekening',
    en: 'Trust service of the electronic signature',
  },
  'field.percentFrom': { nl: 'Percentage, of het laagste', en: 'Percentage, or the lowest' },
  'field.percentTo': { nl: 'Hoogste percentage', en: 'Highest percentage' },
  'field.basis': { nl: 'Waarop het cijfer berust', en: 'What the figure rests on' },

  'help.signing': {
    nl: 'wie wat heeft getekend, wie aan de beurt is, de drie data, aantallen en marktdekking',
    en: 'who signed what, whose turn it is, the three days, counts and market coverage',
  },
  'signing.title': { nl: 'Ondertekening van {name}', en: 'Signing of {name}' },
  'signing.round': { nl: 'Ronde {round}, open sinds {since}', en: 'Round {round}, open since {since}' },
  'signing.round.until': {
    nl: 'Ronde {round}, open sinds {since}, tot en met {until}',
    en: 'Round {round}, open since {since}, until {until}',
  },
  'signing.round.none': { nl: 'Er is geen ronde open.', en: 'No round is open.' },
  'signing.paper': {
    nl: '{name} [{paper}]: {signed} van {of} getekend',
    en: '{name} [{paper}]: {signed} of {of} signed',
  },
  'signing.paper.sealed': {
    nl: '{name} [{paper}]: door iedereen getekend',
    en: '{name} [{paper}]: signed by everybody',
  },
  'signing.document': { nl: 'tekst {hash} ({ref})', en: 'text {hash} ({ref})' },
  'signing.document.none': { nl: 'nog geen tekst vastgelegd', en: 'no text bound yet' },
  'signing.signatory': { nl: 'Ondertekenaar', en: 'Signatory' },
  'signing.standing': { nl: 'Stand', en: 'Standing' },
  'signing.method': { nl: 'Hoe', en: 'How' },
  'signing.mandate': { nl: 'Mandaat', en: 'Mandate' },
  'signing.event': { nl: 'Gebeurtenis', en: 'Event' },
  'signing.refused': { nl: 'Niet getekend', en: 'Not signed' },
  'signing.refusal': {
    nl: '{day}: {organisation} tekent {paper} niet',
    en: '{day}: {organisation} does not sign {paper}',
  },
  'signing.earlier': { nl: 'Eerdere rondes', en: 'Earlier rounds' },
  'signing.earlier.round': {
    nl: 'ronde {round}, {from} tot {to}: {outcome}; handtekeningen die niet meer tellen: {voided}',
    en: 'round {round}, {from} to {to}: {outcome}; signatures that count no longer: {voided}',
  },
  'signing.dates': { nl: 'Data', en: 'Days' },
  'signing.agreed': { nl: 'akkoord: {day}', en: 'agreed: {day}' },
  'signing.signed': { nl: 'getekend: {day}', en: 'signed: {day}' },
  'signing.inForce': { nl: 'in werking: {day}', en: 'in force: {day}' },
  'signing.counts': {
    nl: 'Ondertekenaars en deelnemers naar soort',
    en: 'Signatories and participants by kind',
  },
  'signing.kind': { nl: 'Soort', en: 'Kind' },
  'signing.parties': { nl: 'Partijen', en: 'Parties' },
  'signing.signedCount': { nl: 'Getekend', en: 'Signed' },
  'signing.bound': { nl: 'Aangesloten bedrijven', en: 'Affiliated companies' },
  'signing.coverage': { nl: 'Marktdekking', en: 'Market coverage' },
  'signing.coverage.on': { nl: 'Op', en: 'On' },
  'signing.coverage.percent': { nl: 'Deel van de markt', en: 'Part of the market' },
  'signing.coverage.basis': { nl: 'Waarop het berust', en: 'What it rests on' },
  'status.signing': {
    nl: 'Ondertekening: {signed} van {of} handtekeningen; nu aan de beurt: {next}',
    en: 'Signing: {signed} of {of} signatures; who can sign now: {next}',
  },
  'status.signing.round': {
    nl: 'Ondertekeningsronde {round}: {signed} van {of} handtekeningen; nu aan de beurt: {next}',
    en: 'Signing round {round}: {signed} of {of} signatures; who can sign now: {next}',
  },

  'signing.standing.signed': { nl: 'getekend', en: 'signed' },
  'signing.standing.next': { nl: 'aan de beurt', en: 'can sign now' },
  'signing.standing.waiting': { nl: 'wacht op anderen', en: 'waits for others' },
  'signing.standing.kept': { nl: 'telt weer in een nieuwe ronde', en: 'counts again in a new round' },
  'kind.government': { nl: 'overheid', en: 'government' },
  'kind.union': { nl: 'vakbond', en: 'union' },
  'kind.ngo': { nl: 'maatschappelijke organisatie', en: 'civil society organisation' },
  'kind.branch': { nl: 'brancheorganisatie', en: 'branch organisation' },
  'kind.company': { nl: 'bedrijf', en: 'company' },
  'kind.other': { nl: 'andere', en: 'other' },

  'word.signing-complete': { nl: 'volledig', en: 'complete' },
  'word.signing-refused': { nl: 'geweigerd', en: 'refused' },
  'word.signing-withdrawn': { nl: 'ingetrokken', en: 'withdrawn' },
  'word.signing-ended': { nl: 'ondertekening beëindigd', en: 'signing ended' },
  'word.signing-opened': { nl: 'ondertekening open', en: 'signing opened' },
  'word.signature-refused': { nl: 'niet getekend', en: 'not signed' },
} as const satisfies Record<string, LocalText>;
