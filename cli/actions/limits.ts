import { CliError } from '../failures.ts';

/** Bytes of a text that is typed; longer belongs in a document. */
export const TEXT_LIMIT = 64 * 1024;
/** Bytes of a document. */
export const DOCUMENT_LIMIT = 25 * 1000 * 1000;

/** Control characters but tab and line ends, and the marks that turn the direction of what a reader sees. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- finding them is the point
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;

/**
 * The text with plain line ends, fit to be stored and shown. Nothing is silently removed.
 * Errors: CONTROL_CHARACTERS, TEXT_TOO_LONG.
 */
export function checkText(field: string, text: string): string {
  const found = FORBIDDEN.exec(text)?.[0];
  if (found !== undefined) {
    const character = `U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
    throw new CliError('CONTROL_CHARACTERS', { field, character });
  }
  const size = Buffer.byteLength(text);
  if (size > TEXT_LIMIT) {
    throw new CliError('TEXT_TOO_LONG', { field, size: humanSize(size), limit: humanSize(TEXT_LIMIT) });
  }
  return text.replace(/\r\n?/g, '\n');
}

/** `64 KiB`, `25 MB`: rounded up, so that what is over a limit never looks equal to it. */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1000 * 1000) return `${Math.ceil(bytes / 1024)} KiB`;
  return `${Math.ceil(bytes / 100_000) / 10} MB`;
}
