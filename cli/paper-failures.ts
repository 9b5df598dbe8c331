import type { LocalText } from '../domain/primitives.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

const { usage, refused } = EXIT;

/** What the command line can refuse about papers, their drafts and working notes. */
export const paperFailures = {
  PAPER_UNKNOWN: {
    exit: usage,
    en: 'There is no paper {paper} in covenant {covenant}.{suggestion} covenant papers {covenant} shows them all.',
    nl: 'Stuk {paper} staat niet in convenant {covenant}.{suggestion} covenant papers {covenant} toont ze allemaal.',
  },
  PAPER_CLOSED: {
    exit: refused,
    en: '{person} is not among those who may read {paper}. covenant papers {covenant} --as {person} shows what can be read.',
    nl: '{person} hoort niet bij wie {paper} mag lezen. covenant papers {covenant} --as {person} toont wat gelezen kan worden.',
  },
  PAPER_HAS_NO_VERSION: {
    exit: usage,
    en: '{paper} has no version {version}; its versions are 1 to {last}. Name one of those.',
    nl: '{paper} heeft geen versie {version}; er zijn versies 1 tot en met {last}. Noem een daarvan.',
  },
  PAPER_NEVER_TABLED: {
    exit: usage,
    en: 'Nothing of {paper} was tabled yet. covenant paper show {covenant} {paper} --markdown gives a draft to fill in.',
    nl: 'Van {paper} is nog niets ingebracht. covenant paper show {covenant} {paper} --markdown geeft een opzet om in te vullen.',
  },
  PAPER_HAS_NO_CLAUSE: {
    exit: usage,
    en: '{paper} has no clause {clause}.{suggestion} Its clauses are: {clauses}.',
    nl: '{paper} heeft geen bepaling {clause}.{suggestion} De bepalingen zijn: {clauses}.',
  },
  DRAFT_TEXT_OUTSIDE: {
    exit: usage,
    en: '{file}:{line}: text stands before the first clause. Begin each clause with a line like: ## aim Our aim',
    nl: '{file}:{line}: er staat tekst voor de eerste bepaling. Begin elke bepaling met een regel als: ## doel Ons doel',
  },
  DRAFT_CLAUSE_UNNAMED: {
    exit: usage,
    en: '{file}:{line}: “{heading}” does not begin with the id of a clause (lower-case letters, digits, hyphens). Write for example: ## aim Our aim',
    nl: '{file}:{line}: “{heading}” begint niet met het id van een bepaling (kleine letters, cijfers, koppeltekens). Schrijf bijvoorbeeld: ## doel Ons doel',
  },
  DRAFT_CLAUSE_TWICE: {
    exit: usage,
    en: '{file}:{line}: clause {clause} stands there already, on line {earlier}. Give it another id, or join the two.',
    nl: '{file}:{line}: bepaling {clause} staat er al, op regel {earlier}. Geef haar een ander id, of voeg de twee samen.',
  },
  DRAFT_CLAUSE_EMPTY: {
    exit: usage,
    en: '{file}:{line}: clause {clause} has no words. Write them, or take the line out.',
    nl: '{file}:{line}: bepaling {clause} heeft geen woorden. Schrijf ze, of haal de regel weg.',
  },
  DRAFT_CODE_OPEN: {
    exit: usage,
    en: '{file}:{line}: a block of code begins here and never ends, so what follows would be part of it. Close it.',
    nl: '{file}:{line}: hier begint een codeblok dat niet eindigt, dus wat volgt zou erbij horen. Sluit het.',
  },
  DRAFT_WITHOUT_CLAUSES: {
    exit: usage,
    en: '{file} has no clauses. Begin each with a line like: ## aim Our aim',
    nl: '{file} heeft geen bepalingen. Begin elke met een regel als: ## doel Ons doel',
  },
  DRAFT_OF_OTHER_PAPER: {
    exit: usage,
    en: '{file} says that it is paper {marked}, not {paper}. Name that paper, or correct the first line.',
    nl: '{file} zegt dat het stuk {marked} is, niet {paper}. Noem dat stuk, of verbeter de eerste regel.',
  },
  DRAFT_BASE_UNKNOWN: {
    exit: usage,
    en: '{file} replaces words of version {version} of {paper} ({clauses}) and does not say on which version it builds. Say so with --based-on-version, so that nobody’s change is lost unseen.',
    nl: '{file} vervangt woorden van versie {version} van {paper} ({clauses}) en zegt niet van welke versie het uitgaat. Zeg dat met --based-on-version, zodat niemands wijziging ongezien verdwijnt.',
  },
  NOTE_UNKNOWN: {
    exit: usage,
    en: 'There is no working note {note} in covenant {covenant}. covenant note list {covenant} shows those that you may see.',
    nl: 'Er is geen werkaantekening {note} in convenant {covenant}. covenant note list {covenant} toont die u mag zien.',
  },
  NOTE_FOR_OTHERS: {
    exit: refused,
    en: '{person} does not act for {organisation}, so keeps no note for it. Write it for {organisations}, or let {organisation} allow that first (covenant acting allow).',
    nl: '{person} handelt niet namens {organisation} en maakt er dus geen aantekening voor. Maak haar voor {organisations}, of laat {organisation} dat eerst toestaan (covenant acting allow).',
  },
  NOTE_OF_OTHERS: {
    exit: refused,
    en: 'Note {note} is of {organisation}. Its own people erase it, or the secretariat at their request.',
    nl: 'Aantekening {note} is van {organisation}. Haar eigen mensen wissen die, of het secretariaat op hun verzoek.',
  },
} as const satisfies Record<string, LocalText & { exit: ExitCode }>;
