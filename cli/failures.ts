import type { LocalText } from '../domain/primitives.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { lookingFailures } from './looking-failures.ts';
import { paperFailures } from './paper-failures.ts';

export { EXIT, type ExitCode } from './exit-codes.ts';

const { internal, usage, refused, environment, check } = EXIT;

/** What the command line itself can refuse, each with a sentence that says what to do. */
export const failures = {
  ...lookingFailures,
  ...paperFailures,
  INTERNAL: {
    exit: internal,
    en: 'Something failed that should not: {detail}. Try once more; run with --log-level debug for a report.',
    nl: 'Er ging iets mis dat niet mag: {detail}. Probeer het nog eens; met --log-level debug komt er een rapport.',
  },
  INTERRUPTED: {
    exit: usage,
    en: 'Stopped at a question. Nothing was sent.',
    nl: 'Gestopt bij een vraag. Er is niets verstuurd.',
  },
  UNKNOWN_COMMAND: {
    exit: usage,
    en: 'There is no command {name}.{suggestion} See covenant --help.',
    nl: 'Er is geen opdracht {name}.{suggestion} Zie covenant --help.',
  },
  UNKNOWN_OPTION: {
    exit: usage,
    en: 'There is no option {name} here.{suggestion} Add --help to see the options.',
    nl: 'Er is hier geen optie {name}.{suggestion} Met --help zie je de opties.',
  },
  MISSING_ARGUMENT: {
    exit: usage,
    en: '{name} is missing. Add --help to see how the command is written.',
    nl: '{name} ontbreekt. Met --help zie je hoe de opdracht geschreven wordt.',
  },
  MISSING_VALUE: {
    exit: usage,
    en: 'Option {name} needs a value.',
    nl: 'Optie {name} heeft een waarde nodig.',
  },
  TOO_MANY_ARGUMENTS: {
    exit: usage,
    en: 'There are more words than this command takes. Put a text with spaces between quotes.',
    nl: 'Er staan meer woorden dan deze opdracht aanneemt. Zet tekst met spaties tussen aanhalingstekens.',
  },
  INVALID_ARGUMENT: {
    exit: usage,
    en: '{name}: {value} is not right; expected {expected}.',
    nl: '{name}: {value} klopt niet; verwacht {expected}.',
  },
  USAGE: { exit: usage, en: '{detail}', nl: '{detail}' },
  COVENANT_UNKNOWN: {
    exit: usage,
    en: 'There is no covenant {id} in this ledger.{suggestion} covenant list shows them all.',
    nl: 'Convenant {id} staat niet in dit grootboek.{suggestion} covenant list toont ze allemaal.',
  },
  REFUSED_SOMEWHERE: {
    exit: refused,
    en: 'Refused in {covenants}; recorded in the others. Mend what the answer says and send it there again.',
    nl: 'Geweigerd in {covenants}; in de andere vastgelegd. Herstel wat het antwoord zegt en stuur het daar opnieuw.',
  },
  FIELDS_MISSING: {
    exit: usage,
    en: '{command} needs {fields}. Give them as options, or with --field NAME=VALUE or --file.',
    nl: '{command} heeft nog nodig: {fields}. Geef ze als optie, of met --field NAAM=WAARDE of --file.',
  },
  FIELD_UNKNOWN: {
    exit: usage,
    en: '{command} has no field {field}.{suggestion} Its fields are: {fields}.',
    nl: '{command} heeft geen veld {field}.{suggestion} De velden zijn: {fields}.',
  },
  FIELD_INVALID: {
    exit: usage,
    en: '{field}: {value} is not right; expected {expected}.',
    nl: '{field}: {value} klopt niet; verwacht {expected}.',
  },
  COMMAND_UNKNOWN: {
    exit: usage,
    en: 'There is no covenant command {name}.{suggestion} covenant do --help lists them.',
    nl: 'Er is geen convenantopdracht {name}.{suggestion} covenant do --help noemt ze.',
  },
  PERSON_MISSING: {
    exit: usage,
    en: 'Say who acts: --as PERSON, or set COVENANT_AS.',
    nl: 'Zeg wie handelt: --as PERSOON, of zet COVENANT_AS.',
  },
  EVIDENCE_WITHOUT_FOR: {
    exit: usage,
    en: 'Evidence shows that somebody else agreed, so say who: add --for ORGANISATION, or leave --evidence out.',
    nl: 'Bewijs toont dat een ander instemde, dus zeg wie: voeg --for ORGANISATIE toe, of laat --evidence weg.',
  },
  MANDATE_WITHOUT_FOR: {
    exit: usage,
    en: 'A mandate is an organisation’s, so say which: add --for ORGANISATION, or leave --under out.',
    nl: 'Een mandaat is van een organisatie, dus zeg welke: voeg --for ORGANISATIE toe, of laat --under weg.',
  },
  FILE_UNREADABLE: {
    exit: usage,
    en: 'The file {file} cannot be read ({detail}). Check its name and your rights.',
    nl: 'Het bestand {file} is niet te lezen ({detail}). Controleer de naam en je rechten.',
  },
  FILE_MALFORMED: {
    exit: usage,
    en: 'The file {file} is not what it should be: {detail}. Correct it and try again.',
    nl: 'Het bestand {file} is niet zoals het moet: {detail}. Verbeter het en probeer het opnieuw.',
  },
  NOT_UTF8: {
    exit: usage,
    en: 'The file {file} is not UTF-8 text. Save it as UTF-8 and try again.',
    nl: 'Het bestand {file} is geen UTF-8-tekst. Bewaar het als UTF-8 en probeer het opnieuw.',
  },
  CONTROL_CHARACTERS: {
    exit: usage,
    en: '{field} holds a control character ({character}). Remove it, or give the text as a file (@FILE).',
    nl: '{field} bevat een stuurteken ({character}). Haal het weg, of geef de tekst als bestand (@BESTAND).',
  },
  TEXT_TOO_LONG: {
    exit: usage,
    en: '{field} is {size}; a text may be {limit}. Give it as a document instead (@FILE).',
    nl: '{field} is {size}; een tekst mag {limit} zijn. Geef haar als document (@BESTAND).',
  },
  DOCUMENT_TOO_LARGE: {
    exit: usage,
    en: 'The file {file} is {size}; a document may be {limit}. Make it smaller or split it.',
    nl: 'Het bestand {file} is {size}; een document mag {limit} zijn. Verklein of splits het.',
  },
  LENGTH_UNCLEAR: {
    exit: usage,
    en: 'Say how long: --period (such as P3D) or --working-days, one of the two.',
    nl: 'Zeg hoe lang: --period (zoals P3D) of --working-days, een van beide.',
  },
  WINDOW_REVERSED: {
    exit: usage,
    en: 'The last day {to} is before the first day {from}. Swap or correct them.',
    nl: 'De laatste dag {to} ligt voor de eerste dag {from}. Verwissel of verbeter ze.',
  },
  OBLIGATION_UNKNOWN: {
    exit: usage,
    en: 'There is no obligation {obligation} in covenant {covenant}.{suggestion} covenant status {covenant} --all shows what is open.',
    nl: 'Verplichting {obligation} staat niet in convenant {covenant}.{suggestion} covenant status {covenant} --all toont wat openstaat.',
  },
  MEETING_UNKNOWN: {
    exit: usage,
    en: 'There is no meeting {meeting} in covenant {covenant}.{suggestion} covenant meetings {covenant} lists them.',
    nl: 'Vergadering {meeting} staat niet in convenant {covenant}.{suggestion} covenant meetings {covenant} noemt ze.',
  },
  DEFINITION_INVALID: {
    exit: usage,
    en: 'Problems in the definition {file}: {count}. See all with covenant define check {file}. The first: {first}',
    nl: 'Fouten in de definitie {file}: {count}. Zie ze alle met covenant define check {file}. De eerste: {first}',
  },
  NOT_RUNNING: {
    exit: environment,
    en: 'No engine runs on {folder}. Start it with covenant up, or name another folder with --data.',
    nl: 'Op {folder} draait geen engine. Start hem met covenant up, of noem een andere map met --data.',
  },
  ENGINE_SILENT: {
    exit: environment,
    en: 'The engine runs, but nothing in it answers for this covenant: its build may be gone. Run covenant resume.',
    nl: 'De engine draait, maar niets erin antwoordt voor dit convenant: zijn build kan weg zijn. Voer covenant resume uit.',
  },
  CHECK_FAILED: {
    exit: check,
    en: 'The check found {count} problems; they are listed above. covenant doctor says what to run.',
    nl: 'De controle vond {count} afwijkingen; ze staan hierboven. covenant doctor zegt wat te doen.',
  },
  DOCTOR_FOUND: {
    exit: check,
    en: 'What does not fit: {count}. Run what stands beside it, then covenant doctor again.',
    nl: 'Wat niet klopt: {count}. Voer uit wat erbij staat, daarna nog eens covenant doctor.',
  },
  NOT_ALL_RECOVERED: {
    exit: check,
    en: '{count} things could not be recovered; they are listed above. A newer backup may still hold them.',
    nl: '{count} dingen zijn niet hersteld; ze staan hierboven. Een nieuwere back-up heeft ze misschien nog.',
  },
  DROP_FOLDER_UNUSABLE: {
    exit: environment,
    en: 'The drop folder {folder} cannot be used ({problem}). Move away what stands there, or mend its permissions; covenant up makes the folder.',
    nl: 'De inlevermap {folder} is niet bruikbaar ({problem}). Haal weg wat daar staat, of herstel de rechten; covenant up maakt de map.',
  },
  BACKUP_NOT_FOUND: {
    exit: usage,
    en: 'There is no folder {folder}. Name the folder that covenant backup made; nothing was restored.',
    nl: 'Er is geen map {folder}. Noem de map die covenant backup maakte; er is niets teruggezet.',
  },
  FILE_UNWRITABLE: {
    exit: usage,
    en: 'The file {file} cannot be written ({problem}). Check the folder and your rights.',
    nl: 'Het bestand {file} is niet te schrijven ({problem}). Controleer de map en je rechten.',
  },
  NOTHING_SUPPOSED: {
    exit: usage,
    en: 'Say what might happen: --shift, --suspend, --withdraw or --extend. They can be combined.',
    nl: 'Zeg wat er zou kunnen gebeuren: --shift, --suspend, --withdraw of --extend. Ze zijn te combineren.',
  },
  SUPPOSITION_UNKNOWN: {
    exit: usage,
    en: '{option}: {name} is not known here or not open.{suggestion} Known: {known}.',
    nl: '{option}: {name} is hier niet bekend of niet lopend.{suggestion} Bekend: {known}.',
  },
  SUPPOSED_DATE_UNSET: {
    exit: usage,
    en: '{name} has no day yet, so it cannot move. Suppose one: --shift {name}=2028-01-31.',
    nl: '{name} heeft nog geen dag en kan dus niet schuiven. Neem er een aan: --shift {name}=2028-01-31.',
  },
  COVENANT_NOT_RUNNING: {
    exit: usage,
    en: 'Covenant {id} is {status}: nothing lies ahead of it. Restart it first, or choose another.',
    nl: 'Convenant {id} is {status}: er ligt niets meer voor. Herstart het eerst, of kies een ander.',
  },
  UP_FAILED: {
    exit: environment,
    en: 'A part is gone for good ({detail}), so everything was stopped. Nothing acknowledged is lost; run covenant up again.',
    nl: 'Een onderdeel is uitgevallen ({detail}), dus alles is gestopt. Wat bevestigd is blijft; voer covenant up opnieuw uit.',
  },
  ADOPTION_INVALID: {
    exit: usage,
    en: 'Problems in the adoption {file}: {count}. covenant schema adoption has its form. The first: {first}',
    nl: 'Fouten in de overname {file}: {count}. covenant schema adoption geeft de vorm. De eerste: {first}',
  },
  SPREADSHEET_UNREADABLE: {
    exit: usage,
    en: '{file} is no .xlsx spreadsheet that can be read. Save it as .xlsx, or make a new one with covenant define export.',
    nl: '{file} is geen leesbaar rekenblad (.xlsx). Sla het op als .xlsx, of maak een nieuw met covenant define export.',
  },
  SPREADSHEET_STRAYS: {
    exit: usage,
    en: 'Rows of {file} that belong to nothing: {count}; see above. Correct them and run this again.',
    nl: 'Rijen van {file} die nergens bij horen: {count}; zie hierboven. Verbeter ze en voer dit opnieuw uit.',
  },
  FILE_EXISTS: {
    exit: usage,
    en: '{file} is there already and is not written over. Choose another name with --out.',
    nl: '{file} bestaat al en wordt niet overschreven. Kies een andere naam met --out.',
  },
  ANSWERS_MISSING: {
    exit: usage,
    en: 'Nobody can be asked here. Give the answers in a file (--answers), copy a covenant (--copy), or run this on a terminal.',
    nl: 'Hier kan niemand gevraagd worden. Geef de antwoorden in een bestand (--answers), kopieer een convenant (--copy), of voer dit uit op een terminal.',
  },
  ANSWERS_UNSOUND: {
    exit: usage,
    en: 'These answers make no sound definition; problems: {count}. The first: {first}',
    nl: 'Deze antwoorden geven geen kloppende definitie; fouten: {count}. De eerste: {first}',
  },
  COPY_UNSOUND: {
    exit: usage,
    en: 'The copy of {file} would not be sound ({place}). Run covenant define check on it first, or choose another --id.',
    nl: 'De kopie van {file} zou niet kloppen ({place}). Voer eerst covenant define check uit, of kies een ander --id.',
  },
  SCENARIO_INVALID: {
    exit: usage,
    en: 'Problems in the scenario {file}: {count}. The first: {first}',
    nl: 'Fouten in het scenario {file}: {count}. De eerste: {first}',
  },
  REHEARSAL_FAILED: {
    exit: check,
    en: 'The rehearsal did not go as expected, or its replay does not hold; see above.',
    nl: 'De repetitie liep niet zoals verwacht, of het naspelen klopt niet; zie hierboven.',
  },
  LIVE_DIFFERS: {
    exit: check,
    en: 'The engine and the ledger tell different states. Run covenant doctor.',
    nl: 'Engine en grootboek vertellen een verschillende toestand. Voer covenant doctor uit.',
  },
  ANSWER_NOT_FOUND: {
    exit: usage,
    en: 'There is no answer {number}. See covenant answers.',
    nl: 'Er is geen antwoord {number}. Zie covenant answers.',
  },
  ANSWER_DECIDED: {
    exit: usage,
    en: 'Answer {number} was decided before ({status}, by {person}). Nothing was sent.',
    nl: 'Over antwoord {number} is al beslist ({status}, door {person}). Er is niets verstuurd.',
  },
  ANSWER_PENDING: {
    exit: refused,
    en: 'Answer {number} is being decided, and a command of it may be recorded already. Run covenant answers accept {number} once more.',
    nl: 'Over antwoord {number} wordt al beslist, en een opdracht ervan kan al vastgelegd zijn. Voer covenant answers accept {number} nog eens uit.',
  },
  ANSWER_NO_COMMAND: {
    exit: refused,
    en: 'Answer {number} asks for nothing that can be recorded by mail ({hints}). Say with covenant answers change {number} --intent … what it means, or reject it.',
    nl: 'Antwoord {number} vraagt niets dat per mail vastgelegd kan worden ({hints}). Zeg met covenant answers change {number} --intent … wat het betekent, of wijs het af.',
  },
  ANSWER_INCOMPLETE: {
    exit: refused,
    en: 'Answer {number} does not say everything ({hints}). Add it with covenant answers change {number}: --obligation, --until, --contact-name, --contact-address.',
    nl: 'Antwoord {number} zegt niet alles ({hints}). Vul het aan met covenant answers change {number}: --obligation, --until, --contact-name, --contact-address.',
  },
  ANSWER_FROM_STRANGER: {
    exit: refused,
    en: 'Nobody knows who wrote answer {number}, so no command comes of it. If you have checked it, save it with covenant answers save {number} and record it with --evidence.',
    nl: 'Niemand weet wie antwoord {number} schreef, dus er komt geen opdracht uit. Hebt u het nagegaan, bewaar het dan met covenant answers save {number} en leg het vast met --evidence.',
  },
  ANSWER_UNCONFIRMED: {
    exit: refused,
    en: 'The old address has not confirmed answer {number} yet. Wait for its reply, or accept with --anyway once you are sure.',
    nl: 'Het oude adres heeft antwoord {number} nog niet bevestigd. Wacht op het antwoord, of aanvaard met --anyway als u het zeker weet.',
  },
} as const satisfies Record<string, LocalText & { exit: ExitCode }>;

export type FailureCode = keyof typeof failures;

/** An expected failure of the command line. Its sentence is made when the reader's language is known. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: FailureCode;
  readonly parameters: Readonly<Record<string, string>>;

  constructor(code: FailureCode, parameters: Record<string, string> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.parameters = parameters;
  }
}
