import { loadCalendar } from '../../client/definition-file.ts';
import { describeFileProblem, type FileProblem } from '../../client/file-problems.ts';
import type { Calendar } from '../../domain/closed-days.ts';
import { translator, type Language } from '../messages.ts';
import { readDocument } from './documents.ts';

/** A calendar file that is not right, told with its first problem at its line and column. */
class CalendarFileError extends Error {
  override readonly name = 'CalendarFileError';
  readonly code = 'CALENDAR_FILE_INVALID';
  readonly kind = 'bad-input';
  readonly parameters: Readonly<Record<string, string>>;
  private readonly first: FileProblem | undefined;

  constructor(file: string, problems: readonly FileProblem[]) {
    super(`${file} is not a calendar`);
    [this.first] = problems;
    const { line = 1, column = 1, code = '' } = this.first ?? {};
    this.parameters = { file, count: `${problems.length}`, place: `${line}:${column}`, problem: code };
  }

  describe(language: Language): string {
    const problem = this.first ? describeFileProblem(this.first, language) : '';
    return translator(language)('deadline.calendarFile', { ...this.parameters, problem });
  }
}

/**
 * Reads a calendar from a YAML file and checks it whole.
 * Errors: CALENDAR_FILE_INVALID with the first problem at its line and column, and those of reading a file.
 */
export async function readCalendar(folder: string, file: string): Promise<Calendar> {
  const { bytes } = await readDocument(folder, file);
  const loaded = loadCalendar(bytes);
  if ('problems' in loaded) throw new CalendarFileError(file, loaded.problems);
  return loaded.calendar;
}
