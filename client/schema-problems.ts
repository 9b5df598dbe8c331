import { closest, distance } from 'fastest-levenshtein';
import { leaves, type Schema } from '../domain/schema-parts.ts';
import type { FileProblem } from './file-problems.ts';
import type { YamlFile } from './yaml-file.ts';

/** The part of a zod issue that is read here. */
export interface SchemaIssue {
  code?: string | undefined;
  message: string;
  path: PropertyKey[];
  keys?: string[];
  values?: unknown[];
  options?: unknown[];
  errors?: SchemaIssue[][];
  expected?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  origin?: string;
}

/** Turns a schema's issues into problems at their lines, each with the nearest known name where one fits. */
export function schemaProblems(schema: Schema, file: YamlFile, issues: SchemaIssue[]): FileProblem[] {
  return issues.flatMap((issue) => toProblems(schema, file, issue));
}

function toProblems(schema: Schema, file: YamlFile, issue: SchemaIssue): FileProblem[] {
  const { path, code } = issue;
  if (code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => unknownField(schema, file, path, key));
  const value = valueAt(file.value, path);
  if (path.at(-1) === 'owner' && path[0] === 'obligations' && isBlank(value))
    return [withoutOwner(file, path)];
  if (value === undefined)
    return [file.problem(path.slice(0, -1), 'MISSING_FIELD', { field: nameOf(path) }, 'key')];
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && expectsDate(issue))
    return [file.problem(path, 'NO_SUCH_DATE', { date: value })];
  if (code === 'invalid_union') return unionProblems(schema, file, issue, value);
  return [file.problem(path, ...wrongValue(issue, value))];
}

function unknownField(schema: Schema, file: YamlFile, path: PropertyKey[], key: string): FileProblem {
  const known = fieldsAt(schema, path);
  // Known to another shape that might be meant here, so it is the company that is wrong.
  if (known.includes(key))
    return file.problem([...path, key], 'FIELD_UNFIT', besides(file, path, key), 'key');
  return file.problem([...path, key], 'UNKNOWN_FIELD', { field: key, hint: nearest(key, known) }, 'key');
}

/** A field, and those beside which it stands. */
function besides(file: YamlFile, path: PropertyKey[], field: string): Record<string, string> {
  const value = valueAt(file.value, path);
  const others = isRecord(value) ? Object.keys(value).filter((key) => key !== field) : [];
  return { field, others: others.join(', ') };
}

function withoutOwner(file: YamlFile, path: PropertyKey[]): FileProblem {
  const template = valueAt(file.value, path.slice(0, -1));
  const id = isRecord(template) && typeof template['id'] === 'string' ? template['id'] : nameOf(path);
  return file.problem(path.slice(0, -1), 'OBLIGATION_WITHOUT_OWNER', { obligation: id });
}

/** Of several shapes that might be meant, the one that the value comes nearest to is explained. */
function unionProblems(schema: Schema, file: YamlFile, issue: SchemaIssue, value: unknown): FileProblem[] {
  const { path, options, errors = [] } = issue;
  if (options) return [file.problem(path, 'NOT_ONE_OF', oneOf(path, options, value))];
  const known = fieldsAt(schema, path);
  const strange = isRecord(value) ? Object.keys(value).filter((key) => !known.includes(key)) : [];
  if (strange.length > 0) return strange.map((key) => unknownField(schema, file, path, key));
  const [likeliest = []] = errors.toSorted((one, other) => weight(one) - weight(other));
  const inner = likeliest.map((each) => ({ ...each, path: [...path, ...each.path] }));
  return inner.length > 0
    ? inner.flatMap((each) => toProblems(schema, file, each))
    : [file.problem(path, 'WRONG_VALUE', { field: nameOf(path) })];
}

/** A shape that wants other fields than the value has is less likely than one that dislikes what a field holds. */
function weight(issues: SchemaIssue[]): number {
  return issues.reduce((sum, { code, path }) => {
    if (code === 'unrecognized_keys') return sum + 20;
    return sum + (path.length === 0 ? 10 : 1);
  }, 0);
}

type Finding = [FileProblem['code'], Record<string, string>];

function wrongValue(issue: SchemaIssue, value: unknown): Finding {
  const { path, code, message } = issue;
  const field = nameOf(path);
  if (message.startsWith('expected-')) return ['WRONG_FORM', { field, expected: message }];
  if (code === 'invalid_type') return ['WRONG_TYPE', { field, expected: String(issue.expected) }];
  if (code === 'invalid_value') return ['NOT_ONE_OF', oneOf(path, issue.values ?? [], value)];
  const counted = issue.origin === 'number' || issue.origin === 'int';
  if (code === 'too_small')
    return [counted ? 'TOO_SMALL' : 'TOO_SHORT', { field, limit: String(issue.minimum) }];
  if (code === 'too_big')
    return [counted ? 'TOO_LARGE' : 'TOO_LONG', { field, limit: String(issue.maximum) }];
  return ['WRONG_VALUE', { field }];
}

function oneOf(path: PropertyKey[], values: unknown[], value: unknown): Record<string, string> {
  const known = values.map(String);
  return { field: nameOf(path), values: known.join(', '), hint: nearest(String(value), known) };
}

/** The nearest known name, when it is near enough to be what was meant. */
function nearest(name: string, known: string[]): string {
  if (known.length === 0) return '';
  const candidate = closest(name, known);
  return distance(name, candidate) <= Math.max(2, Math.floor(name.length / 3)) ? candidate : '';
}

/** Names of the fields that a schema knows at a path, over all shapes that a union allows there. */
function fieldsAt(schema: Schema, path: PropertyKey[]): string[] {
  const reached = path.reduce<Schema[]>(
    (schemas, step) => schemas.flatMap((each) => into(each, step)),
    [schema],
  );
  return [
    ...new Set(reached.flatMap((each) => leaves(each).flatMap(({ shape }) => Object.keys(shape ?? {})))),
  ];
}

function into(schema: Schema, step: PropertyKey): Schema[] {
  return leaves(schema).flatMap(({ shape, element }) => shape?.[String(step)] ?? element ?? []);
}

function expectsDate(issue: SchemaIssue): boolean {
  return issue.message === 'expected-date' || (issue.errors ?? []).flat().some(expectsDate);
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (current, step) =>
      typeof current === 'object' && current !== null ? Reflect.get(current, step) : undefined,
    value,
  );
}

function nameOf(path: PropertyKey[]): string {
  return String(path.findLast((step) => typeof step === 'string') ?? path.at(-1) ?? '');
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (isRecord(value) && Object.keys(value).length === 0)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
