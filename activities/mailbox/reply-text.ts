/** What somebody wrote, without what a mail program added. */
export interface ReplyText {
  /** Without quoted text; closing and signature are still there. */
  words: string;
  /** What carries meaning: without closing, signature and what stands below them. */
  meaning: string;
  lines: Line[];
}

/** Lines after which everything is an earlier message. */
const EARLIER_MESSAGE = [
  /^-{2,}\s*(?:oorspronkelijk(?:e)? bericht|original message|doorgestuurd bericht|forwarded message)\b/i,
  /^(?:begin doorgestuurd bericht|begin forwarded message):?/i,
  /^_{10,}\s*$/,
];

/** `Van: …` is a header of an earlier message where a line like `Verzonden: …` stands near below it. */
const HEADER_FIRST = /^[*\s]*(?:van|from)\s*:/i;
const HEADER_NEXT = /^[*\s]*(?:verzonden|datum|sent|date|aan|to|onderwerp|subject)\s*:/i;

/** `Op ma 3 mei 2027 om 10:12 schreef Secretariaat <…>:`, on one line or broken over several. */
const ATTRIBUTION_START = /^(?:op|on|le|am)\s.*\d/i;
const ATTRIBUTION_END = /(?:schreef|wrote|geschreven|schrieb|a écrit)\b.*:\s*$|:\s*$/i;
const ATTRIBUTION_WORD = /\b(?:schreef|wrote|geschreven|schrieb|a écrit)\b/i;
/** The address at the front: `Secretariaat <…> schreef op 3 mei:`. */
const ATTRIBUTION_TURNED = /^.{0,200}\b(?:schreef op|wrote on|het volgende geschreven)\b.*:\s*$/i;

const SIGNATURE = [
  /^--\s?$/,
  /^(?:met (?:vriendelijke|hartelijke) groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?|groet(?:en|jes)?|mvg|m\.v\.g\.|vr\.? gr\.?|hoogachtend)\s*[,.!]?\s*(?:\p{Lu}.{0,60})?$/iu,
  /^(?:(?:with )?(?:kind|best|warm|many)?\s*regards|best wishes|kindest regards|sincerely|yours (?:sincerely|faithfully)|cheers|thanks and regards)\s*[,.!]?\s*(?:\p{Lu}.{0,60})?$/iu,
  /^(?:verzonden|verstuurd|sent) (?:vanaf|vanuit|via|met|from|with) .{1,60}$/i,
  /^(?:outlook voor|get outlook for|download outlook) .{1,40}$/i,
];

/** Quoted lines are marked, so that the answers between them can be told from what they answer. */
export interface Line {
  quoted: boolean;
  text: string;
}

/** Splits off what was quoted, and what only mail programs and closings add. Dutch and English programs. */
export function readReply(text: string): ReplyText {
  const lines = withoutEarlier(clean(text).split('\n'));
  const own = lines.filter((line) => !line.quoted).map((line) => line.text);
  return { words: tidy(own), meaning: tidy(upToSignature(own)), lines };
}

/** One kind of line end and of space, without what nobody can see. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/(?!\n)\p{Cc}/gu, '');
}

function withoutEarlier(lines: readonly string[]): Line[] {
  const kept: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index] ?? '';
    if (EARLIER_MESSAGE.some((pattern) => pattern.test(text.trim())) || isHeader(lines, index)) break;
    const length = attributionAt(lines, index);
    // Some programs quote without marks: then nothing below is new.
    if (length > 0 && !isMarked(lines, index + length)) break;
    if (length > 0) index += length - 1;
    else kept.push({ quoted: /^\s*>/.test(text), text: text.replace(/^(?:\s*>)+\s?/, '') });
  }
  return kept;
}

/** Whether the next line that holds something is marked as quoted. */
function isMarked(lines: readonly string[], from: number): boolean {
  return (
    lines
      .slice(from)
      .find((line) => line.trim() !== '')
      ?.startsWith('>') === true
  );
}

function isHeader(lines: readonly string[], index: number): boolean {
  if (!HEADER_FIRST.test(lines[index] ?? '')) return false;
  return lines.slice(index + 1, index + 4).some((line) => HEADER_NEXT.test(line));
}

/** How many lines from here on say who wrote what follows; 0 for none. */
function attributionAt(lines: readonly string[], index: number): number {
  const first = (lines[index] ?? '').trim();
  if (ATTRIBUTION_TURNED.test(first)) return 1;
  if (!ATTRIBUTION_START.test(first)) return 0;
  for (let length = 1; length <= 3; length++) {
    const joined = lines
      .slice(index, index + length)
      .join(' ')
      .trim();
    if (ATTRIBUTION_WORD.test(joined) && ATTRIBUTION_END.test(joined)) return length;
  }
  return 0;
}

/** The text up to its closing or signature. */
export function upToSignature(lines: readonly string[]): string[] {
  const end = lines.findIndex(
    (line, index) => index > 0 && SIGNATURE.some((pattern) => pattern.test(line.trim())),
  );
  return end < 0 ? [...lines] : lines.slice(0, end);
}

/** Without spaces at the ends of lines, and at most one empty line in a row. */
export function tidy(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
