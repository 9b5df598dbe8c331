/** Longest free text that a notice quotes, in characters; the whole of it stays with the secretariat. */
const QUOTE_LIMIT = 600;

/** Free text on one line: what a person typed can neither add lines nor hide them. */
export function oneLine(text: string, limit = QUOTE_LIMIT): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
  const characters = Array.from(line);
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
