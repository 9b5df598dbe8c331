import { loadDefinition, type LoadedDefinition } from '../../client/definition-file.ts';
import { describeFileProblem, type FileProblem } from '../../client/file-problems.ts';
import { CliError } from '../failures.ts';
import type { Session } from '../session.ts';

export type Described = FileProblem & { message: string };

export function described({ language }: Session, problem: FileProblem): Described {
  return { ...problem, message: describeFileProblem(problem, language) };
}

export function located(file: string, { line, column, message }: Described): string {
  return `${file}:${line}:${column}  ${message}`;
}

/** A checked definition. Error: DEFINITION_INVALID. */
export function requireSound(session: Session, file: string, bytes: Uint8Array): LoadedDefinition {
  const loaded = loadDefinition(bytes);
  if ('problems' in loaded) throw invalid(session, file, loaded.problems);
  return loaded;
}

export function invalid(session: Session, file: string, problems: readonly FileProblem[]): CliError {
  return invalidFile(session, 'DEFINITION_INVALID', file, problems);
}

/** A line for each mistake in a file, with its place. */
export function locatedProblems(session: Session, file: string, problems: readonly FileProblem[]): string[] {
  return problems.map((problem) => located(file, described(session, problem)));
}

/** A file with mistakes, of which the first is told with its place. */
export function invalidFile(
  session: Session,
  code: 'DEFINITION_INVALID' | 'ADOPTION_INVALID' | 'ANSWERS_UNSOUND',
  file: string,
  problems: readonly FileProblem[],
): CliError {
  const [first] = problems.map((problem) => described(session, problem));
  const place = first ? `${first.line}:${first.column} ${first.message}` : '';
  return new CliError(code, { file, count: `${problems.length}`, first: place });
}

/** Who may open a covenant: the secretariat's officers. */
export function officersOf({ file }: LoadedDefinition): { value: string; name: string }[] {
  return file.people
    .filter((person) => person.roles.includes('officer') && person.organisation === file.secretariat)
    .map(({ id, name }) => ({ value: id, name: `${name} [${id}]` }));
}
