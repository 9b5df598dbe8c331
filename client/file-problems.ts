import {
  definitionProblems,
  definitionWarnings,
  describeFinding,
  type DefinitionFinding,
} from '../domain/definition-problems.ts';
import type { LocalText } from '../domain/primitives.ts';

/** What can be wrong with a definition or scenario as a file; `{name}` stands for a parameter. */
export const fileProblems = {
  FILE_TOO_LARGE: {
    en: 'The file has {size} bytes; at most {limit} are read.',
    nl: 'Het bestand telt {size} bytes; hooguit {limit} worden gelezen.',
  },
  NOT_UTF8: {
    en: 'The file is not UTF-8 text. Save it as UTF-8.',
    nl: 'Het bestand is geen UTF-8-tekst. Sla het op als UTF-8.',
  },
  FILE_EMPTY: { en: 'The file is empty.', nl: 'Het bestand is leeg.' },
  INVALID_YAML: { en: 'This is not valid YAML: {reason}.', nl: 'Dit is geen geldige YAML: {reason}.' },
  TOO_MANY_ALIASES: {
    en: 'The file repeats itself by aliases (*name) without end. Write the parts out.',
    nl: 'Het bestand herhaalt zichzelf eindeloos met aliassen (*naam). Schrijf de delen uit.',
  },
  TOO_DEEP: { en: 'The file is nested too deeply.', nl: 'Het bestand is te diep genest.' },
  FIELD_TWICE: {
    en: 'This field stands here twice. Keep one.',
    nl: 'Dit veld staat hier tweemaal. Houd er een.',
  },
  UNKNOWN_FIELD: {
    en: 'The field {field} is not known here.{hint:Did you mean}',
    nl: 'Het veld {field} is hier niet bekend.{hint:Bedoelde u}',
  },
  FIELD_UNFIT: {
    en: 'The field {field} does not go together with {others}. Leave one of them out.',
    nl: 'Het veld {field} gaat niet samen met {others}. Laat een van beide weg.',
  },
  MISSING_FIELD: { en: 'The field {field} is missing.', nl: 'Het veld {field} ontbreekt.' },
  OBLIGATION_WITHOUT_OWNER: {
    en: 'Obligation {obligation} has no owner. Add `owner:` with an organisation, a body, or each.',
    nl: 'Verplichting {obligation} heeft geen eigenaar. Voeg `owner:` toe met een organisation, een body, of each.',
  },
  WRONG_TYPE: { en: '{field} should be {expected}.', nl: '{field} moet {expected} zijn.' },
  WRONG_FORM: { en: '{field} should be {expected}.', nl: '{field} moet {expected} zijn.' },
  NO_SUCH_DATE: { en: '{date} is not a day of the calendar.', nl: '{date} is geen dag op de kalender.' },
  NOT_ONE_OF: {
    en: '{field} should be one of: {values}.{hint:Did you mean}',
    nl: '{field} moet een zijn van: {values}.{hint:Bedoelde u}',
  },
  TOO_SMALL: { en: '{field} should be at least {limit}.', nl: '{field} moet minstens {limit} zijn.' },
  TOO_LARGE: { en: '{field} should be at most {limit}.', nl: '{field} mag hooguit {limit} zijn.' },
  TOO_SHORT: {
    en: '{field} should have at least {limit} items or characters.',
    nl: '{field} moet minstens {limit} onderdelen of tekens hebben.',
  },
  TOO_LONG: {
    en: '{field} should have at most {limit} items or characters.',
    nl: '{field} mag hooguit {limit} onderdelen of tekens hebben.',
  },
  WRONG_VALUE: { en: '{field} cannot be read.', nl: '{field} is niet leesbaar.' },
} as const satisfies Record<string, LocalText>;

export type FileProblemCode = keyof typeof fileProblems;

/** A problem or warning at its place in a file; line and column count from 1. */
export interface FileProblem {
  line: number;
  column: number;
  /** Path of the value, `obligations.3.owner`; empty for the whole file. */
  path: string;
  code: FileProblemCode | DefinitionFinding['code'];
  parameters: Record<string, string>;
}

/** What a value should look like, by the schema's word for it. */
const forms: Record<string, LocalText> = {
  'expected-slug': {
    en: 'lower-case words joined by hyphens, such as action-plan',
    nl: 'woorden in kleine letters met koppeltekens, zoals plan-van-aanpak',
  },
  'expected-obligation-id': {
    en: 'an obligation such as action-plan/company-one#2',
    nl: 'een verplichting zoals action-plan/company-one#2',
  },
  'expected-date': {
    en: 'a day such as 2027-03-31, without time or zone (days are days in Amsterdam)',
    nl: 'een dag zoals 2027-03-31, zonder tijd of tijdzone (dagen gelden in Amsterdam)',
  },
  'expected-period': {
    en: 'a period of one unit and more than zero, such as P14D, P2W, P3M or P1Y',
    nl: 'een periode van één eenheid en meer dan nul, zoals P14D, P2W, P3M of P1Y',
  },
  'expected-rhythm': {
    en: 'daily, or a field with a weekday, such as weekly: monday',
    nl: 'daily, of een veld met een weekdag, zoals weekly: monday',
  },
  'expected-year-day': {
    en: 'a day that every year has, like 07-15',
    nl: 'een dag die elk jaar heeft, als 07-15',
  },
  'expected-time': { en: 'a time like 14:30', nl: 'een tijd als 14:30' },
  'expected-offset': {
    en: 'an offset of one unit such as -P14D or P7D',
    nl: 'een afstand van een eenheid zoals -P14D of P7D',
  },
  'expected-rule': { en: 'a rule from R1 to R136', nl: 'een regel van R1 tot R136' },
  'expected-deadline': { en: 'a deadline from D01 to D46', nl: 'een termijn van D01 tot D46' },
  'expected-anchor': {
    en: 'a day to count from: opening, signing, entry-into-force, term-end, joining, opened, or phase:, gate:, milestone:, date: with a name',
    nl: 'een dag om vanaf te tellen: opening, signing, entry-into-force, term-end, joining, opened, of phase:, gate:, milestone:, date: met een naam',
  },
  'expected-address': { en: 'an e-mail address', nl: 'een e-mailadres' },
  'expected-plain-text': {
    en: 'plain text without control characters',
    nl: 'gewone tekst zonder stuurtekens',
  },
  string: { en: 'text', nl: 'tekst' },
  number: { en: 'a number', nl: 'een getal' },
  int: { en: 'a whole number', nl: 'een geheel getal' },
  boolean: { en: 'true or false', nl: 'true of false' },
  object: { en: 'a group of fields', nl: 'een groep velden' },
  array: { en: 'a list', nl: 'een lijst' },
  record: { en: 'a group of fields', nl: 'een groep velden' },
};

/** The problem as a sentence in Dutch or English, without its place. */
export function describeFileProblem(problem: FileProblem, language: 'nl' | 'en'): string {
  const { code, parameters } = problem;
  if (code in definitionProblems || code in definitionWarnings)
    return describeFinding({ path: [], code: code as DefinitionFinding['code'], parameters }, language);
  const template = fileProblems[code as FileProblemCode][language];
  return template.replace(/\{(\w+)(?::([^}]*))?\}/g, (_, name: string, lead: string | undefined) => {
    const value = parameters[name];
    if (lead !== undefined) return value ? ` ${lead} ${value}?` : '';
    return name === 'expected' ? (forms[value ?? '']?.[language] ?? value ?? '') : (value ?? '');
  });
}
