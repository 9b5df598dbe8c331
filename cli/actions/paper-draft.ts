import { safeParse } from 'zod/mini';
import { slugSchema } from '../../domain/primitives.ts';
import { CliError } from '../failures.ts';
import { checkText } from './limits.ts';

/**
 * A paper as a Markdown file: each clause begins with `## id Heading`, and its words follow. The first line may say
 * which version the file was made from. Ids are what versions are compared by, so they stay when headings change.
 */
export interface PaperDraft {
  /** What the first line says; null without one. */
  mark: { paper: string; version: number } | null;
  clauses: DraftClause[];
}

/** A clause with its words as they are stored: a heading, where there is one, as their first line. */
export interface DraftClause {
  clause: string;
  words: string;
}

const MARK = /^<!-- covenant paper: ([a-z0-9-]+), version (\d{1,9}) -->\s*$/;
const SECTION = /^##[ \t]+(.*?)[ \t]*#*$/;
const FENCE = /^\s*(?:`{3}|~{3})/;

/**
 * Reads a draft. `file` is how problems name it, with the line.
 * Errors: DRAFT_TEXT_OUTSIDE, DRAFT_CLAUSE_UNNAMED, DRAFT_CLAUSE_TWICE, DRAFT_CLAUSE_EMPTY, DRAFT_CODE_OPEN,
 * DRAFT_WITHOUT_CLAUSES, and those of a text (CONTROL_CHARACTERS, TEXT_TOO_LONG).
 */
export function parseDraft(text: string, file: string): PaperDraft {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const marked = MARK.exec(lines[0] ?? '');
  const sections = sectionsOf(lines, marked ? 1 : 0, file);
  if (sections.length === 0) throw new CliError('DRAFT_WITHOUT_CLAUSES', { file });
  const lineOf = new Map<string, number>();
  for (const { clause, line } of sections) {
    const earlier = lineOf.get(clause);
    if (earlier !== undefined)
      throw new CliError('DRAFT_CLAUSE_TWICE', { file, line: `${line}`, clause, earlier: `${earlier}` });
    lineOf.set(clause, line);
  }
  return {
    mark: marked ? { paper: marked[1] ?? '', version: Number(marked[2]) } : null,
    clauses: sections.map((section) => toClause(section, file)),
  };
}

interface Section {
  clause: string;
  heading: string;
  body: string[];
  /** Line of its heading, from 1. */
  line: number;
}

/** A heading inside a block of code is no clause. */
function sectionsOf(lines: readonly string[], from: number, file: string): Section[] {
  const sections: Section[] = [];
  let fence: Fence | null = null;
  for (const [index, text] of lines.entries()) {
    if (index < from) continue;
    const line = index + 1;
    const section = fence ? null : SECTION.exec(text);
    if (section) {
      sections.push(startSection(section[1] ?? '', line, file));
      continue;
    }
    fence = fenceAfter(fence, text, line);
    const last = sections.at(-1);
    if (last) last.body.push(text);
    else if (text.trim() !== '') throw new CliError('DRAFT_TEXT_OUTSIDE', { file, line: `${line}` });
  }
  if (fence) throw new CliError('DRAFT_CODE_OPEN', { file, line: `${fence.line}` });
  return sections;
}

interface Fence {
  line: number;
  mark: string;
}

/** A block of code ends with the mark that began it. */
function fenceAfter(fence: Fence | null, text: string, line: number): Fence | null {
  const mark = FENCE.exec(text)?.[0].trim();
  if (mark === undefined) return fence;
  if (fence === null) return { line, mark };
  return fence.mark === mark ? null : fence;
}

function startSection(title: string, line: number, file: string): Section {
  const [clause = '', ...rest] = title.split(/[ \t]+/);
  if (!safeParse(slugSchema, clause).success)
    throw new CliError('DRAFT_CLAUSE_UNNAMED', { file, line: `${line}`, heading: title.slice(0, 60) });
  return { clause, heading: rest.join(' '), body: [], line };
}

function toClause({ clause, heading, body, line }: Section, file: string): DraftClause {
  const words = body
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
  if (words === '') throw new CliError('DRAFT_CLAUSE_EMPTY', { file, line: `${line}`, clause });
  return { clause, words: checkText(clause, heading === '' ? words : `## ${heading}\n\n${words}`) };
}

/** The heading and the rest of a clause's words; an empty heading where they begin with none. */
export function splitWords(words: string): { heading: string; body: string } {
  const [first = '', ...rest] = words.split('\n');
  const heading = SECTION.exec(first)?.[1];
  if (heading === undefined || heading === '') return { heading: '', body: words };
  return { heading, body: rest.join('\n').replace(/^\n+/, '') };
}

/** True of words that differ only in the blanks round them. */
export function sameWords(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(words: string): string {
  const { heading, body } = splitWords(words.replace(/\r\n?/g, '\n'));
  return `${heading}\n\n${body.trim()}`;
}

/**
 * Writes a version out as a draft that reads back as the same clauses. A clause whose words would not (they hold a line
 * that begins another) is left out of the file and named in `left`.
 */
export function formatDraft(
  mark: { paper: string; version: number },
  clauses: readonly DraftClause[],
): { text: string; left: string[] } {
  const written = clauses.map((clause) => ({ ...clause, text: formatClause(clause) }));
  const sound = written.filter(readsBack);
  const left = written.filter((clause) => !readsBack(clause)).map(({ clause }) => clause);
  const head = `<!-- covenant paper: ${mark.paper}, version ${mark.version} -->`;
  return { text: `${[head, ...sound.map(({ text }) => text)].join('\n\n')}\n`, left };
}

/** An empty clause to fill in. */
export function emptyClause(clause: string, heading: string): string {
  return `## ${clause} ${heading}\n`;
}

function formatClause({ clause, words }: DraftClause): string {
  const { heading, body } = splitWords(words);
  return `## ${clause}${heading === '' ? '' : ` ${heading}`}\n\n${body}`;
}

function readsBack({ clause, words, text }: DraftClause & { text: string }): boolean {
  try {
    const { clauses } = parseDraft(text, clause);
    return clauses.length === 1 && sameWords(clauses[0]?.words ?? '', words);
  } catch {
    return false;
  }
}
