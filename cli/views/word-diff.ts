/** A run of words that both texts have, or only one of them. */
export interface WordRun {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Beyond so many comparisons two texts are told as one run gone and one new. */
const MOST_COMPARISONS = 4_000_000;

/**
 * What two texts have in common, word by word: the longest common sequence. Blanks count with the word before them, and
 * a word that only stands on another line is the same word.
 */
export function wordDiff(before: string, after: string): WordRun[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const start = commonLength(old, now);
  const end = commonLength(old.slice(start).toReversed(), now.slice(start).toReversed());
  const [gone, added] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return joined([
    ...asRuns('same', now.slice(0, start)),
    ...middle(gone, added),
    ...asRuns('same', now.slice(now.length - end)),
  ]);
}

function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|^\s+/g) ?? [];
}

function commonLength(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((word, index) => !isSame(word, other[index]));
  return differs < 0 ? Math.min(one.length, other.length) : differs;
}

function isSame(one: string, other: string | undefined): boolean {
  return other !== undefined && one.trimEnd() === other.trimEnd();
}

function asRuns(kind: WordRun['kind'], words: readonly string[]): WordRun[] {
  return words.map((text) => ({ kind, text }));
}

function middle(old: readonly string[], now: readonly string[]): WordRun[] {
  if (old.length * now.length > MOST_COMPARISONS) return [...asRuns('gone', old), ...asRuns('new', now)];
  const common = commonTable(old, now);
  const runs: WordRun[] = [];
  let [at, to] = [0, 0];
  while (at < old.length && to < now.length) {
    const [word = '', other = ''] = [old[at], now[to]];
    if (isSame(word, other)) {
      runs.push({ kind: 'same', text: other });
      [at, to] = [at + 1, to + 1];
    } else if ((common[at + 1]?.[to] ?? 0) >= (common[at]?.[to + 1] ?? 0)) {
      runs.push({ kind: 'gone', text: word });
      at += 1;
    } else {
      runs.push({ kind: 'new', text: other });
      to += 1;
    }
  }
  return [...runs, ...asRuns('gone', old.slice(at)), ...asRuns('new', now.slice(to))];
}

/** How many words two ends have in common, by where each begins. */
function commonTable(old: readonly string[], now: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let at = old.length - 1; at >= 0; at -= 1) {
    for (let to = now.length - 1; to >= 0; to -= 1) {
      const [row, below] = [table[at], table[at + 1]];
      if (!row || !below) continue;
      row[to] = isSame(old[at] ?? '', now[to])
        ? (below[to + 1] ?? 0) + 1
        : Math.max(below[to] ?? 0, row[to + 1] ?? 0);
    }
  }
  return table;
}

/** Neighbours of one kind become one run. */
function joined(runs: readonly WordRun[]): WordRun[] {
  const whole: WordRun[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last?.kind === run.kind) whole[whole.length - 1] = { ...last, text: last.text + run.text };
    else whole.push(run);
  }
  return whole;
}
