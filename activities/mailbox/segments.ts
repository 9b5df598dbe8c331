import { tidy, upToSignature, type Line, type ReplyText } from './reply-text.ts';

/** A part of a reply, and the numbers of the items that it is about. */
export interface Segment {
  /** Empty where the reply does not say. */
  positions: number[];
  text: string;
}

const NUMBERS = '\\d{1,2}(?:\\s*(?:,|en|and|&|\\+)\\s*\\d{1,2})*';
const LEAD = '(?:punt(?:en)?|items?|nr\\.?|no\\.?|nummers?|numbers?|ad|vraag|#)';
/** `2: gereed`, `2. gereed`, `punt 2 is gereed`, `1 en 3 - done`, `2 gereed`. */
const NUMBERED = new RegExp(
  `^\\s*(?:[-*•]\\s*)?(?:${LEAD}\\s*(${NUMBERS})(?:\\s*[:.)=–-]|(?=\\s))|(${NUMBERS})\\s*[:.)=–-](?!\\d)|(${NUMBERS})(?=\\s+(?:is|zijn|gereed|klaar|gedaan|kan|lukt|uitstel|done|ready|can|cannot|extension|finished)))\\s*(.*)$`,
  'i',
);
const ALL =
  /\b(?:alles|alle (?:punten|stukken|onderdelen)|beide|allebei|all (?:items|points|of them|done)|both|everything)\b/i;

/**
 * Cuts a reply into what it says about each item of the message that it answers: by the numbers that it writes, or by
 * the quoted items between which it stands.
 */
export function splitByItem({ words, lines }: ReplyText, positions: readonly number[]): Segment[] {
  const between = betweenQuotes(lines, positions);
  if (between.length > 0) return between;
  const [only] = positions;
  const text = tidy(upToSignature(words.split('\n')));
  if (positions.length === 1 && only !== undefined)
    return [{ positions: [only], text: withoutNumber(text, only) }];
  const numbered = byNumber(text, positions);
  if (numbered.length > 0) return numbered;
  return [{ positions: ALL.test(text) ? [...positions] : [], text }];
}

function byNumber(text: string, positions: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  for (const line of text.split('\n')) {
    const match = NUMBERED.exec(line);
    const named = numbersIn(match?.[1] ?? match?.[2] ?? match?.[3] ?? '');
    const last = segments.at(-1);
    if (match && named.length > 0 && named.every((number) => positions.includes(number)))
      segments.push({ positions: named, text: match[4] ?? '' });
    else if (last) last.text = `${last.text}\n${line}`;
  }
  return segments.map((segment) => ({ ...segment, text: tidy(segment.text.split('\n')) }));
}

/** Somebody who was asked one thing may number it all the same. */
function withoutNumber(text: string, only: number): string {
  const match = NUMBERED.exec(text.split('\n')[0] ?? '');
  const named = numbersIn(match?.[1] ?? match?.[2] ?? match?.[3] ?? '');
  if (!match || named.join() !== String(only)) return text;
  return tidy([match[4] ?? '', ...text.split('\n').slice(1)]);
}

/** Answers below a quoted `2. …`, as people write them who answer point by point. */
function betweenQuotes(lines: readonly Line[], positions: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  let current: number | null = null;
  let quotedBefore = false;
  for (const { quoted, text } of lines) {
    if (quoted) {
      const number = Number(/^\s*(?:[-*•]\s*)?(\d{1,2})[.):]/.exec(text)?.[1] ?? '0');
      if (positions.includes(number)) current = number;
    } else if (current !== null && text.trim() !== '') {
      const last = segments.at(-1);
      if (last && !quotedBefore) last.text = `${last.text}\n${text}`;
      else segments.push({ positions: [current], text });
    }
    if (text.trim() !== '') quotedBefore = quoted;
  }
  const signed = segments.map(({ positions: of, text }) => ({
    positions: of,
    text: tidy(upToSignature(['', ...text.split('\n')])),
  }));
  return signed.filter(({ text }) => text !== '');
}

function numbersIn(text: string): number[] {
  return [...new Set((text.match(/\d{1,2}/g) ?? []).map(Number))];
}
