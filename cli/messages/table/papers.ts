import type { LocalText } from '../../../domain/primitives.ts';

/** What the command line says of this area: its commands, its events, the fields that it asks. */
export const paperMessages = {
  'command.TablePaper': { nl: 'een versie van een stuk inbrengen', en: 'table a version of a paper' },
  'command.CommentOnPaper': { nl: 'op een stuk reageren', en: 'comment on a paper' },
  'command.AdoptPaper': {
    nl: 'vastleggen dat partijen een stuk vaststellen',
    en: 'record that the parties adopt a paper',
  },
  'event.PaperTabled': {
    nl: '{organisation} brengt versie {version} in: {paper}',
    en: '{organisation} tables version {version}: {paper}',
  },
  'event.PaperCommented': {
    nl: '{organisation} reageert op versie {version} van {paper} ({clause})',
    en: '{organisation} comments on version {version} of {paper} ({clause})',
  },
  'event.PaperAdopted': {
    nl: 'Partijen stellen versie {version} vast: {paper}',
    en: 'The parties adopt version {version}: {paper}',
  },
  'field.paper': { nl: 'Welk stuk', en: 'Which paper' },
  'field.version': { nl: 'Welke versie', en: 'Which version' },
  'field.words': { nl: 'Woorden', en: 'Words' },
  'field.basedOnVersion': {
    nl: 'Versie waarvan het uitgaat (anders de laatste)',
    en: 'Version that it builds on (else the last)',
  },
  'field.clauses': {
    nl: 'Bepalingen, als [{clause: doel, words: …}]',
    en: 'Clauses, like [{clause: aim, words: …}]',
  },
  'field.without': { nl: 'Bepalingen die vervallen', en: 'Clauses to leave out' },
  'field.order': { nl: 'Volgorde van alle bepalingen', en: 'Order of all clauses' },
  'field.clause': { nl: 'Welke bepaling', en: 'Which clause' },

  'help.papers': {
    nl: 'de stukken van een convenant: laatste versie, vastgesteld, wat ontbreekt',
    en: 'the papers of a covenant: last version, adopted, what is missing',
  },
  'help.paper': {
    nl: 'stukken: inbrengen, tonen, erop reageren, vaststellen',
    en: 'papers: table, show, comment on, adopt',
  },
  'help.paper.show': {
    nl: 'de tekst van een stuk, of wat een versie verandert',
    en: 'the text of a paper, or what a version changes',
  },
  'help.paper.version': { nl: 'deze versie, anders de laatste', en: 'this version, else the last' },
  'help.paper.diff': {
    nl: 'wat er verandert vergeleken met deze versie',
    en: 'what changes from this version',
  },
  'help.paper.markdown': {
    nl: 'als Markdown, om op voort te schrijven en opnieuw in te brengen',
    en: 'as Markdown, to go on writing and to table again',
  },
  'help.paper.draft': { nl: 'Markdownbestand met bepalingen', en: 'Markdown file with clauses' },
  'help.paper.format': {
    nl: 'In het bestand begint elke bepaling met een regel als “## doel Ons doel”: haar id, dan een kop. Alleen wat verschilt van de laatste versie wordt ingebracht; wat het bestand niet noemt, blijft staan.',
    en: 'In the file each clause begins with a line like “## aim Our aim”: its id, then a heading. Only what differs from the last version is tabled; what the file does not name stays.',
  },
  'papers.none': { nl: 'Er zijn geen stukken om te tonen.', en: 'There are no papers to show.' },
  'papers.paper': { nl: 'Stuk', en: 'Paper' },
  'papers.last': { nl: 'Laatste versie', en: 'Last version' },
  'papers.adopted': { nl: 'Vastgesteld', en: 'Adopted' },
  'papers.comments': { nl: 'Open reacties', en: 'Open comments' },
  'papers.version': { nl: 'versie {version}, {day}, door {by}', en: 'version {version}, {day}, by {by}' },
  'papers.adoptedVersion': { nl: 'versie {version}, {day}', en: 'version {version}, {day}' },
  'papers.missing': { nl: 'Ontbreekt in {paper}: {names}', en: 'Missing in {paper}: {names}' },
  'paper.newer': { nl: 'Er is een latere versie: {version}.', en: 'There is a later version: {version}.' },
  'paper.adopted': {
    nl: 'Vastgesteld: versie {version}, op {day}.',
    en: 'Adopted: version {version}, on {day}.',
  },
  'paper.notAdopted': { nl: 'Nog niet vastgesteld.', en: 'Not adopted yet.' },
  'paper.digest': { nl: 'digest {digest}', en: 'digest {digest}' },
  'paper.erased': { nl: '(deze woorden zijn gewist)', en: '(these words were erased)' },
  'paper.document': { nl: '(document: {mediaType}, {size})', en: '(document: {mediaType}, {size})' },
  'paper.diff.title': { nl: 'Vergeleken met versie {from}:', en: 'Against version {from}:' },
  'paper.diff.new': { nl: 'nieuw', en: 'new' },
  'paper.diff.gone': { nl: 'vervallen', en: 'gone' },
  'paper.diff.changed': { nl: 'gewijzigd', en: 'changed' },
  'paper.diff.unshown': { nl: '(niet te tonen)', en: '(cannot be shown)' },
  'paper.diff.unchanged': { nl: 'ongewijzigde bepalingen: {count}', en: 'unchanged clauses: {count}' },
  'paper.diff.moved': { nl: 'de volgorde is veranderd', en: 'the order has changed' },
  'paper.comments': { nl: 'Reacties op deze versie', en: 'Comments on this version' },
  'paper.comment': { nl: '{day}, {by} ({clause}): {words}', en: '{day}, {by} ({clause}): {words}' },
  'paper.comment.whole': { nl: 'geheel', en: 'the whole' },
  'paper.comment.settled': { nl: '(verwerkt)', en: '(dealt with)' },
  'paper.kept': {
    nl: 'Niet in het bestand, en blijft staan: {clauses}. Met --without vervalt een bepaling.',
    en: 'Not in the file, and stays: {clauses}. A clause is left out with --without.',
  },
  'paper.draft.left': {
    nl: 'Niet als Markdown te schrijven, en blijft staan bij opnieuw inbrengen: {clauses}.',
    en: 'Cannot be written as Markdown, and stays when the file is tabled: {clauses}.',
  },
  'help.note': {
    nl: 'werkaantekeningen bij stukken, buiten het grootboek',
    en: 'working notes about papers, outside the ledger',
  },
  'help.note.add': {
    nl: 'een werkaantekening maken, voor de eigen organisatie of een die men vertegenwoordigt',
    en: 'keep a working note, for one’s own organisation or one that lets them act for it',
  },
  'help.note.text': { nl: 'de aantekening, of @BESTAND', en: 'the note, or @FILE' },
  'help.note.audience': {
    nl: 'wie haar ziet: de organisatie of de partijen',
    en: 'who sees it: the organisation or the parties',
  },
  'help.note.for': {
    nl: 'organisatie waarvoor zij is (anders de eigen)',
    en: 'organisation that it is for (else one’s own)',
  },
  'help.note.list': { nl: 'werkaantekeningen die men mag zien', en: 'working notes that one may see' },
  'help.note.as': {
    nl: 'wie kijkt (anders het secretariaat)',
    en: 'who looks (else the secretariat)',
  },
  'help.note.erase': { nl: 'een werkaantekening voorgoed wissen', en: 'erase a working note for good' },
  'help.note.note': { nl: 'id van de aantekening, zie note list', en: 'id of the note, see note list' },
  'note.added': {
    nl: 'Aantekening {note} bewaard bij {covenant}, buiten het grootboek.',
    en: 'Note {note} kept with {covenant}, outside the ledger.',
  },
  'note.erased': {
    nl: 'Aantekening {note} is verwijderd, met haar woorden. Reservekopieën van eerder hebben haar nog.',
    en: 'Note {note} is deleted, with its words. Backups made before still have it.',
  },
  'note.none': {
    nl: 'Er zijn geen werkaantekeningen om te tonen.',
    en: 'There are no working notes to show.',
  },
  'note.for.organisation': { nl: 'de eigen organisatie', en: 'its own organisation' },
  'note.for.parties': { nl: 'de partijen', en: 'the parties' },
  'note.head': {
    nl: '{note} · {at} · {person} van {organisation} · voor {audience}',
    en: '{note} · {at} · {person} of {organisation} · for {audience}',
  },
} as const satisfies Record<string, LocalText>;
