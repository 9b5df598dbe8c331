import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const bodyMessages = {
  'command.SetUpBody': {
    nl: 'een orgaan instellen, zoals een nieuwe werkgroep',
    en: 'set up a body, such as a new working group',
  },
  'command.DissolveBody': { nl: 'een orgaan opheffen', en: 'dissolve a body' },
  'command.SeatMember': {
    nl: 'een organisatie of een van haar mensen zitting geven in een orgaan, of het voorzitterschap',
    en: 'give an organisation or one of its people a seat in a body, or the chair',
  },
  'command.UnseatMember': {
    nl: 'een zetel in een orgaan beëindigen; zonder persoon die van de hele organisatie',
    en: 'end a seat in a body; without a person all those of the organisation',
  },
  'event.BodySetUp': { nl: '{body}: ingesteld als {kind}', en: '{body}: set up as {kind}' },
  'event.BodyDissolved': { nl: '{body}: opgeheven', en: '{body}: dissolved' },
  'event.MemberSeated': { nl: '{body}: {member} wordt {seat}', en: '{body}: {member} becomes {seat}' },
  'event.MemberUnseated': {
    nl: '{body}: {member} gaat eruit ({because})',
    en: '{body}: {member} steps down ({because})',
  },
  'field.bodyKind': { nl: 'Soort orgaan', en: 'Kind of body' },
  'field.reachedThrough': {
    nl: 'Via welke organisatie het orgaan te bereiken is',
    en: 'Organisation through which the body is reached',
  },
  'field.rotation': {
    nl: 'Na hoeveel tijd het voorzitterschap wisselt, zoals P1Y',
    en: 'After how long the chair rotates, such as P1Y',
  },
  'field.seat': { nl: 'Lid of voorzitter', en: 'Member or chair' },
  'word.member': { nl: 'lid', en: 'member' },
  'word.chair': { nl: 'voorzitter', en: 'chair' },
  'word.steering-group': { nl: 'stuurgroep', en: 'steering group' },
  'word.working-group': { nl: 'werkgroep', en: 'working group' },
  'word.sounding-board': { nl: 'klankbordgroep', en: 'sounding board' },
  'word.committee': { nl: 'commissie', en: 'committee' },
  'word.secretariat': { nl: 'secretariaat', en: 'secretariat' },
  'word.other': { nl: 'overig', en: 'other' },
  'word.organisation-left': { nl: 'organisatie vertrokken', en: 'organisation left' },
  'word.acting-ended': { nl: 'handelt er niet meer voor', en: 'acts for it no more' },
  'word.rotation': { nl: 'roulatie', en: 'rotation' },
  'help.bodies': {
    nl: 'organen van een convenant: wie er zitting heeft, wie voorzit tot wanneer, welke geleding ontbreekt',
    en: 'bodies of a covenant: who sits in them, who chairs until when, which constituent group is missing',
  },
  'bodies.none': { nl: 'Er zijn geen organen om te tonen.', en: 'There are no bodies to show.' },
  'bodies.title': {
    nl: '{name} [{id}], {kind}, via {through}',
    en: '{name} [{id}], {kind}, through {through}',
  },
  'bodies.rotation': {
    nl: 'het voorzitterschap wisselt na {rotation}',
    en: 'the chair rotates after {rotation}',
  },
  'bodies.chair': { nl: 'voorzitter: {member}, sinds {since}', en: 'chair: {member}, since {since}' },
  'bodies.chair.until': {
    nl: 'voorzitter: {member}, sinds {since}, tot {until}',
    en: 'chair: {member}, since {since}, until {until}',
  },
  'bodies.chair.none': { nl: 'geen voorzitter vastgelegd', en: 'no chair recorded' },
  'bodies.member': { nl: '{member}, sinds {since}', en: '{member}, since {since}' },
  'bodies.member.none': { nl: 'nog geen leden vastgelegd', en: 'no members recorded yet' },
  'bodies.of': { nl: '{person} namens {organisation}', en: '{person} for {organisation}' },
  'bodies.group': { nl: '{group}: {taken} van {agreed}', en: '{group}: {taken} of {agreed}' },
  'bodies.group.vacant': {
    nl: '{group}: {taken} van {agreed}; er is nog plaats',
    en: '{group}: {taken} of {agreed}; there is room',
  },
  'bodies.group.over': {
    nl: '{group}: {taken} van {agreed}; meer dan afgesproken',
    en: '{group}: {taken} of {agreed}; more than agreed',
  },
  'help.attendance': {
    nl: 'wie in de organen deelneemt, bedrijven voorop; alleen voor de stuurgroep en het secretariaat (R77)',
    en: 'who takes part in the bodies, companies first; for the steering group and the secretariat alone (R77)',
  },
  'attendance.none': {
    nl: 'Er is nog van geen bijeenkomst van een orgaan vastgelegd wie er was.',
    en: 'It is not recorded yet who attended a meeting of any body.',
  },
  'attendance.body': { nl: 'Orgaan', en: 'Body' },
  'attendance.times': { nl: 'Aanwezig', en: 'Attended' },
  'attendance.last': { nl: 'Laatst', en: 'Last' },
  'attendance.of': { nl: '{attended} van {invited}', en: '{attended} of {invited}' },
  'attendance.never': { nl: 'nooit', en: 'never' },
} as const satisfies Record<string, LocalText>;
