import type { LocalText } from '../../domain/primitives.ts';

/** Everything that `--help` says. */
export const helpMessages = {
  'help.covenant': {
    nl: 'Convenanten over verantwoord ondernemen, van eerste verzoek tot laatste evaluatie.',
    en: 'Covenants on responsible business conduct, from first request to last evaluation.',
  },
  'help.usage': { nl: 'Gebruik:', en: 'Usage:' },
  'help.arguments': { nl: 'Argumenten:', en: 'Arguments:' },
  'help.options': { nl: 'Opties:', en: 'Options:' },
  'help.globalOptions': { nl: 'Opties van elke opdracht:', en: 'Options of every command:' },
  'help.commands': { nl: 'Opdrachten:', en: 'Commands:' },
  'help.choices': { nl: 'keuze uit:', en: 'choices:' },
  'help.default': { nl: 'anders:', en: 'default:' },
  'help.examples': { nl: 'Voorbeelden:', en: 'Examples:' },
  'help.exit': {
    nl: 'Afsluitcodes: 0 goed, 1 interne fout, 2 verkeerd gebruik of verkeerde invoer, 3 geweigerd door de afspraken, 4 omgeving (engine of database niet bereikbaar, map in gebruik), 5 controle vond een afwijking.',
    en: 'Exit codes: 0 ok, 1 internal failure, 2 usage or bad input, 3 refused by the agreed terms, 4 environment (engine or database unreachable, folder in use), 5 a check found a mismatch.',
  },
  'help.help': { nl: 'deze uitleg', en: 'this help' },
  'help.version': { nl: 'het versienummer', en: 'the version number' },
  'help.helpCommand': { nl: 'uitleg over een opdracht', en: 'help on a command' },
  'help.data': { nl: 'map met alle gegevens', en: 'folder with all data' },
  'help.json': { nl: 'één JSON-object op standaarduitvoer', en: 'one JSON object on standard output' },
  'help.lang': { nl: 'taal: nl of en', en: 'language: nl or en' },
  'help.logLevel': {
    nl: 'hoeveel op de foutuitvoer: silent, error, info (gewoonlijk) of debug',
    en: 'how much on standard error: silent, error, info (the default) or debug',
  },
  'help.id': { nl: 'convenant, bij korte naam of nummer', en: 'covenant, by short name or id' },
  'help.list': { nl: 'alle convenanten met hun stand', en: 'all covenants with where they stand' },
  'help.status': {
    nl: 'waar een convenant staat en op wie wordt gewacht',
    en: 'where a covenant stands and who is waited for',
  },
  'help.status.live': { nl: 'ook de engine vragen, en vergelijken', en: 'ask the engine too, and compare' },
  'help.status.all': { nl: 'alles tonen, niet de eerste tien', en: 'show everything, not the first ten' },
  'help.timeline': {
    nl: 'het verhaal: fasen, besluiten, termijnen, herinneringen, correcties',
    en: 'the story: phases, decisions, deadlines, reminders, corrections',
  },
  'help.history': {
    nl: 'de gebeurtenissen zoals ze zijn vastgelegd, één per regel',
    en: 'the events as recorded, one per line',
  },
  'help.history.from': { nl: 'vanaf dit nummer', en: 'from this sequence' },
  'help.history.to': { nl: 'tot en met dit nummer', en: 'up to and including this sequence' },
  'help.history.raw': {
    nl: 'de opgeslagen bytes (canonieke JSON), één per regel',
    en: 'the stored bytes (canonical JSON), one per line',
  },
  'help.history.seen': {
    nl: 'Met --as of --public staan er alleen de gebeurtenissen die diegene mag zien, genummerd naar hun plaats daarin.',
    en: 'With --as or --public only the events that one may see are listed, numbered by their place among them.',
  },
  'help.summary': { nl: 'het verloop in getallen', en: 'the course in numbers' },
  'help.define': { nl: 'werken met definities', en: 'work with definitions' },
  'help.define.check': { nl: 'een definitie controleren', en: 'check a definition' },
  'help.open': { nl: 'een convenant openen met een definitie', en: 'open a covenant with a definition' },
  'help.open.slug': {
    nl: 'korte naam (anders het id van de definitie)',
    en: 'short name (else the definition’s id)',
  },
  'help.file': { nl: 'bestand', en: 'file' },
  'help.do': { nl: 'elke opdracht aan een convenant', en: 'any covenant command' },
  'help.do.command': { nl: 'opdracht, zie hieronder', en: 'command, see below' },
  'help.do.field': {
    nl: 'een veld, als NAAM=WAARDE (herhaalbaar)',
    en: 'a field, as NAME=VALUE (repeatable)',
  },
  'help.do.file': { nl: 'velden uit een YAML- of JSON-bestand', en: 'fields from a YAML or JSON file' },
  'help.do.commands': {
    nl: 'Opdrachten en hun velden (een * is verplicht):',
    en: 'Commands and their fields (a * is required):',
  },
  'help.do.texts': {
    nl: 'Een tekst die met @ begint is een bestand: --reason @verslag.txt. Een rij woorden heeft komma’s: --present union-1,ministry. Wie iets mag weten (audience) is public, parties, owner of secretariat, of alleen wie genoemd is: union-1,working-group-1. Al het andere dat uit delen bestaat is YAML of JSON.',
    en: 'A text that begins with @ is a file: --reason @minutes.txt. A list of words has commas: --present union-1,ministry. Who may know of something (audience) is public, parties, owner or secretariat, or only who is named: union-1,working-group-1. Everything else that has parts is YAML or JSON.',
  },
  'help.field.list': { nl: 'a,b: met komma’s ertussen', en: 'a,b: with commas between' },
  'help.field.audience': { nl: 'of a,b: alleen wie genoemd is', en: 'or a,b: only who is named' },
  'help.contactName': { nl: 'naam van een nieuwe persoon', en: 'name of a new person' },
  'help.contactAddress': { nl: 'e-mailadres van een nieuwe persoon', en: 'mail address of a new person' },
  'help.contactLanguage': {
    nl: 'taal van een nieuwe persoon: nl of en',
    en: 'language of a new person: nl or en',
  },
  'help.as': { nl: 'wie handelt (anders COVENANT_AS)', en: 'who acts (else COVENANT_AS)' },
  'help.for': { nl: 'organisatie of orgaan namens wie', en: 'organisation or body acted for' },
  'help.under': {
    nl: 'mandaat waarop de handeling rust (anders elk dat haar dekt)',
    en: 'mandate that the act rests on (else any that covers it)',
  },
  'help.evidence': {
    nl: 'bestand dat het aantoont (mail, verslag, scan)',
    en: 'file that shows it (mail, minutes, scan)',
  },
  'help.effectiveOn': {
    nl: 'dag waarop het gebeurde, als die eerder is',
    en: 'day on which it happened, when earlier',
  },
  'help.commandId': { nl: 'eigen nummer, om veilig te herhalen', en: 'own id, to repeat safely' },
  'help.schema': {
    nl: 'JSON Schema van definitie, opdracht, scenario, gebeurtenis, kalender of overname',
    en: 'JSON Schema of definition, command, scenario, envelope, calendar or adoption',
  },
  'help.schema.which': { nl: 'welke; alle als weggelaten', en: 'which one; all when left out' },
  'help.ledger': { nl: 'het grootboek', en: 'the ledger' },
  'help.ledger.verify': {
    nl: 'ketens en rijen van elke stroom controleren',
    en: 'check chains and rows of every stream',
  },
  'help.backup': { nl: 'grootboek en inhoud naar een nieuwe map', en: 'ledger and content to a new folder' },
  'help.backup.folder': { nl: 'map van de reservekopie', en: 'folder of the backup' },
  'help.restore': {
    nl: 'een reservekopie in een lege database zetten',
    en: 'put a backup into an empty database',
  },
} as const satisfies Record<string, LocalText>;
