import * as z from 'zod/mini';

/** Longest slug, and longest short text that may travel in a command; longer text belongs in the content store. */
export const SLUG_LIMIT = 80;

/** The one word that every JavaScript object answers to, so that it can never be the key of a record. */
const INHERITED = 'constructor';

/** Lower-case words joined by single hyphens: the id of an organisation, person, phase, gate or obligation. */
export const slugSchema = z.string().check(
  z.maxLength(SLUG_LIMIT),
  z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected-slug'),
  z.refine((text) => text !== INHERITED, 'expected-slug'),
);

/**
 * Id of one obligation within its covenant: template, then `/organisation` where each organisation has its own,
 * then `#occurrence` where it recurs; for example `action-plan/company-one#2`.
 */
export const obligationIdSchema = z.string().check(
  z.maxLength(200),
  z.regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?(?:#[1-9][0-9]*)?$/,
    'expected-obligation-id',
  ),
  z.refine((text) => text !== INHERITED, 'expected-obligation-id'),
);

/**
 * Id of an item of the dossier: the word that its teller chose, then `/organisation` where it was told in confidence.
 * So an item that somebody may not see never stands in the way of a name that they choose.
 */
export const itemIdSchema = z.string().check(
  z.maxLength(2 * SLUG_LIMIT + 1),
  z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/, 'expected-item-id'),
  z.refine((text) => text !== INHERITED, 'expected-item-id'),
);

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True when `YYYY-MM-DD` names a day that exists, in the years 1900 to 2999. */
export function isRealDate(text: string): boolean {
  const match = /^((?:19|2\d)\d{2})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** Civil date in Europe/Amsterdam, `YYYY-MM-DD`; a date that does not exist is refused. */
export const dateSchema = z.string().check(z.refine(isRealDate, 'expected-date'));

/** Time of day in Amsterdam, `HH:MM`. */
export const timeSchema = z.string().check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'expected-time'));

/** ISO 8601 period of one unit, more than zero: `P14D`, `P2W`, `P3M`, `P1Y`. */
export const periodSchema = z.string().check(z.regex(/^P[1-9][0-9]{0,3}[DWMY]$/, 'expected-period'));

/** Signed ISO 8601 offset of one unit from a due date: `-P14D` is two weeks before, `P0D` the day itself. */
export const offsetSchema = z.string().check(z.regex(/^-?P[0-9]{1,4}[DWMY]$/, 'expected-offset'));

/**
 * One line that is printed and mailed as it stands: no control characters, no line ends, no marks that turn the
 * direction of writing, no half surrogate pairs (which have no UTF-8 bytes).
 */
export function lineSchema(limit: number) {
  return z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(limit),
      z.regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+$/u, 'expected-plain-text'),
    );
}

/** As a line, but line ends are welcome. */
export function textSchema(limit: number) {
  return z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(limit),
      z.regex(/^(?:\n|[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069])+$/u, 'expected-plain-text'),
    );
}

/** A sentence in both languages that parties read. */
export const localTextSchema = z.strictObject({ nl: textSchema(500), en: textSchema(500) });

/** `cmd_` and a UUIDv7 that the sender made. */
export const commandIdSchema = z
  .string()
  .check(
    z.regex(
      /^cmd_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      'expected-command-id',
    ),
  );

/**
 * Points at bytes in the content store: free text, a name, an address, a document, figures.
 * `commitment` is SHA-256 over salt and bytes, so that erasing the bytes leaves every proof whole.
 */
export const contentReferenceSchema = z.strictObject({
  ref: z.string().check(z.regex(/^cnt_[0-9a-f-]{36}$/, 'expected-content-reference')),
  commitment: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'expected-sha256')),
  mediaType: z.string().check(z.maxLength(100), z.regex(/^[\x20-\x7e]*$/, 'expected-media-type')),
  bytes: z.int().check(z.minimum(0)),
});

/**
 * A figure that is not for everybody: what an organisation puts in, in days or euros. It stands in the content store as
 * a whole number in digits, from 0 to 999,999,999, and only its reference travels.
 */
export const figureSchema = z.strictObject({ ...contentReferenceSchema.shape });

export type LocalText = z.infer<typeof localTextSchema>;
export type ContentReference = z.infer<typeof contentReferenceSchema>;
/** Civil date `YYYY-MM-DD`, Europe/Amsterdam. */
export type CivilDate = string;
/** Instant, ISO 8601 in UTC with milliseconds: `2026-11-23T20:00:00.000Z`. */
export type Instant = string;
