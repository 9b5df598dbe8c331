import * as z from 'zod/mini';
import { sha256Hex } from '../domain/canonical.ts';
import { closedDueDays, type AssumedDays } from '../domain/check-closed-days.ts';
import { checkDefinition } from '../domain/check-definition.ts';
import { calendarSchema, checkCalendar, type Calendar } from '../domain/closed-days.ts';
import {
  definitionFileSchema,
  definitionSchema,
  type Definition,
  type DefinitionFile,
} from '../domain/definition.ts';
import type { DefinitionFinding } from '../domain/definition-problems.ts';
import type { ContentReference } from '../domain/primitives.ts';
import { scenarioSchema, type Scenario } from '../domain/scenario.ts';
import { cardContent } from './content-fields.ts';
import type { FileProblem } from './file-problems.ts';
import { schemaProblems, type SchemaIssue } from './schema-problems.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

export interface Problems {
  problems: FileProblem[];
}

/** A definition as written, checked, with what deserves a look. */
export interface LoadedDefinition {
  file: DefinitionFile;
  /** SHA-256 over the file's bytes, 64 hexadecimal digits. */
  hash: string;
  warnings: FileProblem[];
}

/**
 * Reads a definition from YAML and checks it whole; every problem has its line and column. Never throws on bad input.
 * With days to count from it warns of due days that would fall on a closed day.
 */
export function loadDefinition(
  input: string | Uint8Array,
  assumed: AssumedDays = {},
): LoadedDefinition | Problems {
  const read = loadYaml<DefinitionFile>(input, definitionFileSchema);
  if ('problems' in read) return read;
  const { yaml, value } = read;
  const { problems, warnings } = checkDefinition(value);
  if (problems.length > 0) return { problems: placed(yaml, problems) };
  const findings = [...warnings, ...closedDueDays(value, assumed)];
  return { file: value, hash: sha256Hex(input), warnings: placed(yaml, findings) };
}

/** Reads a scenario from YAML; every problem has its line and column. Never throws on bad input. */
export function loadScenario(input: string | Uint8Array): { scenario: Scenario } | Problems {
  const read = loadYaml<Scenario>(input, scenarioSchema);
  return 'problems' in read ? read : { scenario: read.value };
}

/** Reads a calendar from YAML and checks it; every problem has its line and column. Never throws on bad input. */
export function loadCalendar(input: string | Uint8Array): { calendar: Calendar } | Problems {
  const read = loadYaml<Calendar>(input, calendarSchema);
  if ('problems' in read) return read;
  const { yaml, value: calendar } = read;
  const findings = checkCalendar(calendar).map(({ path, code, day }) => ({
    path,
    code,
    parameters: { day },
  }));
  return findings.length > 0 ? { problems: placed(yaml, findings) } : { calendar };
}

/** Stores bytes in the content store. */
export type PutBytes = (bytes: Uint8Array, mediaType: string) => Promise<ContentReference>;

/**
 * Makes the definition that commands and events carry: each person's name and address become a card in the content
 * store, so that neither the engine nor the chain ever holds them.
 */
export async function toDefinition(
  loaded: Pick<LoadedDefinition, 'file' | 'hash'>,
  put: PutBytes,
): Promise<{ definition: Definition; definitionHash: string }> {
  const people = await Promise.all(
    loaded.file.people.map(async ({ name, address, ...person }) => {
      const { bytes, mediaType } = cardContent({ name, address });
      return { ...person, card: await put(bytes, mediaType) };
    }),
  );
  const definition = definitionSchema.parse({ ...loaded.file, people });
  return { definition, definitionHash: loaded.hash };
}

/** Reads YAML by a schema; every problem has its line and column. */
export function loadYaml<T>(
  input: string | Uint8Array,
  schema: z.core.$ZodType<T>,
): { yaml: YamlFile; value: T } | Problems {
  const yaml = readYaml(input);
  if ('problems' in yaml) return yaml;
  const parsed = z.safeParse(schema, yaml.value);
  if (parsed.success) return { yaml, value: parsed.data };
  const issues = parsed.error.issues as SchemaIssue[];
  return { problems: inOrder(schemaProblems(schema, yaml, issues)) };
}

function placed(yaml: YamlFile, findings: DefinitionFinding[]): FileProblem[] {
  return inOrder(findings.map(({ path, code, parameters }) => yaml.problem(path, code, parameters)));
}

function inOrder(problems: FileProblem[]): FileProblem[] {
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
}
