import type { LocalText } from '../../domain/primitives.ts';

/** Why a dropped file is not taken, for the person who put it there. */
export const rejections = {
  FILE_EMPTY: {
    nl: 'Het bestand is leeg. Lever het opnieuw in met de gegevens erin.',
    en: 'The file is empty. Deliver it again with the data in it.',
  },
  FILE_KIND: {
    nl: 'Alleen .csv en .json worden aangenomen. Bewaar de gegevens zo en lever ze opnieuw in.',
    en: 'Only .csv and .json are taken. Save the data as one of these and deliver it again.',
  },
  FILE_TOO_LARGE: {
    nl: 'Het bestand is {size}; hooguit {limit} wordt aangenomen. Splits het en lever de delen in.',
    en: 'The file is {size}; at most {limit} is taken. Split it and deliver the parts.',
  },
  WRONG_ENCODING: {
    nl: 'Het bestand is geen UTF-8-tekst. Bewaar het als UTF-8 (in Excel: “CSV UTF-8”) en lever het opnieuw in.',
    en: 'The file is not UTF-8 text. Save it as UTF-8 (in Excel: “CSV UTF-8”) and deliver it again.',
  },
  MALFORMED_CSV: {
    nl: 'Het CSV-bestand is niet te lezen: {detail}. Verbeter het en lever het opnieuw in.',
    en: 'The CSV file cannot be read: {detail}. Correct it and deliver it again.',
  },
  MALFORMED_JSON: {
    nl: 'Het JSON-bestand is niet te lezen: {detail}. Verbeter het en lever het opnieuw in.',
    en: 'The JSON file cannot be read: {detail}. Correct it and deliver it again.',
  },
  UNKNOWN_PLACE: {
    nl: 'Er is geen convenant {covenant} waaraan {organisation} meedoet. Gebruik de map <convenant>/<organisatie>.',
    en: 'There is no covenant {covenant} in which {organisation} takes part. Use the folder <covenant>/<organisation>.',
  },
  NO_OBLIGATION: {
    nl: '“{name}” is geen openstaande rapportage van {organisation}. Noem het bestand, of het veld “obligation” erin, naar een van: {open}.',
    en: '“{name}” is no open report of {organisation}. Name the file, or the field “obligation” in it, after one of: {open}.',
  },
  NOBODY_TO_ACT: {
    nl: 'Voor {organisation} is geen contactpersoon bekend. Het secretariaat wijst er een aan; lever daarna opnieuw in.',
    en: 'No contact is known for {organisation}. The secretariat names one; deliver again after that.',
  },
  REFUSED: { nl: '{nl}', en: '{en}' },
} as const satisfies Record<string, LocalText>;

export type RejectionCode = keyof typeof rejections;

/** A file that is not taken: the person who dropped it can mend it. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly code: RejectionCode;
  readonly parameters: Readonly<Record<string, string>>;

  constructor(code: RejectionCode, parameters: Record<string, string> = {}) {
    super(code);
    this.code = code;
    this.parameters = parameters;
  }

  /** The reason in both languages. */
  describe(): LocalText {
    const { nl, en } = rejections[this.code];
    return { nl: this.fill(nl), en: this.fill(en) };
  }

  private fill(template: string): string {
    return template.replace(/\{(\w+)\}/g, (_, name: string) => this.parameters[name] ?? '?');
  }
}
