import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { FileProblem } from './file-problems.ts';

/** Largest file that is read, in bytes; a definition of 500 organisations takes less than half of it. */
export const FILE_LIMIT = 1_048_576;

/** Most times that a file may repeat its own parts by alias, nested repetitions counted. */
const ALIAS_LIMIT = 50;

type Path = readonly PropertyKey[];

/** A YAML file that was read, with the way back from a value to its place. */
export interface YamlFile {
  value: unknown;
  /** Turns a finding into a problem at a line and column, both counted from 1; `at: 'key'` points at the name. */
  problem(
    path: Path,
    code: FileProblem['code'],
    parameters: FileProblem['parameters'],
    at?: 'key' | 'value',
  ): FileProblem;
}

/** Reads YAML 1.2 with the JSON-like core schema: no dates, no custom tags, no merge keys; never throws on bad input. */
export function readYaml(input: string | Uint8Array): YamlFile | { problems: FileProblem[] } {
  const text = toText(input);
  if (typeof text !== 'string') return { problems: [text] };
  const lines = new LineCounter();
  const parsed = parse(text, lines);
  if ('problems' in parsed) return parsed;
  const { document, value } = parsed;
  return {
    value,
    problem: (path, code, parameters, at = 'value') => {
      const { line, col } = lines.linePos(offsetOf(document, path, at));
      return { line, column: col, path: path.map(String).join('.'), code, parameters };
    },
  };
}

/** A problem with the file as a whole, shown at its first line. */
function whole(code: FileProblem['code'], parameters: Record<string, string> = {}): FileProblem {
  return { line: 1, column: 1, path: '', code, parameters };
}

function toText(input: string | Uint8Array): string | FileProblem {
  const size = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (size > FILE_LIMIT) return whole('FILE_TOO_LARGE', { size: `${size}`, limit: `${FILE_LIMIT}` });
  if (typeof input === 'string') return input;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    return whole('NOT_UTF8');
  }
}

type Parsed = { document: Document.Parsed; value: unknown } | { problems: FileProblem[] };

function parse(text: string, lineCounter: LineCounter): Parsed {
  try {
    const document = parseDocument(text, {
      lineCounter,
      uniqueKeys: true,
      schema: 'core',
      logLevel: 'silent',
    });
    const defects = [...document.errors, ...document.warnings];
    if (defects.length > 0) return { problems: defects.map((defect) => syntaxProblem(defect, lineCounter)) };
    const value: unknown = document.toJS({ maxAliasCount: ALIAS_LIMIT });
    if (value === null || value === undefined) return { problems: [whole('FILE_EMPTY')] };
    return expandsTooFar(value) ? { problems: [whole('TOO_MANY_ALIASES')] } : { document, value };
  } catch (error) {
    // The parser knows no limit of nesting but the stack's, and tells excessive aliases by a ReferenceError.
    if (error instanceof RangeError) return { problems: [whole('TOO_DEEP')] };
    if (error instanceof ReferenceError) return { problems: [whole('TOO_MANY_ALIASES')] };
    throw error;
  }
}

/** Aliases can make a value that holds itself, or one far larger than its text. */
function expandsTooFar(value: unknown): boolean {
  try {
    return JSON.stringify(value).length > 4 * FILE_LIMIT;
  } catch (error) {
    if (error instanceof TypeError) return true;
    throw error;
  }
}

interface SyntaxDefect {
  code: string;
  message: string;
  pos: [number, number];
}

function syntaxProblem({ code, message, pos }: SyntaxDefect, lines: LineCounter): FileProblem {
  const { line, col } = lines.linePos(pos[0]);
  const place = { line, column: col, path: '' };
  if (code === 'DUPLICATE_KEY') return { ...place, code: 'FIELD_TWICE', parameters: {} };
  const reason = (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
  return { ...place, code: 'INVALID_YAML', parameters: { reason } };
}

/** Where the deepest existing part of a path begins in the text. */
function offsetOf(document: Document.Parsed, path: Path, at: 'key' | 'value'): number {
  let node: Node | null = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, step] of path.entries()) {
    const next = child(document, node, step);
    if (!next) return offset;
    const keyWanted = at === 'key' && index === path.length - 1;
    offset =
      (keyWanted ? startOf(next.key) : undefined) ?? startOf(next.value) ?? startOf(next.key) ?? offset;
    node = next.value;
  }
  return offset;
}

interface Child {
  key: Node | null;
  value: Node | null;
}

function child(document: Document.Parsed, parent: Node | null, step: PropertyKey): Child | null {
  const node = resolved(document, parent);
  if (isSeq<Node>(node)) {
    const value = node.items[Number(step)];
    return value ? { key: null, value } : null;
  }
  if (!isMap<Node, Node | null>(node)) return null;
  const pair = node.items.find(
    (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === step,
  );
  return pair ? { key: pair.key, value: pair.value } : null;
}

function resolved(document: Document.Parsed, node: Node | null): Node | null {
  return node && 'resolve' in node ? (node.resolve(document) ?? null) : node;
}

function startOf(node: Node | null | undefined): number | undefined {
  return node?.range?.[0];
}
